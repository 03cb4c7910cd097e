/** The outside world as Node sees it. */

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { deflateSync } from 'node:zlib'
import { tryFont } from './font-trial.ts'
import type { Host } from './host.ts'
import { listPackageFiles, readPackageFile } from './installed-package.ts'
import { packageRoot } from './package-root.ts'
import { readPicture, readUserFile, type Surroundings } from './resolver.ts'
import type { Transcoder } from './transcoder.ts'

/** Who asks, and from where. Everything may be left out. */
export interface NodeHostSettings {
  /** The article's own folder; the working folder where it has none. */
  readonly folder?: string
  readonly allowNetwork?: boolean
  /** Address that the user typed as input. */
  readonly typed?: URL | null
}

/** Makes the host of one build. */
export function createNodeHost(settings: NodeHostSettings = {}): Host {
  const root = packageRoot()
  const workingFolder = process.cwd()
  const around: Surroundings = {
    folder: settings.folder ?? workingFolder,
    workingFolder,
    allowNetwork: settings.allowNetwork ?? false,
    typed: settings.typed ?? null,
  }
  const starts = [root, around.folder, workingFolder]
  // What few builds ask for is loaded when it is asked for, and Node's own HTTP with it.
  let transcoder: Promise<Transcoder> | undefined
  return {
    asset: (file) => readFileSync(path.join(root, file)),
    assetNames: (folder) =>
      readdirSync(path.join(root, folder), { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => entry.name)
        .sort(),
    packageFile: remembered((name, file) => readPackageFile(name, file, starts)),
    packageFiles: remembered((name) => listPackageFiles(name, starts)),
    userFile: (file) => readUserFile(file, around),
    pictureBytes: (src, article) => readPicture(src, article, around),
    transcode: async (bytes, request) => {
      transcoder ??= import('./transcoder.ts').then(({ Transcoder }) => new Transcoder())
      return (await transcoder).transcode(bytes, request)
    },
    tryFont: (trial) => tryFont(trial),
    runEpubcheck: async (epub) => (await import('./run-epubcheck.ts')).runEpubcheck(epub, starts),
    // A cover takes a third of the time that it takes at the usual 6, and a quarter more room.
    deflate: (bytes) => deflateSync(bytes, { level: 3 }),
    hash: (algorithm, content) => createHash(algorithm).update(content).digest('hex'),
    sourceDateEpoch: sourceDateEpoch(process.env.SOURCE_DATE_EPOCH),
  }
}

/** Looks once for each thing: what is installed stays as it is while a book is made. */
function remembered<Q extends readonly string[], A>(look: (...question: Q) => A): (...question: Q) => A {
  const answers = new Map<string, A>()
  return (...question) => {
    const key = question.join('\0')
    const answer = answers.has(key) ? answers.get(key)! : look(...question)
    answers.set(key, answer)
    return answer
  }
}

/** Seconds since 1970, where the variable holds a whole number of them (reproducible-builds.org, spec 1.1). */
const sourceDateEpoch = (value: string | undefined): number | null =>
  value !== undefined && /^\d{1,12}$/.test(value) ? Number(value) : null
