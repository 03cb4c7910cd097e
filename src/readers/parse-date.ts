/** A date as people and machines write it in, ISO 8601 out. Nothing is guessed: 03/04/2023 is no date. */

const MONTHS: readonly string[][] = [
  ['january', 'jan', 'januar', 'jänner', 'janvier', 'janv', 'enero', 'gennaio', 'janeiro', 'januari'],
  ['february', 'feb', 'februar', 'février', 'févr', 'febrero', 'febbraio', 'fevereiro', 'februari'],
  ['march', 'mar', 'märz', 'mars', 'marzo', 'março', 'maart'],
  ['april', 'apr', 'avril', 'abril', 'aprile'],
  ['may', 'mai', 'mayo', 'maggio', 'maio', 'mei', 'maj'],
  ['june', 'jun', 'juni', 'juin', 'junio', 'giugno', 'junho'],
  ['july', 'jul', 'juli', 'juillet', 'julio', 'luglio', 'julho'],
  ['august', 'aug', 'août', 'agosto', 'augustus', 'augusti'],
  ['september', 'sep', 'sept', 'septembre', 'septiembre', 'settembre', 'setembro'],
  ['october', 'oct', 'oktober', 'okt', 'octobre', 'octubre', 'ottobre', 'outubro'],
  ['november', 'nov', 'novembre', 'noviembre', 'novembro'],
  ['december', 'dec', 'dezember', 'dez', 'décembre', 'déc', 'diciembre', 'dicembre', 'dezembro'],
]

const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?$/
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}.*)?$/
const EAST_ASIAN = /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/
const SLASHED = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:\D.*)?$/
const DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?(\p{L}+)\.?,?\s+(?:de\s+)?(\d{4})\b/u
const MONTH_FIRST = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/u
const WEEKDAY =
  /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+|^\p{L}+(?:tag|och|dag|di|manche|es|ado|ngo),?\s+(?=\d)/iu

/**
 * Reads a date.
 *
 * @returns `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or `null` where the text is no date or not a sure one.
 */
export function parseDate(text: string): string | null {
  const trimmed = text.trim().replace(WEEKDAY, '')
  for (const form of [ISO, COMPACT, EAST_ASIAN, SLASHED]) {
    const match = form.exec(trimmed)
    if (match) return iso(match[1], match[2], match[3])
  }
  const dayFirst = DAY_FIRST.exec(trimmed)
  if (dayFirst) return iso(dayFirst[3], monthOf(dayFirst[2]!), dayFirst[1])
  const monthFirst = MONTH_FIRST.exec(trimmed)
  return monthFirst ? iso(monthFirst[3], monthOf(monthFirst[1]!), monthFirst[2]) : null
}

function monthOf(word: string): string {
  const index = MONTHS.findIndex((names) => names.includes(word.toLowerCase()))
  return String(index + 1)
}

function iso(year: string | undefined, month?: string, day?: string): string | null {
  if (month === undefined) return year ?? null
  const [m, d] = [Number(month), Number(day ?? 1)]
  if (m < 1 || m > 12 || d < 1 || d > 31) return null
  const parts = [year, month, ...(day === undefined ? [] : [day])]
  return parts.map((part) => part!.padStart(2, '0')).join('-')
}
