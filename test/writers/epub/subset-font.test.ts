import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Blob, Face } from 'harfbuzzjs'
import { describe, expect, test } from 'vitest'
import { type FontFile, findFontFile } from '../../../src/themes/font-catalog.ts'
import { subsetFont } from '../../../src/writers/epub/subset-font.ts'
import { testHost } from '../../support/test-host.ts'

const FEATURES = ['kern', 'liga', 'init', 'medi', 'fina', 'mark']

const fileOf = (family: string): FontFile => findFontFile(family, 400, false, testHost())!

async function tablesOf(file: FontFile, characters: string) {
  const bytes = await subsetFont(file, characters, FEATURES)
  const face = new Face(new Blob(new Uint8Array(bytes).buffer))
  return { bytes, face, features: [...new Set(face.getTableFeatureTags('GSUB'))].sort() }
}

describe('subsetFont', () => {
  test('keeps the shapes of letters that join', async () => {
    const { face, features } = await tablesOf(fileOf('Noto Naskh Arabic'), 'سلام Aa')
    expect(features).toEqual(expect.arrayContaining(['fina', 'init', 'medi']))
    expect([...face.collectUnicodes()]).toContain(0x633)
  })

  test('keeps marks that sit on letters', async () => {
    const { face } = await tablesOf(fileOf('Source Serif 4'), 'qe\u0301')
    expect(face.getTableFeatureTags('GPOS')).toContain('mark')
  })

  test('keeps PostScript outlines', async () => {
    const bytes = readFileSync(path.join(import.meta.dirname, '../../support/square.otf'))
    const file = { family: 'square.otf', weight: 400, italic: false, bytes }
    const subset = await subsetFont(file, 'ab', FEATURES)
    expect(Buffer.from(subset).toString('latin1', 0, 4)).toBe('OTTO')
  })

  test('asks no more of a font than the characters it has', async () => {
    const mixed = await tablesOf(fileOf('Source Serif 4'), 'Aa سلام')
    const plain = await tablesOf(fileOf('Source Serif 4'), 'Aa ')
    expect(mixed.bytes).toEqual(plain.bytes)
  })
})
