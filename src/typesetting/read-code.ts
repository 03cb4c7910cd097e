/** A `pre` element → a text of forced lines whose spaces are kept. */

import type { XhtmlElement } from '../markup/xhtml.ts'
import type { FlowRun, FlowText } from './flow.ts'
import type { TagId } from './page.ts'
import type { BlockReader, Surroundings } from './read-blocks.ts'
import { addTag, PLAIN, type ReadingPlace } from './read-runs.ts'
import { sourceOffset } from './source-offset.ts'

/** Reads a block of code. */
export function readCode(element: XhtmlElement, around: Surroundings, reader: BlockReader): FlowText {
  const inner = element.children.find((child) => child.type === 'element') ?? element
  const tag = addTag(reader.place.tags, 'Code', reader.tag('P', around.parent, element))
  const id = element.attributes.id ?? inner.attributes.id
  return {
    type: 'text',
    role: 'code',
    style: reader.theme.styles.code,
    runs: codeLines(inner, tag, reader.place),
    tag,
    dir: 'ltr',
    inset: around.inset,
    keepWithNext: false,
    anchors: reader.takeAnchors(),
    ...(id && { id }),
  }
}

/** One run a line; a tab is four spaces. */
function codeLines(element: XhtmlElement, tag: TagId, { part, xhtml, lang }: ReadingPlace): FlowRun[] {
  const [node] = element.children
  if (node?.type !== 'text') return []
  const lines = node.text.replace(/\n$/, '').split('\n')
  let start = node.start
  return lines.map((line, index) => {
    const end = sourceOffset(xhtml, start, line.length)
    const run: FlowRun = {
      // An empty line takes a line as well.
      text: line.replaceAll('\t', '    ') || ' ',
      tag,
      source: { part, start, end },
      style: { ...PLAIN, code: true },
      lang,
      ...(index < lines.length - 1 && { breakAfter: true }),
    }
    start = end + 1
    return run
  })
}
