/**
 * Bytes in, text out, with a word about how it was decided: byte order mark, UTF-16 by its zero bytes, strict
 * UTF-8, a declared charset, and only then detection.
 */

import { type Diagnostic, EXIT, OffprintError, type Outcome } from '../diagnostics.ts'
import type { Source } from './reader.ts'

/** Largest input, in bytes: thirty long novels as text. */
export const MAX_BYTES = 20_000_000

/** Bytes that are looked at to tell a charset. */
const SAMPLE = 65_536

/** Bytes among which zeros are counted. */
const ZEROS = 4096

/** In UTF-16 of a Latin script every other byte is zero; this share leaves room for other letters. */
const ZERO_SHARE = 0.3

/** More control characters than this share is no text. */
const CONTROL_SHARE = 0.05

/** A short text may hold some by accident. */
const FEW_CONTROLS = 64

/** Text and what was decided about the bytes: “UTF-8”, “windows-1252 (declared)”. */
export interface Decoded {
  readonly text: string
  readonly encoding: string
}

interface Choice {
  readonly charset: string
  readonly why: 'named by the user' | 'declared' | 'detected' | 'byte order mark' | null
}

/**
 * Decodes a source.
 *
 * @param chosen - Charset that the user named; wins over everything.
 * @param declaredIn - Finds a charset in the first bytes, read as Latin letters (`<meta charset>`).
 * @throws {@link OffprintError} E111 too large, E113 no text, E114 unknown charset.
 */
export async function decodeText(
  source: Source,
  chosen: string | undefined,
  declaredIn: (head: string) => string | null = () => null,
): Promise<Outcome<Decoded>> {
  checkSize(source)
  const choice = await choose(source, chosen, declaredIn)
  const text =
    choice.charset === 'UTF-8' ? decodeUtf8(source.bytes) : await decodeWith(choice.charset, source)
  checkIsText(text, source)
  const encoding = choice.why === null ? choice.charset : `${choice.charset} (${choice.why})`
  return { value: { text, encoding }, diagnostics: doubts(text, choice, source) }
}

/**
 * Checks a size.
 *
 * @param bytes - Of the source, or of the text that was in it.
 * @throws {@link OffprintError} E111 for more than {@link MAX_BYTES}.
 */
export function checkSize(source: Source, bytes = source.bytes.length): void {
  if (bytes <= MAX_BYTES) return
  const megabytes = Math.ceil(bytes / 1_000_000)
  throw new OffprintError(EXIT.input, {
    code: 'E111',
    message: `too large, with ${megabytes} MB; the limit is ${MAX_BYTES / 1_000_000} MB`,
    at: { file: source.name },
  })
}

async function choose(
  source: Source,
  chosen: string | undefined,
  declaredIn: (head: string) => string | null,
): Promise<Choice> {
  if (chosen !== undefined) return { charset: await known(chosen, source), why: 'named by the user' }
  const { bytes } = source
  const mark = byteOrderMark(bytes)
  if (mark !== null) return { charset: mark, why: mark === 'UTF-8' ? null : 'byte order mark' }
  const wide = wideByZeros(bytes)
  if (wide !== null) return { charset: wide, why: 'detected' }
  if (isUtf8(bytes)) return { charset: 'UTF-8', why: null }
  const declared = source.charset ?? declaredIn(latin(bytes.subarray(0, 4096)))
  if (declared && (await isKnown(declared))) return { charset: declared, why: 'declared' }
  const { detect } = (await import('chardet')).default
  const detected = detect(bytes.subarray(0, SAMPLE)) ?? 'windows-1252'
  return { charset: (await isKnown(detected)) ? detected : 'windows-1252', why: 'detected' }
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'UTF-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE'
  return null
}

function wideByZeros(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, ZEROS)
  const zeros = [0, 0]
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i % 2]!++
  const [even, odd] = zeros.map((count) => count / (length / 2 || 1)) as [number, number]
  if (odd > ZERO_SHARE && even < odd / 4) return 'UTF-16LE'
  if (even > ZERO_SHARE && odd < even / 4) return 'UTF-16BE'
  return null
}

function isUtf8(bytes: Uint8Array): boolean {
  // ISO-2022 hides its letters behind escapes in seven bits.
  if (bytes.includes(0x1b)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

const decodeUtf8 = (bytes: Uint8Array): string => new TextDecoder('utf-8').decode(bytes)

const latin = (bytes: Uint8Array): string => {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

// The web reads ISO 8859-1 as windows-1252: https://encoding.spec.whatwg.org/#names-and-labels
const WEB_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'iso-8859-1': 'windows-1252',
    latin1: 'windows-1252',
    ascii: 'windows-1252',
    'us-ascii': 'windows-1252',
    'iso-8859-9': 'windows-1254',
    gb2312: 'gbk',
    'x-sjis': 'shift_jis',
    'ks_c_5601-1987': 'cp949',
  }),
)

const webName = (charset: string): string => WEB_NAMES.get(charset.trim().toLowerCase()) ?? charset.trim()

/** Node’s own decoder, for what iconv-lite lacks: ISO-2022-JP. */
function webDecoder(charset: string): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder(charset)
  } catch {
    return null
  }
}

async function isKnown(charset: string): Promise<boolean> {
  const { default: iconv } = await import('iconv-lite')
  return iconv.encodingExists(webName(charset)) || webDecoder(charset) !== null
}

async function known(charset: string, source: Source): Promise<string> {
  if (/^utf-?8$/i.test(charset)) return 'UTF-8'
  if (await isKnown(charset)) return charset
  throw new OffprintError(EXIT.usage, {
    code: 'E114',
    message: `unknown encoding “${charset}”`,
    hint: 'utf-8, utf-16le, windows-1252, iso-8859-2, shift_jis, gb18030, big5, euc-kr …',
    at: { file: source.name },
  })
}

async function decodeWith(charset: string, source: Source): Promise<string> {
  const { default: iconv } = await import('iconv-lite')
  if (iconv.encodingExists(webName(charset))) return iconv.decode(source.bytes, webName(charset))
  return webDecoder(charset)!.decode(source.bytes)
}

function checkIsText(text: string, source: Source): void {
  const head = text.slice(0, SAMPLE)
  const controls = head.match(/[\0-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0
  const binary = controls > head.length * CONTROL_SHARE && (controls > FEW_CONTROLS || head.includes('\0'))
  if (!binary && !head.startsWith('%PDF-')) return
  throw new OffprintError(EXIT.input, {
    code: 'E113',
    message: 'this is not text',
    hint: 'Offprint reads .txt, .md, .html, .docx and .epub; say --from to name the format of other files',
    at: { file: source.name },
  })
}

function doubts(text: string, choice: Choice, source: Source): Diagnostic[] {
  const at = { file: source.name }
  const found: Diagnostic[] = []
  if (choice.why === 'detected')
    found.push({
      severity: 'note',
      code: 'R101',
      message: `the encoding is not declared; read as ${choice.charset}`,
      hint: 'name it with --encoding if letters look wrong',
      at,
    })
  const lost = choice.charset === 'UTF-8' ? 0 : (text.match(/\ufffd/g)?.length ?? 0)
  if (lost > 0)
    found.push({
      severity: 'warning',
      code: 'R102',
      message: `${lost} ${lost === 1 ? 'place is' : 'places are'} no ${choice.charset}; shown as �`,
      hint: 'name the right encoding with --encoding',
      at,
    })
  return found
}
