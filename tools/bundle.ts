/**
 * Builds `dist/`: the command, its threads and the library as ES modules whose heavy parts load when they are used,
 * type declarations, and the notices of what is bundled.
 *
 * Usage: npx tsx tools/bundle.ts
 */

import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build, type Metafile, type Plugin } from 'esbuild'

const root = path.resolve(import.meta.dirname, '..')
const dist = path.join(root, 'dist')

/** Each has a file of its own in `dist/`: what a user or another thread or process starts. */
const ENTRY_POINTS = [
  'src/index.ts',
  'src/cli/main.ts',
  'src/cli/task-thread.ts',
  'src/host/transcoder-child.ts',
]

/** Left where npm installs them: native code, WebAssembly, and what is seldom wanted. */
const EXTERNAL = [
  'sharp',
  '@resvg/resvg-js',
  'subset-font',
  'epub-gen-memory',
  'mammoth',
  'fontkit',
  'harfbuzzjs',
]

/** Packages in CommonJS ask for Node's modules by `require`, which an ES module does not have. */
const REQUIRE = `import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);`

/**
 * What pdfkit imports and Offprint never calls: it opens fonts, breaks lines and encrypts nothing by pdfkit. Their
 * tables cost more to load than an article costs to set.
 */
const UNUSED_BY_PDFKIT: Readonly<Record<string, string>> = {
  fontkit: 'export const create = () => { throw new Error("fonts are opened before pdfkit sees them") }',
  linebreak: 'export default class {}',
  '@noble/ciphers/aes': 'export const cbc = null, ecb = null',
}

const leanPdfkit: Plugin = {
  name: 'lean pdfkit',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(fontkit|linebreak|@noble\/ciphers\/aes)$/ }, ({ path: name, importer }) =>
      importer.includes('/node_modules/pdfkit/') ? { path: name, namespace: 'unused' } : undefined,
    )
    onLoad({ filter: /.*/, namespace: 'unused' }, ({ path: name }) => ({ contents: UNUSED_BY_PDFKIT[name]! }))
  },
}

/**
 * Gives a CommonJS package that is loaded when it is used the names that Node gives it; esbuild gives it `default`
 * alone.
 */
const namedExports: Plugin = {
  name: 'named exports',
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /^[@a-z]/ }, async ({ path: name, kind, resolveDir }) => {
      if (kind !== 'dynamic-import' || EXTERNAL.includes(name)) return undefined
      const found = await resolve(name, { kind: 'import-statement', resolveDir })
      const isModule = /^\s*(export|import)\b/m.test(readFileSync(found.path, 'utf8'))
      return isModule ? undefined : { path: name, namespace: 'named', pluginData: resolveDir }
    })
    onLoad({ filter: /.*/, namespace: 'named' }, async ({ path: name, pluginData }) => {
      const names = Object.keys(await import(name)).filter(
        (key) => key !== 'default' && key !== 'module.exports',
      )
      const named = names.length === 0 ? '' : `export const { ${names.join(', ')} } = module`
      return {
        contents: `import module from '${name}'; export default module; ${named}`,
        resolveDir: pluginData,
      }
    })
  },
}

async function bundle(): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ENTRY_POINTS,
    entryNames: '[name]',
    chunkNames: 'chunks/[name]-[hash]',
    outdir: dist,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    banner: { js: REQUIRE },
    external: EXTERNAL,
    plugins: [leanPdfkit, namedExports],
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  })
  return metafile
}

/** Folders of the packages whose code is in the bundle. */
function bundledPackages({ inputs }: Metafile): string[] {
  const folders = Object.keys(inputs).flatMap(
    (input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? [],
  )
  return [...new Set(folders)].sort()
}

/** Name, licence and the licence's text, as the licences ask. */
function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'))
  const files = readdirSync(path.join(root, folder)).filter((file) =>
    /^(licen[cs]e|notice|copying)/i.test(file),
  )
  const texts = files.map((file) => readFileSync(path.join(root, folder, file), 'utf8').trim())
  return [`${name} ${version} (${license ?? 'see below'})`, ...texts].join('\n\n')
}

rmSync(dist, { recursive: true, force: true })
const packages = bundledPackages(await bundle())
const rule = `\n\n${'-'.repeat(80)}\n\n`
writeFileSync(path.join(dist, 'THIRD-PARTY.txt'), `${packages.map(noticeOf).join(rule)}\n`)
execFileSync(
  process.execPath,
  [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'],
  {
    cwd: root,
    stdio: 'inherit',
  },
)
