/** Reads regular files, bounded in bytes. Never waits for a pipe, never reads a device. */

import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { Refusal } from './refusal.ts'

/** Bytes as people read them: `20 MB`. */
export const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`

/**
 * Reads a whole file.
 *
 * @param limit - Most bytes it may have.
 * @throws {@link Refusal} `missing`, `irregular`, `denied` or `too-large`.
 */
export function readRegularFile(file: string, limit: number): Uint8Array {
  const descriptor = open(file)
  try {
    const status = fstatSync(descriptor)
    if (status.isDirectory()) throw new Refusal('irregular', 'is a folder')
    if (!status.isFile()) throw new Refusal('irregular', 'is no regular file')
    return readBounded(descriptor, status.size, limit)
  } finally {
    closeSync(descriptor)
  }
}

/**
 * Resolves links and checks that a file lies under a folder.
 *
 * @returns The real path. @throws {@link Refusal} `missing`, `denied`, or `outside` where it leads out.
 */
export function realPathUnder(folder: string, file: string): string {
  const root = real(folder)
  const target = real(path.resolve(root, file))
  const inside = path.relative(root, target)
  if (inside === '..' || inside.startsWith(`..${path.sep}`) || path.isAbsolute(inside)) {
    throw new Refusal('outside', 'lies outside the article’s own folder')
  }
  return target
}

function open(file: string): number {
  try {
    // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
    return openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (error) {
    throw refusalOf(error)
  }
}

function real(file: string): string {
  try {
    return realpathSync(file)
  } catch (error) {
    throw refusalOf(error)
  }
}

function refusalOf(error: unknown): Refusal {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EACCES' || code === 'EPERM') return new Refusal('denied', 'no permission to read it')
  if (code === 'ENXIO' || code === 'ENODEV') return new Refusal('irregular', 'is no regular file')
  if (code === 'ELOOP') return new Refusal('missing', 'is a link that leads in a circle')
  return new Refusal('missing', 'no such file', { cause: error })
}

function readBounded(descriptor: number, size: number, limit: number): Uint8Array {
  if (size > limit) throw tooLarge(limit)
  // A file may grow while it is read, and those under /proc say that they are empty.
  const parts: Uint8Array[] = []
  let total = 0
  for (;;) {
    const part = new Uint8Array(Math.max(size - total, 0) + 1)
    const read = readSync(descriptor, part)
    if (read === 0) return joined(parts, total)
    total += read
    if (total > limit) throw tooLarge(limit)
    parts.push(part.subarray(0, read))
  }
}

function joined(parts: readonly Uint8Array[], total: number): Uint8Array {
  if (parts.length === 1) return parts[0]!
  const bytes = new Uint8Array(total)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** Refuses more than so many bytes. */
export const tooLarge = (limit: number): Refusal =>
  new Refusal('too-large', `has more than ${megabytes(limit)}`)
