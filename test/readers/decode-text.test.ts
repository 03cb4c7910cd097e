import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { decodeText } from '../../src/readers/decode-text.ts'
import { sourceOf } from '../support/read-text.ts'

const decode = (bytes: Uint8Array, more: { charset?: string; chosen?: string; declared?: string } = {}) =>
  decodeText(
    { ...sourceOf(bytes, 'txt'), ...(more.charset ? { charset: more.charset } : {}) },
    more.chosen,
    () => more.declared ?? null,
  )

const german = 'Die Glocke „Maria“ läutet über Öl – für 5 €, größer als früher. '.repeat(4)

describe('bytes become text', () => {
  test.each([
    ['UTF-8', iconv.encode(german, 'utf8'), {}, 'UTF-8'],
    ['UTF-8 with its mark', iconv.encode(german, 'utf8', { addBOM: true }), {}, 'UTF-8'],
    [
      'UTF-16 with its mark',
      iconv.encode(german, 'utf16le', { addBOM: true }),
      {},
      'UTF-16LE (byte order mark)',
    ],
    ['UTF-16LE by its zeros', iconv.encode(german, 'utf16le'), {}, 'UTF-16LE (detected)'],
    ['UTF-16BE by its zeros', iconv.encode(german, 'utf16be'), {}, 'UTF-16BE (detected)'],
    [
      'what a server declares',
      iconv.encode(german, 'windows-1252'),
      { charset: 'ISO-8859-1' },
      'ISO-8859-1 (declared)',
    ],
    [
      'what the page declares',
      iconv.encode(german, 'windows-1252'),
      { declared: 'windows-1252' },
      'windows-1252 (declared)',
    ],
    ['UTF-8 whatever is declared', iconv.encode(german, 'utf8'), { declared: 'iso-8859-1' }, 'UTF-8'],
    [
      'what the user names',
      iconv.encode(german, 'windows-1250'),
      { chosen: 'cp1250' },
      'cp1250 (named by the user)',
    ],
  ] as const)('by %s', async (_, bytes, more, encoding) => {
    const { value } = await decode(bytes, more)
    expect(value).toEqual({ text: german, encoding })
  })

  test.each([
    ['Japanese', 'shift_jis', '鐘は川のそばの小屋で二百年のあいだ鋳られてきました。'],
    ['Chinese', 'gb18030', '两百年来，这个山谷一直在河边的棚子里铸钟。'],
    ['Russian', 'windows-1251', 'Двести лет долина отливает колокола в сарае у реки, и отливает их хорошо.'],
  ])('by detection, for %s', async (_, charset, text) => {
    const { value, diagnostics } = await decode(iconv.encode(text.repeat(6), charset))
    expect(value.text).toBe(text.repeat(6))
    expect(diagnostics).toMatchObject([{ severity: 'note', code: 'R101' }])
  })

  test('by ISO-2022-JP, which looks like ASCII', async () => {
    const text = '鐘は川のそばの小屋で鋳られてきました。'.repeat(4)
    // ESC $ B, the JIS bytes, ESC ( B.
    const jis = [...text].flatMap((letter) => [...iconv.encode(letter, 'euc-jp')].map((byte) => byte & 0x7f))
    const { value } = await decode(new Uint8Array([0x1b, 0x24, 0x42, ...jis, 0x1b, 0x28, 0x42]))
    expect(value.encoding).toBe('ISO-2022-JP (detected)')
  })

  test('tells of bytes that do not fit', async () => {
    const { diagnostics } = await decode(new Uint8Array([0x61, 0xff, 0xff, 0x62]), { chosen: 'euc-kr' })
    expect(diagnostics).toMatchObject([{ severity: 'warning', code: 'R102' }])
  })

  test('or end the build where they are none', async () => {
    const png = new Uint8Array(2000).map((_, i) => (i * 7) % 256)
    await expect(decode(png)).rejects.toMatchObject({ exit: 5, diagnostic: { code: 'E113' } })
    await expect(decode(iconv.encode('%PDF-1.7 and more', 'ascii'))).rejects.toMatchObject({
      diagnostic: { code: 'E113' },
    })
    const message = 'unknown encoding “constructor”'
    await expect(decode(iconv.encode('x', 'ascii'), { chosen: 'constructor' })).rejects.toMatchObject({
      diagnostic: { code: 'E114', message },
    })
    await expect(decode(iconv.encode('x', 'ascii'), { chosen: 'klingon' })).rejects.toMatchObject({
      exit: 2,
      diagnostic: { code: 'E114' },
    })
  })

  test('up to the limit and not a byte past it', async () => {
    await expect(decode(new Uint8Array(20_000_000).fill(0x61))).resolves.toBeDefined()
    await expect(decode(new Uint8Array(20_000_001).fill(0x61))).rejects.toMatchObject({
      exit: 5,
      diagnostic: { code: 'E111' },
    })
  })
})
