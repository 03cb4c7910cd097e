/**
 * Writes a file whole or not at all: to a temporary name in the same folder, synced, renamed, the folder
 * synced. An older file stays until its successor is whole.
 */

import { randomBytes } from 'node:crypto'
import fs, { lstatSync, mkdirSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { EXIT, OffprintError } from '../diagnostics.ts'

// `node:fs/promises` brings the reader of terminals along, which takes longer to load than a book to write.
const open = promisify(fs.open)
const writeFile = promisify(fs.writeFile)
const sync = promisify(fs.fsync)
const close = promisify(fs.close)
const rename = promisify(fs.rename)

/** Leftovers of another machine that writes to the same folder are left alone this long, in milliseconds. */
const FOREIGN_AGE = 3_600_000

/**
 * Writes a file, making its folder where there is none, and sweeps what killed runs left there.
 *
 * @throws {@link OffprintError} E301 where the target is no regular file, E302 where disk or permission fail.
 */
export async function writeFileWhole(target: string, bytes: Uint8Array): Promise<void> {
  try {
    const file = finalPath(target)
    const folder = path.dirname(file)
    mkdirSync(folder, { recursive: true })
    sweep(folder)
    await writeAndRename(file, folder, bytes)
  } catch (error) {
    throw error instanceof OffprintError ? error : environmentTrouble(target, error as NodeJS.ErrnoException)
  }
}

/** Follows a link to the file it means, so that the link stays. */
function finalPath(target: string): string {
  const status = lstatSync(target, { throwIfNoEntry: false })
  if (!status) return path.resolve(target)
  const file = realpathSync(target)
  if (statSync(file).isFile()) return file
  throw new OffprintError(EXIT.environment, {
    code: 'E301',
    message: `cannot write ${target}: it is ${statSync(file).isDirectory() ? 'a folder' : 'no regular file'}`,
  })
}

const machine = (): string => hostname().replace(/[^\w-]/g, '') || 'here'

async function writeAndRename(file: string, folder: string, bytes: Uint8Array): Promise<void> {
  const unique = `${machine()}.${process.pid}.${randomBytes(4).toString('hex')}`
  const temporary = path.join(folder, `.offprint-${unique}.tmp`)
  try {
    const descriptor = await open(temporary, 'wx')
    try {
      await writeFile(descriptor, bytes)
      await sync(descriptor)
    } finally {
      await close(descriptor)
    }
    await rename(temporary, file)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
  await syncFolder(folder)
}

/** Makes the rename itself last. Some systems cannot open a folder, and then need no syncing. */
async function syncFolder(folder: string): Promise<void> {
  const descriptor = await open(folder, 'r').catch(() => null)
  if (descriptor === null) return
  await sync(descriptor).catch(() => {})
  await close(descriptor)
}

/** Removes temporary files whose writer is gone. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, host, pid] = /^\.offprint-([\w-]+)\.(\d+)\.[\da-f]{8}\.tmp$/.exec(name) ?? []
    if (!host) continue
    const file = path.join(folder, name)
    const abandoned = host === machine() ? !isRunning(Number(pid)) : age(file) > FOREIGN_AGE
    if (abandoned) rmSync(file, { force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const age = (file: string): number => {
  const status = statSync(file, { throwIfNoEntry: false })
  return status ? Date.now() - status.mtimeMs : 0
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'no space left on the disk',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the disk is read-only',
  EMFILE: 'too many open files',
  ENFILE: 'too many open files',
  EIO: 'the disk reports an error',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'a part of its path is a file',
  ENAMETOOLONG: 'its name is too long',
}

function environmentTrouble(target: string, error: NodeJS.ErrnoException): OffprintError {
  const reason = REASONS[error.code ?? ''] ?? error.message
  const message = `cannot write ${target}: ${reason}`
  return new OffprintError(EXIT.environment, { code: 'E302', message }, { cause: error })
}
