/**
 * A document tree in, its pictures' captions taken out of it, with labels on the pictures.
 *
 * Finding the article in a page may throw a caption away and keep its picture, or the other way round; a caption
 * that was taken before stays with its picture.
 */

import { type DomDocument, type DomElement, elementsBelow, holdsMore, namesOf, textOf } from './dom.ts'
import { CAPTIONED, isCaption } from './html-figures.ts'

/** Elements above a caption among which its picture is looked for. */
const REACH = 4

/** What may stand in a figure beside picture and caption; in UTF-16 units. */
const OTHER_TEXT = 120

/** Nodes in what holds a few pictures and their captions. */
const FIGURE_NODES = 200

/** Captions by the keys that pictures carry. */
export type Captions = ReadonlyMap<string, DomElement>

/** Takes captions out of a document. */
export function takeCaptions(document: DomDocument): Captions {
  const captions = new Map<string, DomElement>()
  const places: Found[] = []
  const root = document.body ?? document.documentElement
  for (const element of [...elementsBelow(root)]) {
    if (!isCaption(element) || textOf(element) === '') continue
    const found = pictureOf(element, root)
    if (found === null) continue
    // A label would not do here: finding the article rebuilds such small blocks.
    element.remove()
    if (found === 'something else') continue
    const key = `c${captions.size + 1}`
    captions.set(key, element)
    const { picture } = found
    picture.setAttribute(CAPTIONED, `${picture.getAttribute(CAPTIONED) ?? ''} ${key}`.trim())
    places.push(found)
  }
  for (const { picture, around } of places) protect(picture, around, root, document)
  return captions
}

/** Puts a picture into a `figure` of its own, which finding the article leaves alone. */
function protect(picture: DomElement, around: DomElement, root: DomElement, document: DomDocument): void {
  for (let it = picture.parentElement; it !== null; it = it.parentElement)
    if (it.localName === 'figure') return
  let place = around
  for (let it = around.parentElement; it !== null && it !== root; it = it.parentElement)
    if (!holdsMore(it, 0, FIGURE_NODES)) place = it
    else break
  if (TABLE_PART.test(place.localName)) place = picture
  const figure = document.createElement('figure')
  place.parentElement?.insertBefore(figure, place)
  figure.append(picture)
  if (place !== picture && !holdsMore(place, 0, FIGURE_NODES) && place.querySelector('img') === null)
    place.remove()
}

const TABLE_PART = /^(?:thead|tbody|tfoot|tr|td|th)$/

interface Found {
  readonly picture: DomElement
  /** What holds the picture, and the caption or stands before it. */
  readonly around: DomElement
}

/** The picture that a caption belongs to; `something else` where it is a video that no book shows. */
function pictureOf(caption: DomElement, root: DomElement): Found | 'something else' | null {
  const before = caption.previousElementSibling
  if (before !== null && !holdsMore(before, 0)) {
    const pictures = [...before.querySelectorAll('img')]
    const picture = before.localName === 'img' ? before : pictures.at(-1)
    if (picture) return { picture, around: before }
  }
  const { length } = textOf(caption).replaceAll(' ', '')
  let around = caption.parentElement
  for (let up = 0; around !== null && around !== root && up < REACH; up++, around = around.parentElement) {
    if (holdsMore(around, length + OTHER_TEXT * (up + 1))) return null
    const pictures = [...around.querySelectorAll('img')]
    if (pictures.length > 0) return { picture: nearest(pictures, caption), around }
    if (around.querySelector('video, iframe, object, embed, audio') || /video|player/.test(namesOf(around)))
      return 'something else'
  }
  return null
}

/** The last picture before the caption, or the first after it. */
function nearest(pictures: readonly DomElement[], caption: DomElement): DomElement {
  const before = pictures.filter((picture) => (picture.compareDocumentPosition(caption) & FOLLOWING) !== 0)
  return before.at(-1) ?? pictures[0]!
}

const FOLLOWING = 4
