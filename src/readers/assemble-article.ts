/**
 * A draft of any format in, the reading out: characters and marks set right, furniture cut, title found, sections
 * nested, blocks numbered. Every format passes here, so that the rules are the same for all.
 */

import { type Diagnostic, EXIT, fine, OffprintError, type Outcome } from '../diagnostics.ts'
import type { Article, Metadata, Note, Section } from '../document/article.ts'
import type { Block } from '../document/blocks.ts'
import type { Inline } from '../document/inlines.ts'
import type { Passage } from '../document/passages.ts'
import { allBlocks, allSections, blockText, plainText } from '../document/walk.ts'
import { authorsOf, bareByline } from './byline.ts'
import { dropInvisible, replaceForbidden } from './clean-characters.ts'
import { findDateline } from './dateline.ts'
import { detectLanguage, directionOf, isDetectable, languageTag } from './detect-language.ts'
import type { Draft, DraftBlock, Found } from './draft.ts'
import { cutFurniture, type Tidied } from './furniture.ts'
import { checkLimits } from './limits.ts'
import { nestSections } from './nest-sections.ts'
import { type KnownTitle, readOpening } from './opening.ts'
import { parseDate } from './parse-date.ts'
import type { Reading, ReadingOptions, Source } from './reader.ts'
import { rewriteBlock, rewriteText } from './rewrite-block.ts'
import { setInlines, setText } from './typography.ts'

/**
 * Assembles an article.
 *
 * @throws {@link OffprintError} E115 where there is nothing to read, E118 and E119 over limits.
 */
export function assembleArticle(draft: Draft, source: Source, options: ReadingOptions): Outcome<Reading> {
  checkLimits(draft, source.name)
  const stated: Found = { ...draft.found, ...draft.frontMatter, ...fromOptions(options) }
  const language = languageOf(stated, draft, options, source)
  const lang = language.value
  const polish = polisher(lang, quotesOf(draft, options))
  const blocks = draft.blocks.map((block) => polish.block(block))
  const notes = draft.notes.map((note) => ({ ...note, blocks: note.blocks.map(polish.block) as Block[] }))
  if (blocks.length === 0) throw nothingToRead(source)
  const tidy = tidied(blocks, draft, options)

  const known = polish.found(stated)
  const opening = readOpening(
    tidy.blocks,
    known,
    sureTitle(known, draft, options),
    pageTitle(known, draft),
    stem(source.name),
  )
  const nested = nestSections(opening.blocks.length > 0 ? opening.blocks : tidy.blocks, source.name)
  const numbered = number(nested.value, notes)
  const article: Article = {
    metadata: metadataOf(opening.known, opening.title, opening.titleFrom, lang),
    sections: numbered.sections,
    notes: numbered.notes,
    dateline: datelineOf(numbered.sections),
    cut: tidy.cut,
  }
  const value = { article, settings: draft.settings, encoding: draft.encoding }
  return {
    value,
    diagnostics: [...language.diagnostics, ...forbidden(polish.replaced(), source), ...nested.diagnostics],
  }
}

function fromOptions(options: ReadingOptions): Found {
  const found: Found = {}
  if (options.title !== undefined) found.title = options.title
  if (options.author) {
    found.authors = options.author.map((name) => ({ name, role: 'aut' }))
    found.byline = options.author.join(', ')
  }
  if (options.date !== undefined) found.date = parseDate(options.date) ?? options.date
  if (options.lang !== undefined) found.lang = languageTag(options.lang) ?? options.lang
  return found
}

/** Letters that are looked at to tell the language. */
const SAMPLE = 12_000

function languageOf(stated: Found, draft: Draft, options: ReadingOptions, source: Source): Outcome<string> {
  const own = options.lang ?? draft.frontMatter.lang
  if (own !== undefined) return fine(stated.lang ?? own)
  let sample = ''
  for (const block of allBlocks(draft.blocks as Block[])) {
    if ('content' in block) sample += `${plainText(block.content)}\n`
    if (sample.length > SAMPLE) break
  }
  const detected = detectLanguage(sample)
  const declared = stated.lang
  if (declared === undefined) return fine(detected)
  // Pages keep the language of the template that they were made with.
  const differs = detected !== 'und' && detected.split('-')[0] !== declared.split('-')[0]
  if (!differs || !isDetectable(declared)) return fine(declared)
  const message = `the page says that its language is ${declared}; its text is ${detected}`
  const diagnostic = {
    severity: 'note',
    code: 'R105',
    message,
    hint: 'name it with --lang',
    at: { file: source.name },
  } as const
  return { value: detected, diagnostics: [diagnostic] }
}

/** An article that is nothing but furniture is kept as it is. */
function tidied(blocks: readonly DraftBlock[], draft: Draft, options: ReadingOptions): Tidied {
  const tidy = options.keepFurniture ? null : cutFurniture(blocks, draft.fromSite ?? false)
  return tidy && tidy.blocks.length > 0 ? tidy : { blocks, cut: [] }
}

function quotesOf(draft: Draft, options: ReadingOptions): 'auto' | 'keep' {
  const own = draft.settings.find(({ path }) => path === 'typography.quotes')?.value
  return own === 'keep' || own === 'auto' ? own : options.quotes
}

/** Takes the language off stretches that are in the article's own. */
const withoutOwnLanguage = (content: readonly Inline[], lang: string): readonly Inline[] =>
  content.flatMap((inline) => {
    if (!('content' in inline)) return [inline]
    const inner = withoutOwnLanguage(inline.content, lang)
    const own = inline.type === 'foreign' && inline.lang?.split('-')[0] === lang.split('-')[0]
    return own && !(inline.dir && inline.dir !== directionOf(lang)) ? inner : [{ ...inline, content: inner }]
  })

/** Sets characters and marks right, and counts what it had to replace. */
function polisher(lang: string, quotes: 'auto' | 'keep') {
  let replaced = 0
  const allowed = (text: string) =>
    replaceForbidden(text, (count) => {
      replaced += count
    })
  const clean = (text: string) => dropInvisible(allowed(text))
  const mark = quotes === 'keep' ? (text: string) => text : (text: string) => setText(text, lang)
  const rewriting = {
    id: (id: string) => id,
    code: allowed,
    inlines: (content: readonly Inline[]) => {
      const cleaned = rewriteText(withoutOwnLanguage(content, lang), clean)
      return quotes === 'keep' ? cleaned : setInlines(cleaned, lang)
    },
  }
  return {
    replaced: () => replaced,
    block: (block: DraftBlock): DraftBlock =>
      block.type === 'heading'
        ? { ...block, content: rewriting.inlines(block.content) }
        : rewriteBlock(block, rewriting),
    found: (found: Found): Found => polishFound(found, clean, mark),
  }
}

function polishFound(found: Found, clean: (text: string) => string, mark: (text: string) => string): Found {
  const polished: Found = { ...found }
  for (const key of [
    'title',
    'subtitle',
    'kicker',
    'abstract',
    'description',
    'byline',
    'publisher',
    'rights',
  ] as const)
    if (found[key] !== undefined) polished[key] = mark(clean(found[key]))
  if (found.authors)
    polished.authors = found.authors.map((author) => ({ ...author, name: clean(author.name) }))
  for (const key of ['keywords', 'subjects'] as const) if (found[key]) polished[key] = found[key].map(clean)
  return polished
}

function sureTitle(known: Found, draft: Draft, options: ReadingOptions): KnownTitle | null {
  if (!known.title) return null
  if (options.title !== undefined) return { title: known.title, from: 'flag' }
  if (draft.frontMatter.title !== undefined) return { title: known.title, from: 'front-matter' }
  return draft.ownTitle && draft.found.title ? { title: known.title, from: 'metadata' } : null
}

const pageTitle = (known: Found, draft: Draft): KnownTitle | null =>
  draft.found.title && known.title ? { title: known.title, from: draft.titleFrom ?? 'metadata' } : null

function metadataOf(known: Found, title: string, titleFrom: Metadata['titleFrom'], lang: string): Metadata {
  const byline = known.byline ?? writersOf(known)
  return {
    ...known,
    title,
    titleFrom,
    authors: known.authors ?? (known.byline ? authorsOf(known.byline) : []),
    ...(byline ? { byline: bareByline(byline) } : {}),
    lang,
    dir: known.dir ?? directionOf(lang),
    keywords: known.keywords ?? [],
    subjects: known.subjects ?? [],
  }
}

const writersOf = ({ authors = [] }: Found): string =>
  authors
    .filter(({ role }) => role === 'aut')
    .map(({ name }) => name)
    .join(', ')

function number(
  sections: readonly Section[],
  notes: readonly Note[],
): { sections: Section[]; notes: Note[] } {
  let count = 0
  const block = (it: Block): Block =>
    rewriteBlock(it, { id: () => `b${++count}`, inlines: (content) => content, code: (text) => text })
  const section = (it: Section): Section => ({
    ...it,
    blocks: it.blocks.map(block),
    sections: it.sections.map(section),
  })
  return {
    sections: sections.map(section),
    notes: notes.map((note) => ({ ...note, blocks: note.blocks.map(block) })),
  }
}

function datelineOf(sections: readonly Section[]): Passage | null {
  for (const { blocks } of allSections(sections)) {
    const first = blocks.find(({ type }) => type === 'paragraph')
    if (first?.type !== 'paragraph') continue
    const found = findDateline(blockText(first))
    return found && { block: first.id, start: found.place[0], end: found.place[1] }
  }
  return null
}

const stem = (name: string): string => name.replace(/^.*[/\\]/, '').replace(/(?<=.)\.[^.]*$/, '') || name

const nothingToRead = (source: Source): OffprintError =>
  new OffprintError(EXIT.input, {
    code: 'E115',
    message: 'there is no text to set',
    at: { file: source.name },
  })

function forbidden(count: number, source: Source): Diagnostic[] {
  if (count === 0) return []
  const message = `${count} ${count === 1 ? 'character' : 'characters'} that no book may hold; shown as �`
  return [{ severity: 'warning', code: 'R103', message, at: { file: source.name } }]
}
