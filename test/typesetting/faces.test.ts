import { describe, expect, test } from 'vitest'
import type { Host } from '../../src/host/host.ts'
import { findFontFile, fontPackage } from '../../src/themes/font-catalog.ts'
import { openFaces } from '../../src/typesetting/faces.ts'
import { missingGlyphs } from '../../src/typesetting/set-troubles.ts'
import { catchError } from '../support/catch-error.ts'
import { testHost } from '../support/test-host.ts'

const STYLES = ['300Light', '400Regular', '400Regular_Italic', '600SemiBold', '700Bold_Italic']

/** A family with those styles, each file holding its own path. */
const host = {
  ...testHost(),
  packageFiles: (name: string) =>
    name === '@expo-google-fonts/some-face'
      ? ['index.js', ...STYLES.map((style) => `${style}/SomeFace_${style}.ttf`)]
      : null,
  packageFile: (_: string, path: string) => new TextEncoder().encode(path),
} as Host

const styleFound = (weight: number, italic: boolean): string | undefined =>
  new TextDecoder().decode(findFontFile('Some Face', weight, italic, host)!.bytes).split('/')[0]

describe('findFontFile', () => {
  test.each([
    [400, false, '400Regular'],
    [500, false, '400Regular'],
    [650, false, '600SemiBold'],
    [900, false, '600SemiBold'],
    [350, false, '300Light'],
    [400, true, '400Regular_Italic'],
    [600, true, '700Bold_Italic'],
  ])('finds for weight %d, italic %s the style %s', (weight, italic, style) => {
    expect(styleFound(weight, italic)).toBe(style)
  })

  test('names a family’s package', () => {
    expect(fontPackage('Source Serif 4')).toBe('@expo-google-fonts/source-serif-4')
  })

  test('takes a path for a file of the user’s', () => {
    const own = testHost({ 'fonts/Own.ttf': 'bytes' })
    expect(findFontFile('fonts/Own.ttf', 700, false, own)?.weight).toBe(400)
    expect(findFontFile('fonts/Other.ttf', 700, false, own)).toBeNull()
  })
})

describe('openFaces', () => {
  const open = (body: string) => () =>
    openFaces({ body, head: 'Source Sans 3', display: 'Source Serif 4', code: 'Source Sans 3' }, testHost())

  const failing = (body: string) => catchError(Promise.resolve().then(open(body)))

  test('says which package is not installed', async () => {
    const { diagnostic } = await failing('Nowhere Serif')
    expect(diagnostic.code).toBe('F101')
    expect(diagnostic.hint).toBe('npm install @expo-google-fonts/nowhere-serif')
  })

  test('says which font file there is none of', async () => {
    expect((await failing('lost.ttf')).diagnostic.code).toBe('F102')
  })

  test('opens a face once', () => {
    const faces = open('Source Serif 4')()
    expect(faces.face('Source Serif 4', 400, false)).toBe(faces.face('Source Serif 4', 410, false))
  })

  test('falls back to the theme’s other families', () => {
    const faces = open('Source Serif 4')()
    const near = faces.face('Source Serif 4', 600, false)
    expect(near.glyphFor(0x25a1)).toBe(0)
    expect(faces.fallback(0x25a1, near)).toMatchObject({ family: 'Source Sans 3', weight: 600 })
    expect(faces.fallback(0xe000, near)).toBeNull()
  })
})

describe('missingGlyphs', () => {
  test('names the package that has them', () => {
    const [warning] = missingGlyphs(
      new Map([
        [0x5317, 'Source Serif 4'],
        [0x4eac, 'Source Serif 4'],
      ]),
    )
    expect(warning).toEqual({
      severity: 'warning',
      code: 'F401',
      message: 'no glyph for “北京” (U+5317 U+4EAC) in Source Serif 4',
      hint: 'install @expo-google-fonts/noto-serif-sc or set fonts.fallback',
    })
  })

  test('is silent where nothing is missing', () => {
    expect(missingGlyphs(new Map())).toEqual([])
  })
})
