/** Runs of inlines as they were collected in, tidy ones out: spaces as a browser shows them, no empty shells. */

import type { Inline } from '../document/inlines.ts'
import { append } from './append.ts'

const SPACES = /[ \t\n\r\f]+/g

const FINAL_SPACE = /[ \u00a0\u3000]$/

/** Without the spaces at its end; a pattern would go back over every run of spaces in the text. */
function withoutFinalSpace(text: string): string {
  let end = text.length
  while (end > 0 && ' \u00a0\u3000'.includes(text[end - 1]!)) end--
  return text.slice(0, end)
}

const UNTIDY = /[\t\n\r\f]| {2}/

const collapsed = (text: string): string => (UNTIDY.test(text) ? text.replace(SPACES, ' ') : text)

/** Whether a space stands before the next character, or the line begins. */
interface Edge {
  space: boolean
  /** Nothing stands before. */
  start: boolean
}

/** Collapses spaces, trims the ends, joins neighbouring texts and drops what holds nothing. */
export function tidyInlines(run: readonly Inline[]): Inline[] {
  return trimEnd(collapse(run, { space: true, start: true }))
}

function collapse(run: readonly Inline[], edge: Edge): Inline[] {
  const tidy: Inline[] = []
  for (const inline of run) {
    if (inline.type === 'text') addText(tidy, collapsed(inline.text), edge)
    else if (inline.type === 'line-break') {
      dropFinalSpace(tidy)
      tidy.push(inline)
      edge.space = true
    } else if (inline.type === 'code') {
      if (inline.text.trim() === '') addText(tidy, ' ', edge)
      else tidy.push(inline)
      edge.space = edge.space && inline.text.trim() === ''
    } else if (inline.type === 'note-mark') tidy.push(inline)
    else {
      const content = collapse(inline.content, edge)
      if (content.length > 0) tidy.push(shell({ ...inline, content }))
    }
  }
  return tidy
}

// A raised note mark is raised by whoever draws it.
const shell = (inline: Inline): Inline =>
  inline.type === 'superscript' && inline.content.length === 1 && inline.content[0]!.type === 'note-mark'
    ? inline.content[0]!
    : inline

function addText(tidy: Inline[], text: string, edge: Edge): void {
  const added = edge.space ? text.replace(edge.start ? /^[ \u00a0\u3000]+/ : /^ /, '') : text
  if (added === '') return
  edge.start = false
  edge.space = added.endsWith(' ')
  const last = tidy.at(-1)
  if (last?.type === 'text') tidy[tidy.length - 1] = { type: 'text', text: last.text + added }
  else tidy.push({ type: 'text', text: added })
}

function dropFinalSpace(tidy: Inline[]): void {
  const last = tidy.at(-1)
  if (last?.type !== 'text' || !FINAL_SPACE.test(last.text)) return
  const text = withoutFinalSpace(last.text)
  if (text === '') tidy.pop()
  else tidy[tidy.length - 1] = { type: 'text', text }
}

function trimEnd(tidy: Inline[]): Inline[] {
  while (tidy.length > 0) {
    const last = tidy.at(-1)!
    if (last.type === 'line-break') tidy.pop()
    else if (last.type === 'text' && FINAL_SPACE.test(last.text)) dropFinalSpace(tidy)
    else if ('content' in last) {
      const content = trimEnd([...last.content])
      if (content.length > 0) {
        tidy[tidy.length - 1] = { ...last, content }
        break
      }
      tidy.pop()
    } else break
  }
  const start = tidy.findIndex(({ type }) => type !== 'line-break')
  return start > 0 ? tidy.slice(start) : tidy
}

/** Splits a run where two or more line ends stand together: that is how old pages make paragraphs. */
export function splitAtBreaks(run: readonly Inline[]): Inline[][] {
  const parts: Inline[][] = [[]]
  let breaks: Inline[] = []
  for (const inline of run) {
    if (inline.type === 'line-break') breaks.push(inline)
    else if (breaks.length > 0 && inline.type === 'text' && inline.text.trim() === '') continue
    else {
      if (breaks.length >= 2) parts.push([])
      else append(parts.at(-1)!, breaks)
      breaks = []
      parts.at(-1)!.push(inline)
    }
  }
  return parts
}

/** Whether a run holds anything to read. */
export const hasText = (run: readonly Inline[]): boolean =>
  run.some((inline) => {
    if (inline.type === 'text' || inline.type === 'code') return inline.text.trim() !== ''
    if (inline.type === 'note-mark') return true
    return 'content' in inline && hasText(inline.content)
  })

/** Leaves one line end where several stand together. */
export const singleBreaks = (run: readonly Inline[]): Inline[] =>
  run.filter((inline, i) => inline.type !== 'line-break' || run[i - 1]?.type !== 'line-break')
