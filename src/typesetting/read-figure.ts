/** A `figure` element → an image with its caption, or the words for the place of a missing one. */

import type { XhtmlElement } from '../markup/xhtml.ts'
import type { FlowFigure } from './flow.ts'
import type { BlockReader, Surroundings } from './read-blocks.ts'
import { addTag, textOf } from './read-runs.ts'

/**
 * Reads a figure. An image whose alternative text is empty is decoration; one without any has none to be told, for
 * a label or a caption does not say what it shows.
 */
export function readFigure(element: XhtmlElement, around: Surroundings, reader: BlockReader): FlowFigure {
  const { tags, part } = reader.place
  const children = element.children.filter((child) => child.type === 'element')
  const image = children.find((child) => child.name === 'img')
  const alt = image ? image.attributes.alt : textOf(element).trim()
  const whole = reader.tag('Div', around.parent, element)
  const anchors = reader.takeAnchors(element)
  const tag =
    image && alt === '' ? 'artifact' : addTag(tags, 'Figure', whole, alt === undefined ? {} : { alt })
  const inside = { ...around, inset: { start: 0, end: 0 } }
  const texts = children
    .filter((child) => child !== image)
    .map((child) => {
      const caption = child.name === 'figcaption'
      return reader.text(child, 'caption', reader.tag(caption ? 'Caption' : 'P', whole, child), inside)
    })
  return {
    type: 'figure',
    picture: image?.attributes.src ?? null,
    tag,
    texts,
    source: { part, start: element.start, end: element.end },
    anchors,
    inset: around.inset,
  }
}
