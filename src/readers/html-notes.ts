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
  holdsMore,
  isElement,
  isText,
  namesOf,
  TAKEN,
  textOf,
} from './dom.ts'
import { checkNotes } from './limits.ts'

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
 *
 * @param file - Name of the source, for the refusal of too many notes.
 * @throws {@link OffprintError} E118.
 */
export function takeNotes(document: DomDocument, file: string): TakenNote[] {
  const root = document.body ?? document.documentElement
  const order = new Map([...elementsBelow(root)].map((element, index) => [element, index]))
  const byId = targetsOf(order.keys())
  const notes = new Map<DomElement, NoteId>()
  const backs = new Map<DomElement, ReadonlySet<string> | null>()
  for (const [anchor, index] of order) {
    const element = anchor.localName === 'a' ? noteOf(anchor, byId, backs) : null
    // A link from below to above leads back.
    if (element === null || order.get(element)! < index) continue
    const id = notes.get(element) ?? `n${notes.size + 1}`
    notes.set(element, id)
    checkNotes(notes.size, file)
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

function noteOf(
  anchor: DomElement,
  byId: ReadonlyMap<string, DomElement>,
  backs: Map<DomElement, ReadonlySet<string> | null>,
): DomElement | null {
  const id = fragment(anchor)
  if (id === null || !looksLikeMark(anchor)) return null
  const target = byId.get(id) ?? byId.get(safeDecode(id))
  const element = target && blockAround(target)
  if (!element || element === blockAround(anchor) || contains(element, anchor)) return null
  const known = backs.get(element)
  const fragments = known === undefined ? fragmentsIn(element) : known
  backs.set(element, fragments)
  if (fragments === null) return null
  return idsAround(anchor).some((name) => fragments.has(name)) || namedNote(target, element) ? element : null
}

/** Where the links of what may be a note lead to, or `null` for what is none by its length. */
function fragmentsIn(element: DomElement): ReadonlySet<string> | null {
  if (!holdsMore(element, 0) || holdsMore(element, LONGEST)) return null
  const links = [...elementsBelow(element)].filter(({ localName }) => localName === 'a')
  return new Set(links.flatMap((link) => fragment(link) ?? []))
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

/** Names of an anchor and of what is right around and in it, which a note may lead back to. */
function idsAround(anchor: DomElement): string[] {
  const near: DomElement[] = [...childrenOf(anchor)].filter(isElement)
  let it: DomElement | null = anchor
  for (let up = 0; it !== null && up < 3; up++, it = it.parentElement) near.push(it)
  return near.flatMap((element) =>
    [element.getAttribute('id') ?? [], element.getAttribute('name') ?? []].flat(),
  )
}

/** Copies a note, with the links that lead back labelled, and labels where it stood. */
function take(note: DomElement): DomElement {
  for (const link of elementsBelow(note)) {
    const leads = link.localName === 'a' && fragment(link) !== null && !link.hasAttribute(NOTE_MARK)
    if (!leads || !BACK.test(textOf(link))) continue
    link.setAttribute(BACK_LINK, '')
    dropArrow(link)
  }
  const copy = note.cloneNode(true)
  for (const element of [note, ...elementsBelow(note)]) element.setAttribute(TAKEN, '')
  return copy
}

/** Where several links lead back, an arrow that is none may stand before them: `^ a b`. */
function dropArrow(link: DomElement): void {
  for (const node of link.parentElement ? childrenOf(link.parentElement) : []) {
    if (node === link) return
    if (isText(node) && /^\s*[\^↑]\s*$/.test(node.textContent ?? '')) node.textContent = ''
  }
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
