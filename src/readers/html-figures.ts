/** Elements that show a picture in, figures out: the address that lazy pages hide, the caption beside it. */

import type { Figure } from '../document/blocks.ts'
import { pictureAddress } from './addresses.ts'
import { type DomElement, namesOf, textOf } from './dom.ts'
import { UNNUMBERED } from './draft.ts'

/** Put on a picture, with the keys of its captions. */
export const CAPTIONED = 'data-offprint-captions'

/** Pictures this small only count visitors or fill space; in pixels. */
const SPACER = 3

/** Pictures up to this height in a line of text are characters; in pixels. */
const CHARACTER = 32

/** Address parts of a site's own pictures: icons, portraits of commenters, buttons. */
const DECORATION =
  /(?:^|[/_.-])(?:icons?|sprites?|themes?|avatars?|logos?|buttons?|badges?|gravatar)(?:[/_.-]|\d)/i

/** Addresses that name the size they crop to: `/60x60/`, `/fit/c/96/96/`. */
const THUMBNAIL = /(?:[/_=-](?=\d+x)|\/(?:fit|crop|c|resize|thumb)\/)(\d{2,3})[x/](\d{2,3})(?=[/_.&?]|$)/

/** Squares up to this size show who wrote, not what about; in pixels. */
const PORTRAIT = 100

const LAZY = [
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-src-medium',
  'data-full-src',
  'data-image',
  'data-url',
]

const PLACEHOLDER =
  /^data:image\/(?:gif|svg\+xml)|(?:^|\/)(?:blank|spacer|pixel|transparent|placeholder|1x1|clear|lazy)[^/]*\.(?:gif|png|svg)/i

/** Gives every picture that waits to be loaded its address, for those who look at `src` alone. */
export function revealPictures(images: Iterable<DomElement>): void {
  for (const image of images) {
    const src = sourceOf(image)
    if (src !== '' && src !== image.getAttribute('src')) image.setAttribute('src', src)
  }
}

/** Reads an `img`, or returns `null` for one that shows nothing. */
export function readImage(image: DomElement, base: string | null): Figure | null {
  const [width, height] = [pixels(image, 'width'), pixels(image, 'height')]
  if ((width !== null && width <= SPACER) || (height !== null && height <= SPACER)) return null
  if (width !== null && height !== null && Math.max(width, height) <= CHARACTER) return null
  const cropped = THUMBNAIL.exec(image.getAttribute('src') ?? '')
  if (cropped && Math.max(Number(cropped[1]), Number(cropped[2])) <= PORTRAIT) return null
  const written = sourceOf(image)
  const src = pictureAddress(written, base)
  const alt = image.getAttribute('alt')
  if (src === null || (DECORATION.test(written) && !image.hasAttribute(CAPTIONED))) return null
  return { type: 'figure', id: UNNUMBERED, src, alt: alt === null ? null : alt.replace(/\s+/g, ' ').trim() }
}

/** The text that a picture stands for where it is a character: a smiley, a formula. `null` for real pictures. */
export function characterOf(image: DomElement): string | null {
  const alt = image.getAttribute('alt')?.trim()
  if (!alt) return null
  const named = /\b(?:emoji|smiley|wp-smiley|math|latex|tex|mwe-math\S*)\b/.test(namesOf(image))
  const height = pixels(image, 'height')
  return named || (height !== null && height <= CHARACTER && alt.length <= 8) ? alt : null
}

function pixels(image: DomElement, name: string): number | null {
  const value = /^\d+/.exec(image.getAttribute(name) ?? '')?.[0] ?? 0
  // A height of 0 says that it is not known.
  return Number(value) || null
}

function sourceOf(image: DomElement): string {
  const src = image.getAttribute('src') ?? ''
  if (src !== '' && !PLACEHOLDER.test(src)) return src
  for (const name of LAZY) if (image.getAttribute(name)) return image.getAttribute(name)!
  const sources =
    image.parentElement?.localName === 'picture' ? [...image.parentElement.querySelectorAll('source')] : []
  for (const element of [image, ...sources])
    for (const name of ['srcset', 'data-srcset']) {
      const best = largest(element.getAttribute(name) ?? '')
      if (best !== null) return best
    }
  return PLACEHOLDER.test(src) && src.length < SHORT_ADDRESS ? '' : src
}

/** The candidate of a `srcset` with the most pixels. */
function largest(srcset: string): string | null {
  let [best, size] = [null as string | null, -1]
  for (const candidate of srcset.split(/,\s+/)) {
    const [url, width = '1x'] = candidate.trim().split(/\s+/)
    if (url && Number.parseFloat(width) > size) [best, size] = [url, Number.parseFloat(width)]
  }
  return best
}

/** A `data:` address shorter than this holds no picture worth showing. */
const SHORT_ADDRESS = 200

const CAPTION =
  /(?:^|[\s_-])(?:fig)?caption|thumbcaption|wp-caption-text|image-?(?:credit|description)|photo-?credit|credit|bildunterschrift|legend/

/** Longest caption that is known by its class alone; in UTF-16 units. */
const LONGEST_CAPTION = 600

/** Whether an element is, by name, the caption of a picture. */
export const isCaption = (element: DomElement): boolean =>
  element.localName === 'figcaption' ||
  (CAPTION.test(element.getAttribute('class')?.toLowerCase() ?? '') &&
    !element.querySelector('img, picture, h1, h2, h3') &&
    textOf(element).length <= LONGEST_CAPTION)
