/** The `section.whos-who` → its front matter and groups of entries, each entry one paragraph. */

import type { XhtmlElement } from '../markup/xhtml.ts'
import type { FlowEntries, FlowEntry, FlowRun, FlowText, FlowWhosWho } from './flow.ts'
import type { TagId } from './page.ts'
import type { BlockReader, Surroundings } from './read-blocks.ts'
import { addTag, hasClass, PLAIN, readRuns, textOf } from './read-runs.ts'

const elements = (element: XhtmlElement): XhtmlElement[] =>
  element.children.filter((child) => child.type === 'element')

/** Names stand out from what is said of them, no more. */
const NAME_WEIGHT = 600

/** Reads the who's who. In print an entry is one paragraph: name, description, pages. */
export function readWhosWho(root: XhtmlElement, around: Surroundings, reader: BlockReader): FlowWhosWho {
  const section = reader.tag('Sect', around.parent, root)
  const inside = { ...around, parent: section }
  const id = root.attributes.id
  const front: FlowText[] = []
  const groups: FlowEntries[] = []
  for (const child of elements(root)) {
    if (child.name === 'section') groups.push(readGroup(child, inside, reader))
    else {
      const heading = /^h/.test(child.name)
      const tag = reader.tag(heading ? 'H2' : 'P', section, child)
      const text = reader.text(child, heading ? 'whos-who-title' : 'whos-who-preface', tag, inside)
      front.push(id && front.length === 0 ? { ...text, anchors: [id], keepWithNext: true } : text)
    }
  }
  return { front, groups }
}

function readGroup(element: XhtmlElement, around: Surroundings, reader: BlockReader): FlowEntries {
  const section = reader.tag('Sect', around.parent, element)
  const children = elements(element)
  const title = children.find((child) => /^h/.test(child.name)) ?? element
  const heading = reader.text(title, 'whos-who-heading', reader.tag('H3', section, title), around)
  const read = (compact: boolean) =>
    children
      .filter((child) => child.name === 'dl' && hasClass(child, 'compact') === compact)
      .flatMap((list) => readEntries(list, { ...around, parent: section }, reader))
  return { heading: { ...heading, keepWithNext: true }, entries: read(false), compact: read(true) }
}

function readEntries(list: XhtmlElement, around: Surroundings, reader: BlockReader): FlowEntry[] {
  const tag = addTag(reader.place.tags, 'L', around.parent, { numbering: 'None' })
  const terms: { term: XhtmlElement; details: XhtmlElement[] }[] = []
  for (const child of elements(list)) {
    if (child.name === 'dt') terms.push({ term: child, details: [] })
    else terms.at(-1)?.details.push(child)
  }
  return terms.map(({ term, details }) => readEntry(term, details, tag, around, reader))
}

function readEntry(
  term: XhtmlElement,
  details: readonly XhtmlElement[],
  list: TagId,
  around: Surroundings,
  reader: BlockReader,
): FlowEntry {
  const { tags, part } = reader.place
  const item = addTag(tags, 'LI', list)
  const lbl = reader.tag('Lbl', item, term)
  const body = addTag(tags, 'LBody', item)
  const text = reader.text(term, 'entry', lbl, around, { ...PLAIN, undivided: true })
  const as = { ...text.style, weight: NAME_WEIGHT }
  const name = text.runs.map((run) => ({ ...run, as, style: { ...run.style, bold: false } }))
  const description = find(details, 'entry-description')
  const said = description ? readRuns(description, body, reader.place) : []
  const between = (words: string, at: number): FlowRun => ({
    text: words,
    tag: body,
    source: { part, start: at, end: at },
    style: PLAIN,
    lang: reader.place.lang,
  })
  const runs = said.length > 0 ? [...name, between(', ', term.end), ...said] : name
  const at = find(details, 'entry-pages')?.start ?? details.at(-1)?.end ?? term.end
  return {
    text: { ...text, runs },
    id: term.attributes.id ?? textOf(term),
    pages: { tag: body, source: { part, start: at, end: at } },
  }
}

function find(elementsOf: readonly XhtmlElement[], name: string): XhtmlElement | null {
  for (const element of elementsOf) {
    if (hasClass(element, name)) return element
    const inside = find(elements(element), name)
    if (inside) return inside
  }
  return null
}
