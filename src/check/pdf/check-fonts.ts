/** A PDF's fonts: embedded, and every character that is shown known to be what letter. */

import type { Diagnostic } from '../../diagnostics.ts'
import { fault } from '../report.ts'
import type { FontUse } from './inspect-content.ts'
import { type Dict, Name } from './objects.ts'
import type { PdfFile } from './pdf-file.ts'
import { readToUnicode } from './read-to-unicode.ts'
import { type PdfSubject, placeOn } from './subject.ts'

/** Fonts that are shown, and codes in them. */
export function checkFonts(subject: PdfSubject): Diagnostic[] {
  return subject.fonts.flatMap((use) => {
    const dict = subject.file.dict(use.font)
    if (!dict) {
      const at = placeOn(subject, use.page)
      return [fault('P220', 'text is set in a font that is not there', 'embed it', at)]
    }
    return [...embeddingFaults(subject, dict, use), ...unicodeFaults(subject, dict, use)]
  })
}

const labelOf = (file: PdfFile, font: Dict): string =>
  (file.name(font.get('BaseFont')) ?? 'a font without a name').replace(/^[A-Z]{6}\+/, '')

function embeddingFaults(subject: PdfSubject, font: Dict, use: FontUse): Diagnostic[] {
  const { file } = subject
  const type = file.name(font.get('Subtype'))
  if (type === 'Type3' || !use.visible) return []
  const [descendant] = file.array(font.get('DescendantFonts'))
  const own = type === 'Type0' ? file.dict(descendant) : font
  const descriptor = file.dict(own?.get('FontDescriptor'))
  const at = placeOn(subject, use.page)
  const embedded = ['FontFile', 'FontFile2', 'FontFile3'].some((key) => file.content(descriptor?.get(key)))
  if (!embedded)
    return [fault('P220', `${labelOf(file, font)} is not embedded`, 'embed what is used of it', at)]
  const isTrueType = file.name(own?.get('Subtype')) === 'CIDFontType2'
  if (isTrueType && file.resolve(own?.get('CIDToGIDMap')) === null)
    return [
      fault('P220', `${labelOf(file, font)} does not say which glyphs it means`, 'set /CIDToGIDMap', at),
    ]
  return []
}

function unicodeFaults(subject: PdfSubject, font: Dict, use: FontUse): Diagnostic[] {
  const { file } = subject
  const label = labelOf(file, font)
  const at = placeOn(subject, use.page)
  if (!font.has('ToUnicode')) {
    return isSpelledOut(file, font)
      ? []
      : [fault('P221', `nobody can tell what letters ${label} shows`, 'add /ToUnicode', at)]
  }
  const cmap = file.content(font.get('ToUnicode'))
  const letters = cmap ? readToUnicode(cmap) : new Map<string, string>()
  const unknown = [...use.codes].filter((code) => !letters.has(code))
  // U+0000, U+FEFF and U+FFFE stand for no letter (ISO 14289-1, section 7.21.7).
  const void_ = [...use.codes].filter((code) => /[\0\ufeff\ufffe]/.test(letters.get(code) ?? ''))
  return [
    ...(unknown.length > 0
      ? [fault('P221', `${unknown.length} characters of ${label} are no letters`, 'complete /ToUnicode', at)]
      : []),
    ...(void_.length > 0
      ? [fault('P221', `${void_.length} characters of ${label} stand for nothing`, 'mend /ToUnicode', at)]
      : []),
  ]
}

/** Whether a font's encoding says by itself what its codes are. */
function isSpelledOut(file: PdfFile, font: Dict): boolean {
  if (file.name(font.get('Subtype')) === 'Type0') return false
  const encoding = file.resolve(font.get('Encoding'))
  if (encoding instanceof Name)
    return /^(?:WinAnsi|MacRoman|MacExpert|Standard)Encoding$/.test(encoding.value)
  const names = file.array(file.dict(encoding)?.get('Differences')).map((value) => file.name(value))
  return (
    names.length > 0 && names.every((name) => name === null || !/^(?:g|cid|glyph|index|c)\d+$/i.test(name))
  )
}
