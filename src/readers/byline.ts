/** Lines that name the authors or the day in, names and dates out. */

import type { Author } from '../document/article.ts'
import { parseDate } from './parse-date.ts'

/** A byline is short; a sentence that begins with “By” is not. In UTF-16 units. */
const LONGEST = 120

const BY =
  /^(?:(?:written|words|story|text|reported|posted|published|article) by|by|von|text|par|por|di|door|av|af|tekst|texto|texte|autor(?:in)?|author)(?::| ) *(?=\p{Lu})/iu

const PARTICLES =
  /^(?:and|und|et|y|e|en|och|og|with|for|the|of|de|da|di|du|la|le|van|von|der|den|del|bin|al|dos|&|[-–—|•·/])$/i

/** Takes “By” off a line that names authors, or returns `null` where the line does not. */
export function bylineOf(line: string): string | null {
  const text = line.replace(/\s+/g, ' ').trim()
  if (text.length > LONGEST || !BY.test(text)) return null
  const names = text.replace(BY, '')
  const words = names.split(/[\s,]+/)
  const capital = words.filter((word) => PARTICLES.test(word) || /^[\p{Lu}\p{N}(@]/u.test(word))
  return words.length <= 16 &&
    capital.length === words.length &&
    !/[.!?]["”]?$/.test(names.replace(/\b(?:Jr|Sr|\p{Lu})\.$/u, ''))
    ? names
    : null
}

/** Takes “By” off a byline that is known to be one, and brings its spaces in order. */
export const bareByline = (byline: string): string =>
  byline
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:(?:written|words|story|text|posted) by|by|von|par|por)(?::| ) */i, '')

/** Brings what stands where a byline is expected into one line, or returns `null` where it is none. */
export function credibleByline(text: string): string | null {
  const line =
    text
      .split(/\n+/)
      .map((part) => bareByline(part))
      .find((part) => part !== '') ?? ''
  const other = /^(?:follow|subscribe|share|(?:last )?updated|published|posted|publish|photo|by)\b/i.test(
    line,
  )
  return line === '' || other || line.length > LONGEST || dateOfLine(line) !== null ? null : line
}

/** Splits a byline into authors. */
export function authorsOf(byline: string): Author[] {
  const line = bareByline(byline)
  const names = line.split(line.includes(';') ? / *; */ : SEPARATORS).filter((name) => /\p{L}/u.test(name))
  // “Brenda Goodman, MA”: a comma that separates no names.
  const separate =
    line.includes(';') || names.every((name) => /\p{L}[ .]\p{L}/u.test(name) || !/[a-z]/.test(byline))
  return (separate ? names : [line]).map((name) => ({ name, role: 'aut' }))
}

const SEPARATORS = / *(?:,| and | und | et | y | & |\|) */

const TIME = String.raw`(?:,? *(?:at|um|à)? *\d{1,2}[:.h]\d{2}(?: *[ap]\.?m\.?)?(?: *\(?[A-Z]{2,5}\)?)?)?`
const DATE_LINE = new RegExp(
  `^(?:published|posted|date|datum|veröffentlicht|publié(?: le)?|publicado)?(?: on)?:? *(.+?)${TIME}$`,
  'i',
)

/** Reads a line that holds a date and nothing else, or returns `null`. */
export function dateOfLine(line: string): string | null {
  const text = line.replace(/\s+/g, ' ').trim()
  if (text.length > 60) return null
  const date = DATE_LINE.exec(text)?.[1]
  // A year alone may be anything; a date must be the whole line.
  if (!date || /^\d{4}$/.test(date) || !/\d(?:日|\.)?$/.test(date)) return null
  return parseDate(date)
}
