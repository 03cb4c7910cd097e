/** What went wrong in setting text → diagnostics, one for a kind of trouble. */

import type { Diagnostic } from '../diagnostics.ts'
import { fontPackage } from '../themes/font-catalog.ts'
import { familiesFor } from '../themes/script-families.ts'

/** Characters shown in a message before it says how many more there are. */
const SHOWN = 12

/**
 * Lists code points that no face of the chain has.
 *
 * @param missing - Code points, as they came up, with the family that was wanted.
 */
export function missingGlyphs(missing: ReadonlyMap<number, string>): Diagnostic[] {
  if (missing.size === 0) return []
  const codePoints = [...missing.keys()]
  const shown = codePoints.slice(0, SHOWN)
  const more = codePoints.length > SHOWN ? ` and ${codePoints.length - SHOWN} more` : ''
  const families = [...new Set(missing.values())].sort().join(', ')
  const packages = [...new Set(codePoints.flatMap((codePoint) => familiesFor(codePoint).slice(0, 1)))]
  const install = packages.map(fontPackage).join(' and ')
  return [
    {
      severity: 'warning',
      code: 'F401',
      message: `no glyph for “${String.fromCodePoint(...shown)}” (${shown.map(hex).join(' ')}${more}) in ${families}`,
      hint: install
        ? `install ${install} or set fonts.fallback`
        : 'set fonts.fallback to a family that has them',
    },
  ]
}

const hex = (codePoint: number): string => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`

/** Names words that were divided because they are wider than a line. */
export const wideWords = (words: ReadonlySet<string>): Diagnostic[] =>
  [...words].map((word) => ({
    severity: 'note',
    code: 'T101',
    message: `wider than its line, and divided between letters: “${shortened(word)}”`,
  }))

const shortened = (word: string): string => (word.length > 60 ? `${word.slice(0, 59)}…` : word)
