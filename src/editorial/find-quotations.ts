/** The copy in, what stands between quotation marks out. Knows the marks of five habits and nothing of speakers. */

import type { Copy, CopyBlock } from './copy.ts'

/** What stands between marks in one block. */
export interface QuotedStretch {
  readonly at: CopyBlock
  /** Without the marks. */
  readonly start: number
  readonly end: number
  /** With the marks. */
  readonly outerStart: number
  readonly outerEnd: number
  /** Whether the closing mark is there; without it, speech may go on in the next block. */
  readonly closed: boolean
  readonly text: string
}

interface Marks {
  readonly open: string
  readonly close: string
}

/** Typists mix straight and curly marks, hence every pairing. */
const DOUBLE: readonly Marks[] = [
  { open: '“', close: '”' },
  { open: '"', close: '"' },
  { open: '“', close: '"' },
  { open: '"', close: '”' },
]
const SINGLE: Marks = { open: '‘', close: '’' }
const POINTING_OUT: Marks = { open: '«', close: '»' }
const POINTING_IN: Marks = { open: '»', close: '«' }
const LOW: readonly Marks[] = [
  { open: '„', close: '“' },
  { open: '„', close: '”' },
]

/** Marks that open and close the speech of others in an article, as its language and its own habit have it. */
function habitOf(copy: Copy): readonly Marks[] {
  const count = (mark: string) => copy.blocks.filter(({ text }) => text.includes(mark)).length
  if (copy.lang === 'de') {
    const guillemets =
      count('»') + count('«') > 0 ? [opensFirst(copy) === '«' ? POINTING_OUT : POINTING_IN] : []
    return count('„') > 0 ? [...LOW, ...guillemets] : [...guillemets, ...DOUBLE]
  }
  if (count('«') > 0) return [POINTING_OUT, ...DOUBLE]
  const single = count('‘') > count('“') && !copy.blocks.some(({ text }) => /“[^”]*[,.?!]”/.test(text))
  return single ? [SINGLE, ...DOUBLE] : DOUBLE
}

const opensFirst = (copy: Copy): string | undefined =>
  copy.blocks.map(({ text }) => /[«»]/.exec(text)?.[0]).find(Boolean)

/** Finds the quoted stretches of running text in reading order, outer ones only. */
export function findQuotations(copy: Copy): QuotedStretch[] {
  const habit = habitOf(copy)
  const anyOf = new RegExp(`[${habit.map(({ open, close }) => open + close).join('')}]`, 'g')
  return copy.blocks
    .filter((block) => block.running)
    .flatMap((block) =>
      [...stretchesIn(block, habit, anyOf), ...dashedIn(block, copy.lang)].sort((a, b) => a.start - b.start),
    )
}

function stretchesIn(block: CopyBlock, habit: readonly Marks[], anyOf: RegExp): QuotedStretch[] {
  const stretches: QuotedStretch[] = []
  const { text } = block
  for (let i = markFrom(text, 0, anyOf); i >= 0; i = markFrom(text, i + 1, anyOf)) {
    const candidates = habit.filter((marks) => marks.open === text[i] && opensAt(text, i))
    if (candidates.length === 0) continue
    const end = closingMark(text, i, candidates, anyOf)
    stretches.push(stretchOf(block, i, end < 0 ? text.length : end, end >= 0))
    if (end < 0) break
    i = end
  }
  return stretches
}

/** The next mark of a habit from an offset on, or −1. */
function markFrom(text: string, at: number, anyOf: RegExp): number {
  anyOf.lastIndex = at
  return anyOf.exec(text)?.index ?? -1
}

const opensAt = (text: string, at: number): boolean =>
  (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]!)) && /\S/.test(text.slice(at + 1, at + 3))

function stretchOf(at: CopyBlock, open: number, close: number, closed: boolean): QuotedStretch {
  let start = open + 1
  let end = close
  while (start < end && /\s/.test(at.text[start]!)) start++
  while (end > start && /\s/.test(at.text[end - 1]!)) end--
  let outerEnd = closed ? close + 1 : close
  // “‘’Not yet,’’”: two single marks for a double one.
  if (at.text[open] === '‘' && at.text[start] === '’') start++
  if (closed && at.text[close] === '’' && at.text[outerEnd] === '’') outerEnd++
  return { at, start, end, outerStart: open, outerEnd, closed, text: at.text.slice(start, end) }
}

function closingMark(text: string, open: number, candidates: readonly Marks[], anyOf: RegExp): number {
  for (let i = markFrom(text, open + 1, anyOf); i >= 0; i = markFrom(text, i + 1, anyOf)) {
    const marks = candidates.find(({ close }) => close === text[i])
    if (marks && (marks.close !== '’' || closesSingle(text, open, i))) return i
  }
  return -1
}

/** An apostrophe stands inside a word or after the s of an owner; a single mark closes after a stop or before none. */
function closesSingle(text: string, open: number, at: number): boolean {
  const before = text[at - 1] ?? ''
  const after = text[at + 1] ?? ' '
  if (/[\p{L}\p{N}]/u.test(after)) return false
  if (/[.,?!…—–]/.test(before)) return true
  // “the whales’ gift”: an owner, as long as a better close is to come.
  return !(
    before === 's' &&
    /^\s\p{Ll}/u.test(text.slice(at + 1)) &&
    /[.,?!]’(?!\p{L})/u.test(text.slice(at + 1)) &&
    open >= 0
  )
}

/** Speech that a dash opens, as French and Spanish print it: from the dash to the clause that says whose it is. */
function dashedIn(block: CopyBlock, lang: string): QuotedStretch[] {
  if (lang !== 'fr' && lang !== 'es') return []
  const { text } = block
  const opening = /^[—–]\s?/.exec(text)
  if (!opening) return []
  const clause =
    lang === 'es'
      ? /\s[—–](?=\p{Ll})/u
      : /,\s(?=(?:a-t-|ajoute|dit|déclare|explique|affirme|répond|demande|lance|poursuit|assure)\p{L}*)/u
  const found = clause.exec(text.slice(1))
  const close = found ? found.index + 1 : text.length
  return [stretchOf(block, opening[0].length - 1, close, true)]
}
