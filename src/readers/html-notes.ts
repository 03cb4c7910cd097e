/**
 * A document tree in, copies of its notes out, with labels in the tree on marks and notes.
 *
 * A note is known by its mark: a short anchor such as “1” or “*” that points into the page, at something that
 * points back or is called a note.
 */

import type { NoteId } from '../document/inlines.ts'
import {
  childrenOf,
  type DomDocument,
  type DomElement,
  elementsBelow,
  namesOf,
  TAKEN,
  textOf,
} from './dom.ts'

/** Put on a mark, with the id of its note. */
export const NOTE_MARK = 'data-offprint-note'

/** Put on what leads back from a note to its mark, and on nothing to read. */
export const BACK_LINK = 'data-offprint-back'

/** Longest note; what is longer is a chapter that something points to. In UTF-16 units. */
const LONGEST = 6000

const MARK =
  /^[[(]?(?:\d{1,4}|[a-z]{1,2}|[ivxl]{1,6}|[*†‡§¶#]{1,3}|(?:note|nb|fn|n|lower-alpha) ?\d{1,3})[\])]?[.:]?$/i
const BACK =
  /^(?:[[(]?(?:\d{1,4}|[a-z]|[*†‡§¶]{1,3})[\])]?[.:]?|[↑↩⏎^←↵⤴]\ufe0e?|jump up\b.*|back|return|go back.*)$/i
const NOTE_NAMES =
  /(?:^|[\s_-])(?:foot|end|side|cite)?[_-]?(?:notes?|fn|cite|ref|references?|reference-text|doc-footnote|doc-endnote)(?:$|[\s_\d:.-])/

/** A note, with a copy of its element. */
export interface TakenNote {
  readonly id: NoteId
  readonly element: DomElement
}

/**
 * Takes notes out of a document and labels what stays. The tree keeps its shape, since finding the article in it
 * goes by where text stands.
 */
export function takeNotes(document: DomDocument): TakenNote[] {
  const root = document.body ?? document.documentElement
  const order = new Map([...elementsBelow(root)].map((element, index) => [element, index]))
  const byId = targetsOf(order.keys())
  const notes = new Map<DomElement, NoteId>()
  for (const [anchor, index] of order) {
    const element = anchor.localName === 'a' ? noteOf(anchor, byId) : null
    // A link from below to above leads back.
    if (element === null || order.get(element)! < index) continue
    const id = notes.get(element) ?? `n${notes.size + 1}`
    notes.set(element, id)
    anchor.setAttribute(NOTE_MARK, id)
  }
  return [...notes].map(([element, id]) => ({ id, element: take(element) }))
}

function targetsOf(elements: Iterable<DomElement>): Map<string, DomElement> {
  const targets = new Map<string, DomElement>()
  for (const element of elements)
    for (const id of [
      element.getAttribute('id'),
      element.localName === 'a' ? element.getAttribute('name') : null,
    ])
      if (id && !targets.has(id)) targets.set(id, element)
  return targets
}

const fragment = (anchor: DomElement): string | null =>
  /^[^#]*#(.+)$/.exec(anchor.getAttribute('href') ?? '')?.[1] ?? null

function noteOf(anchor: DomElement, byId: ReadonlyMap<string, DomElement>): DomElement | null {
  const id = fragment(anchor)
  if (id === null || !looksLikeMark(anchor)) return null
  const target = byId.get(id) ?? byId.get(safeDecode(id))
  const element = target && blockAround(target)
  if (!element || element === blockAround(anchor) || contains(element, anchor)) return null
  const text = textOf(element)
  if (text.length > LONGEST || text === '') return null
  return pointsBack(element, anchor) || namedNote(target, element) ? element : null
}

const looksLikeMark = (anchor: DomElement): boolean =>
  MARK.test(textOf(anchor)) || /noteref|footnote-ref|doc-noteref/.test(namesOf(anchor))

const namedNote = (target: DomElement, element: DomElement): boolean =>
  [target, element].some((it) => NOTE_NAMES.test(namesOf(it)) && it.localName !== 'sup')

/** The element that holds a whole note, seen from its target. */
function blockAround(element: DomElement): DomElement | null {
  for (let it: DomElement | null = element; it !== null; it = it.parentElement)
    if (/^(?:li|p|dd|dt|div|aside|section|td|tr|blockquote)$/.test(it.localName)) return it
  return null
}

function contains(outer: DomElement, inner: DomElement): boolean {
  for (let it: DomElement | null = inner; it !== null; it = it.parentElement) if (it === outer) return true
  return false
}

/** Whether a note links back to its mark, or to something right around it. */
function pointsBack(note: DomElement, anchor: DomElement): boolean {
  const ids = new Set<string>()
  let it: DomElement | null = anchor
  for (let up = 0; it !== null && up < 3; up++, it = it.parentElement)
    for (const name of ['id', 'name']) if (it.getAttribute(name)) ids.add(it.getAttribute(name)!)
  for (const child of childrenOf(anchor)) {
    const id = 'getAttribute' in child ? (child as DomElement).getAttribute('id') : null
    if (id) ids.add(id)
  }
  return [...note.querySelectorAll('a[href]')].some((link) => ids.has(fragment(link) ?? '\0'))
}

/** Copies a note, with the links that lead back labelled, and labels where it stood. */
function take(note: DomElement): DomElement {
  for (const link of note.querySelectorAll('a[href*="#"]'))
    if (!link.hasAttribute(NOTE_MARK) && BACK.test(textOf(link))) link.setAttribute(BACK_LINK, '')
  const copy = note.cloneNode(true)
  for (const element of [note, ...elementsBelow(note)]) element.setAttribute(TAKEN, '')
  return copy
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
