/**
 * The markup → the flow: texts, figures and tables in reading order, and the structure tree they belong to.
 *
 * The only file beside `read-blocks.ts`, `read-runs.ts`, `read-table.ts` and `read-whos-who.ts` that knows XHTML.
 * Document holds, in the order of the EPUB: title page, chapters, notes, who's who, colophon.
 */

import type { Passage } from '../document/passages.ts'
import type { Markup, MarkupNote, MarkupPart } from '../markup/markup.ts'
import type { XhtmlElement } from '../markup/xhtml.ts'
import type { TextRole, Theme } from '../themes/theme.ts'
import type { Flow, FlowBlock, FlowNote, FlowPart, FlowPullQuote, FlowText } from './flow.ts'
import type { Tag, TagId } from './page.ts'
import { BlockReader, type Surroundings } from './read-blocks.ts'
import { addTag, hasClass, type ReadingPlace } from './read-runs.ts'
import { readWhosWho } from './read-whos-who.ts'

/** Reads the whole book. */
export function readFlow(markup: Markup, theme: Theme): Flow {
  const tags: Tag[] = []
  const document = addTag(tags, 'Document', null, { lang: markup.lang })
  const undivided = passagesByBlock(markup)
  const place = (part: string, xhtml: string): ReadingPlace => ({
    dateline: theme.styles.dateline,
    tags,
    part,
    xhtml,
    lang: markup.lang,
    undivided,
  })
  const around: Surroundings = {
    parent: document,
    role: 'body',
    dir: markup.dir,
    inset: { start: 0, end: 0 },
  }
  const reader = (part: MarkupPart) => new BlockReader(place(part.id, part.xhtml), theme)
  const ofKind = (kind: MarkupPart['kind']) => markup.parts.filter((part) => part.kind === kind)

  const opening = ofKind('title-page').flatMap((part) => readOpening(part.root, around, reader(part)))
  const ofChapters = { ...around, chapters: ofKind('chapter').length > 1 }
  const chapters = ofKind('chapter').map((part) => readPart(part, ofChapters, reader(part)))
  const notes = readNotes(markup, around, (part, xhtml) => new BlockReader(place(part, xhtml), theme))
  const whosWho = ofKind('whos-who').map((part) => readWhosWho(part.root, around, reader(part)))
  const colophon = ofKind('colophon').flatMap(
    (part) => readPart(part, { ...around, role: 'colophon' }, reader(part)).blocks,
  )
  const pullQuotes = markup.pullQuotes.map((quote): FlowPullQuote => {
    const texts = readQuote(
      quote.root,
      around,
      new BlockReader(place(`pull-quote:${quote.id}`, quote.xhtml), theme),
    )
    return { quote, texts }
  })
  return { tags, opening, chapters, notes, pullQuotes, whosWho: whosWho[0] ?? null, colophon }
}

function passagesByBlock(markup: Markup): Map<string, Passage[]> {
  const byBlock = new Map<string, Passage[]>()
  for (const { passages } of markup.mentions) {
    for (const passage of passages) {
      const list = byBlock.get(passage.block)
      if (list) list.push(passage)
      else byBlock.set(passage.block, [passage])
    }
  }
  for (const list of byBlock.values()) list.sort((a, b) => a.start - b.start)
  return byBlock
}

function readPart(part: MarkupPart, around: Surroundings, reader: BlockReader): FlowPart {
  reader.readBlock(part.root, around)
  return { kind: part.kind, blocks: reader.blocks }
}

const OPENING_ROLES: readonly TextRole[] = ['kicker', 'title', 'subtitle', 'standfirst', 'byline']

function readOpening(root: XhtmlElement, around: Surroundings, reader: BlockReader): FlowText[] {
  const section = reader.tag('Sect', around.parent, root)
  return root.children.flatMap((child) => {
    const role = child.type === 'element' && OPENING_ROLES.find((name) => hasClass(child, name))
    if (!role) return []
    const tag = reader.tag(child.name === 'h1' ? 'H1' : 'P', section, child)
    return [{ ...reader.text(child, role, tag, around), keepWithNext: true }]
  })
}

/** Notes follow the chapters in the tree, though each is set at the foot of its mark's page. */
function readNotes(
  markup: Markup,
  around: Surroundings,
  readerOf: (part: string, xhtml: string) => BlockReader,
): Map<string, FlowNote> {
  const notes = new Map<string, FlowNote>()
  if (markup.notes.length === 0) return notes
  const section = addTag(readerOf('', '').place.tags, 'Sect', around.parent)
  for (const note of markup.notes) {
    const reader = readerOf(`note:${note.id}`, note.xhtml)
    const tag = reader.tag('Note', section, note.root)
    const anchor = note.root.attributes.id ?? note.id
    notes.set(anchor, { anchor, texts: noteTexts(note, markup.notes.length, tag, around, reader) })
  }
  return notes
}

/** Room for a note's number and the white after it, in em. */
const numberRoom = (count: number): number => 0.8 + 0.55 * String(count).length

function noteTexts(
  note: MarkupNote,
  count: number,
  tag: TagId,
  around: Surroundings,
  reader: BlockReader,
): FlowText[] {
  const start = numberRoom(count) * reader.theme.styles.note.size
  const inside: Surroundings = { ...around, parent: tag, role: 'note', inset: { start, end: 0 } }
  const lbl = addTag(reader.place.tags, 'Lbl', tag)
  const label = reader.labelText(String(note.number), lbl, note.root.start, inside)
  reader.readChildren(note.root, inside)
  const [first, ...others] = reader.blocks.flatMap(textsOf)
  const { id } = note.root.attributes
  return first ? [{ ...first, label, anchors: id ? [id] : [] }, ...others] : []
}

/** At the foot of a page a table is its cells, and a figure its caption. */
function textsOf(block: FlowBlock): readonly FlowText[] {
  if (block.type === 'text') return [block]
  if (block.type === 'figure') return block.texts
  return block.type === 'table' ? [...block.head, ...block.body].flat().map(({ text }) => text) : []
}

const QUOTE_ROLES: readonly TextRole[] = ['pull-quote', 'pull-quote-speaker', 'pull-quote-role']

/** A pull quote repeats what the text says: it is decoration, and its texts belong to no element. */
function readQuote(root: XhtmlElement, around: Surroundings, reader: BlockReader): FlowText[] {
  return root.children.flatMap((child) => {
    if (child.type !== 'element') return []
    const role =
      QUOTE_ROLES.find((name) => hasClass(child, name)) ??
      (hasClass(child, 'pull-quote-text') && 'pull-quote')
    return role ? [reader.text(child, role, 0, around)] : []
  })
}
