/** Fonts that are broken, or built to break what reads them: each is refused in one line, and soon. */

import { describe, expect, test } from 'vitest'
import { tryFont } from '../../src/host/font-trial.ts'
import type { Host } from '../../src/host/host.ts'
import { createNodeHost } from '../../src/host/node-host.ts'
import { buildAndJudge } from '../support/judge-book.ts'

const shipped = createNodeHost()
const sound = (name: string): Buffer => {
  const file = shipped.packageFiles(name)!.find((each) => /400Regular.*\.ttf$/.test(each))!
  return Buffer.from(shipped.packageFile(name, file)!)
}
const SERIF = sound('@expo-google-fonts/source-serif-4')
const ARABIC = sound('@expo-google-fonts/noto-naskh-arabic')

/** Where a table lies, and the place of its record. */
function tableOf(font: Buffer, tag: string): { record: number; offset: number; length: number } {
  for (let record = 12; ; record += 16)
    if (font.toString('latin1', record, record + 4) === tag)
      return { record, offset: font.readUInt32BE(record + 8), length: font.readUInt32BE(record + 12) }
}

/** A copy with a table changed in place. */
function changed(font: Buffer, tag: string, change: (table: Buffer, font: Buffer) => void): Buffer {
  const copy = Buffer.from(font)
  const { offset, length } = tableOf(copy, tag)
  change(copy.subarray(offset, offset + length), copy)
  return copy
}

const moved = (font: Buffer, tag: string, offset: number): Buffer => {
  const copy = Buffer.from(font)
  copy.writeUInt32BE(offset, tableOf(copy, tag).record + 8)
  return copy
}

/** Each glyph is forty times the next, and the last few are the first again: 40⁵ parts of a letter. */
const multiplying = changed(SERIF, 'glyf', (glyf, font) => {
  const loca = tableOf(font, 'loca')
  const long = font.readUInt16BE(tableOf(font, 'head').offset + 50) === 1
  const size = 10 + 40 * 8
  for (
    let glyph = 0;
    glyph * size + size < glyf.length && glyph < loca.length / (long ? 4 : 2) - 1;
    glyph++
  ) {
    glyf.writeInt16BE(-1, glyph * size)
    for (let part = 0; part < 40; part++) {
      glyf.writeUInt16BE(part < 39 ? 0x23 : 0x03, glyph * size + 10 + 8 * part)
      glyf.writeUInt16BE((glyph + 1) % 200, glyph * size + 12 + 8 * part)
    }
    if (long) font.writeUInt32BE(glyph * size, loca.offset + 4 * glyph)
    else font.writeUInt16BE((glyph * size) / 2, loca.offset + 2 * glyph)
  }
})

const host = (bytes: Uint8Array): Host => ({
  ...createNodeHost(),
  userFile: (name) => (name === 'own.ttf' ? bytes : null),
})
const TEXT = '# A bridge\n\nThe town of Ambleford opened its new bridge. مدينة صغيرة فتحت جسرها.\n'

async function refusalOf(bytes: Uint8Array): Promise<string | null> {
  const source = { name: 'a.md', bytes: Buffer.from(TEXT), format: 'md' }
  const { refusal, faults } = await buildAndJudge(source, { fonts: { body: 'own.ttf' } }, host(bytes))
  expect(faults).toEqual([])
  return refusal
}

describe('a font of the user’s', () => {
  test.each([
    ['in Latin', SERIF],
    ['in Arabic', ARABIC],
  ])('that is sound, %s, makes sound books', async (_, bytes) => {
    expect(await refusalOf(bytes)).toBeNull()
  })

  test.each<[string, Uint8Array]>([
    ['is empty', Buffer.alloc(0)],
    ['is a text', Buffer.from('The town opened its bridge.\n'.repeat(50))],
    ['is a web font', Buffer.concat([Buffer.from('wOFF'), SERIF.subarray(4)])],
    ['breaks off in its directory', SERIF.subarray(0, 40)],
    ['breaks off in the middle', SERIF.subarray(0, SERIF.length / 2)],
    ['has no character map', moved(SERIF, 'cmap', SERIF.length - 2)],
    ['has its widths behind its end', moved(SERIF, 'hmtx', 0xfffffff0)],
    ['has its outlines in another table', moved(SERIF, 'loca', tableOf(SERIF, 'OS/2').offset)],
    [
      'has offsets in its kerning that lead out',
      changed(SERIF, 'GPOS', (table) => table.fill(0xff, 10, 200)),
    ],
    [
      'has outlines of noise',
      changed(SERIF, 'glyf', (table) => table.set(table.map((_, index) => index * 31))),
    ],
    ['has zero units to the em', changed(SERIF, 'head', (table) => table.writeUInt16BE(0, 18))],
    ['has letters made of themselves, many times over', multiplying],
  ])('that %s is refused in one line', async (_, bytes) => {
    expect(await refusalOf(bytes)).toMatch(/^F103 (?:unusable|unreadable) font: own\.ttf(?: \(.{5,200}\))?$/)
  })

  test('is given up when its trial takes too long', async () => {
    const trial = { family: 'own.ttf', bytes: SERIF, text: 'Words.' }
    await expect(tryFont(trial, 1)).rejects.toThrow(
      'unusable font: own.ttf (not through its trial after 0.001 s)',
    )
    await expect(tryFont(trial)).resolves.toBeUndefined()
  })
})
