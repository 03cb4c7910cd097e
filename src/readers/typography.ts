/**
 * Typewriter text in, typographic text out: straight quotes, hyphens used as dashes, three dots.
 *
 * A block's text is judged as a whole, whatever emphasis or links cut it into, and the edits are then made in the
 * pieces. Code is left alone, and so are addresses.
 */

import type { Inline } from '../document/inlines.ts'
import { type QuotationMarks, quotationMarks } from './quotation-marks.ts'

/** One replacement in a text. */
interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Stands for code inside a text: neither letter nor space, never edited. */
const CODE = '\ufffc'

const CANDIDATE = /["'-]|\.\.\./

// Longest first: what a mark means depends on its neighbours.
const TOKEN =
  /(?:https?:\/\/|www\.)[^\s"'<>]+|[^\s"'<>()@]{1,64}@[^\s"'<>()@]{1,255}\.\w+|\.\.\.|-{2,3}|(?<=[^\s-] )-(?= [^\s-])|\d'\d{1,2}(?:"|'')(?!\w)|["']/g

const OPENS_AFTER = /[\s([{<—–/«“„‘‚¿¡\u00a0-]/

// Words that lost their beginning; the mark before them is an apostrophe.
const ELIDED =
  /^(?:tis|twas|twere|twill|twould|tisn|twasn|em|n|til|till|cause|cuz|bout|round|neath|nuff|s|t|\d\ds?)(?![\p{L}\p{N}])/iu

/**
 * Sets a block's inlines in typographic marks.
 *
 * @param lang - BCP 47; decides on the quotation marks.
 */
export function setInlines(content: readonly Inline[], lang: string): readonly Inline[] {
  const text = flatText(content)
  if (!CANDIDATE.test(text)) return content
  const edits = findEdits(text, quotationMarks(lang))
  return edits.length === 0 ? content : applyEdits(content, edits, { offset: 0, next: 0 })
}

/** Sets plain text in typographic marks. */
export function setText(text: string, lang: string): string {
  const [set] = setInlines([{ type: 'text', text }], lang)
  return set?.type === 'text' ? set.text : text
}

function flatText(content: readonly Inline[]): string {
  let text = ''
  for (const inline of content) {
    if (inline.type === 'text') text += inline.text
    else if (inline.type === 'code') text += CODE.repeat(inline.text.length)
    else if (inline.type === 'line-break') text += '\n'
    else if (inline.type !== 'note-mark') text += flatText(inline.content)
  }
  return text
}

function findEdits(text: string, marks: QuotationMarks): Edit[] {
  const edits: Edit[] = []
  const open = { double: false, single: false }
  for (const match of text.matchAll(TOKEN)) {
    const [token] = match
    const replaced = replacement(text, match.index, token, marks, open)
    if (replaced !== token)
      edits.push({ start: match.index, end: match.index + token.length, text: replaced })
  }
  return edits
}

interface Open {
  double: boolean
  single: boolean
}

function replacement(text: string, at: number, token: string, marks: QuotationMarks, open: Open): string {
  if (token === '...') return '…'
  if (token === '-') return '–'
  if (token.startsWith('--')) return dash(text, at, token)
  if (token === '"') return doubleQuote(text, at, marks, open)
  if (token === "'") return singleQuote(text, at, marks, open)
  if (/^\d'/.test(token)) return token.replace("'", '′').replace(/"|''/, '″')
  return token
}

function dash(text: string, at: number, token: string): string {
  const [before, after] = [text[at - 1] ?? ' ', text[at + token.length] ?? ' ']
  // “ --strict” is an option of a program, “----” a rule.
  if (before === '-' || after === '-') return token
  return /\s/.test(before) && /\w/.test(after) ? token : '—'
}

function doubleQuote(text: string, at: number, marks: QuotationMarks, open: Open): string {
  const [before, after] = [text[at - 1] ?? ' ', text[at + 1] ?? ' ']
  const opens = OPENS_AFTER.test(before) && !/\s/.test(after)
  if (!opens && !open.double && /\d/.test(before)) return '″'
  // Spaces on both sides tell nothing; the state of the paragraph does.
  const opening =
    /\s/.test(before) && /\s/.test(after) ? !open.double : opens || (before === "'" && !open.double)
  open.double = opening
  return marks.double[opening ? 0 : 1]
}

function singleQuote(text: string, at: number, marks: QuotationMarks, open: Open): string {
  const [before, after] = [text[at - 1] ?? ' ', text[at + 1] ?? ' ']
  const opens = (OPENS_AFTER.test(before) || (before === '"' && open.double)) && !/\s/.test(after)
  if (opens && !ELIDED.test(text.slice(at + 1, at + 12))) {
    open.single = true
    return marks.single[0]
  }
  const inWord = /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)
  if (opens || inWord || !open.single) return /\d/.test(before) && !/[\p{L}\p{N}]/u.test(after) ? '′' : '’'
  open.single = false
  return marks.single[1]
}

interface Cursor {
  offset: number
  next: number
}

function applyEdits(content: readonly Inline[], edits: readonly Edit[], cursor: Cursor): Inline[] {
  return content.map((inline) => {
    if (inline.type === 'text') return { type: 'text', text: editLeaf(inline.text, edits, cursor) }
    if (inline.type === 'code') cursor.offset += inline.text.length
    else if (inline.type === 'line-break') cursor.offset += 1
    else if (inline.type !== 'note-mark')
      return { ...inline, content: applyEdits(inline.content, edits, cursor) }
    return inline
  })
}

function editLeaf(text: string, edits: readonly Edit[], cursor: Cursor): string {
  const from = cursor.offset
  const to = from + text.length
  let [result, done] = ['', from]
  for (; cursor.next < edits.length && edits[cursor.next]!.start < to; cursor.next++) {
    const edit = edits[cursor.next]!
    result += text.slice(done - from, Math.max(edit.start, from) - from)
    // An edit over the edge of a piece puts its text into the first.
    if (edit.start >= from) result += edit.text
    done = Math.min(edit.end, to)
    if (edit.end > to) break
  }
  cursor.offset = to
  return result + text.slice(done - from)
}
