/**
 * Texts → what their scripts need beyond Latin, Greek and Cyrillic: full shaping, reordering, line ends without
 * spaces. Each tool is loaded only where a text asks for it.
 */

import type { Bidi } from 'bidi-js'
import { type ComplexShaper, loadComplexShaping } from './shape-complex.ts'

/** Tools for scripts; `null` where no text of the build needs one. */
export interface ScriptTools {
  /** Opens a font file for full shaping. */
  readonly openShaper: ((bytes: Uint8Array) => ComplexShaper) | null
  /** Embedding level of every UTF-16 unit of a paragraph (UAX #9). */
  readonly levelsOf: ((text: string, dir: 'ltr' | 'rtl') => Uint8Array) | null
  /** Offsets at which a line may end (UAX #14). */
  readonly lineEnds: ((text: string) => number[]) | null
}

/** No tools: Latin, Greek and Cyrillic set without. */
export const PLAIN_SCRIPTS: ScriptTools = { openShaper: null, levelsOf: null, lineEnds: null }

/** Letters that stand side by side, each its own glyph, and what goes with them. Quick to test. */
const NOT_PLAIN =
  /[^\0-\u02ff\u0370-\u0482\u048a-\u058a\u10a0-\u10ff\u1e00-\u2bff\u2c60-\u2c7f\ua720-\ua7ff\ufb00-\ufb06\ufffd]/

/** Marks that sit on letters, letters that join, reorder or stack. */
const COMPLEX =
  /\p{M}|[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Ethiopic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Common}\p{Script=Inherited}]/u

/** Runs from right to left: Hebrew, Arabic, Syriac, Thaana, N’Ko and their like, and the marks that turn text. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** Chinese, Japanese and Korean, with their punctuation and full-width forms. */
const EAST_ASIAN =
  /[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]/u

/** South-East Asian scripts that have no spaces between words. */
const UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

const isPlain = (text: string): boolean => !NOT_PLAIN.test(text)

/** Tells whether a text needs full shaping. */
export const isComplex = (text: string): boolean => !isPlain(text) && COMPLEX.test(text)

/** Tells whether a text has characters that run from right to left. */
export const runsLeftwards = (text: string): boolean => !isPlain(text) && RIGHT_TO_LEFT.test(text)

/** Tells whether a text has Chinese, Japanese or Korean characters. */
export const isEastAsian = (text: string): boolean => !isPlain(text) && EAST_ASIAN.test(text)

/** Tells whether words of a text stand side by side without spaces, as in Thai. */
export const isUnspaced = (text: string): boolean => !isPlain(text) && UNSPACED.test(text)

/** Loads what the scripts of some texts need. */
export async function loadScriptTools(texts: readonly string[]): Promise<ScriptTools> {
  const unusual = texts.filter((text) => !isPlain(text))
  if (unusual.length === 0) return PLAIN_SCRIPTS
  return {
    openShaper: unusual.some(isComplex) ? await loadComplexShaping() : null,
    levelsOf: unusual.some(runsLeftwards) ? await loadLevels() : null,
    lineEnds: unusual.some(isEastAsian) ? await loadLineEnds() : null,
  }
}

async function loadLevels(): Promise<ScriptTools['levelsOf']> {
  // Its types describe a default export inside the default export.
  const createBidi = (await import('bidi-js')).default as unknown as () => Bidi
  const bidi = createBidi()
  return (text, dir) => bidi.getEmbeddingLevels(text, dir).levels
}

async function loadLineEnds(): Promise<ScriptTools['lineEnds']> {
  const { default: UnicodeBreaker } = await import('linebreak')
  return (text) => {
    const breaker = new UnicodeBreaker(text)
    const ends: number[] = []
    for (let end = breaker.nextBreak(); end; end = breaker.nextBreak()) ends.push(end.position)
    return ends
  }
}
