/** Markdown in, an article out: CommonMark with GitHub's tables, deletions and bare links, and footnotes. */

import type { Token } from 'markdown-it'
import type { Diagnostic, Outcome } from '../diagnostics.ts'
import { assembleArticle } from './assemble-article.ts'
import { decodeText } from './decode-text.ts'
import { readFrontMatter } from './front-matter.ts'
import { leftOut } from './left-out.ts'
import { checkNotes } from './limits.ts'
import { mapTokens } from './markdown-blocks.ts'
import { loadMarkdown, MAX_NESTING, usesHtml } from './markdown-parser.ts'
import { matchNotes } from './match-notes.ts'
import { loadHtmlParser } from './parse-html.ts'
import type { Reader, Reading, ReadingOptions, Source } from './reader.ts'

/** Reads Markdown files with front matter. */
export const markdownReader: Reader = {
  format: 'md',
  label: 'Markdown',
  extensions: ['md', 'markdown', 'mdown', 'mkd'],
  read: readMarkdown,
}

async function readMarkdown(source: Source, options: ReadingOptions): Promise<Outcome<Reading>> {
  const decoded = await decodeText(source, options.encoding)
  const front = await readFrontMatter(decoded.value.text, source.name)
  // Before parsing, whose time grows with the square of the notes.
  checkNotes(front.value.body.match(/^ {0,3}\[\^[^\]\s]+\]:|\^\[/gm)?.length ?? 0, source.name)
  const markdown = await loadMarkdown(front.value.body)
  const env: Environment = {}
  const tokens = markdown.parse(front.value.body, env)
  const parseHtml = usesHtml(tokens) ? await loadHtmlParser() : null
  const dropped = new Map<string, number>()
  const mapped = mapTokens(tokens, {
    lines: front.value.body.split(/\r\n?|\n/),
    firstLine: front.value.lines + 1,
    parse: (html) => parseHtml?.(html, source.name).value.body ?? null,
    render: (inline) => markdown.renderer.render(inline, markdown.options, env),
    html: { base: source.url ?? null, pictureBase: source.url ?? null, captions: new Map(), dropped },
  })
  const matched = matchNotes(mapped.blocks, mapped.notes, source.name)
  const { found: frontMatter, settings } = front.value
  const draft = { ...matched.value, frontMatter, found: {}, settings, encoding: decoded.value.encoding }
  const reading = assembleArticle(draft, source, options)
  return {
    value: reading.value,
    diagnostics: [
      ...decoded.diagnostics,
      ...front.diagnostics,
      ...matched.diagnostics,
      ...leftOut(dropped, source.name),
      ...looseMarks(tokens, source.name, front.value.lines + 1),
      ...lost(tokens, env, source.name),
      ...reading.diagnostics,
    ],
  }
}

/** What markdown-it-footnote leaves behind: notes by their label, −1 where nothing points to one. */
interface Environment {
  [key: string | symbol]: unknown
  footnotes?: { refs?: Record<string, number> }
}

interface Levelled {
  readonly level: number
  /** 1 opens, −1 closes. */
  readonly nesting: number
}

/** Whether something opens at the last level that is read and holds nothing. */
const isCutOff = ({ level, nesting }: Levelled, index: number, tokens: readonly Levelled[]): boolean =>
  level >= MAX_NESTING - 1 && nesting === 1 && tokens[index + 1]?.nesting === -1

/** The mark of a note that is nowhere, as the parser leaves it: as words. */
const LOOSE_MARK = /\[\^[^\]\s]+\]/

function looseMarks(tokens: readonly Token[], file: string, firstLine: number): Diagnostic[] {
  return tokens.flatMap(({ children, map }) => {
    const mark = children
      ?.map(({ type, content }) => type === 'text' && LOOSE_MARK.exec(content))
      .find(Boolean)
    if (!mark) return []
    const at = { file, ...(map ? { line: map[0] + firstLine } : {}) }
    const message = `no note stands under ${mark[0]}; the mark is kept as words`
    return [{ severity: 'warning', code: 'R123', message, hint: `write the note: ${mark[0]}: …`, at }]
  })
}

function lost(tokens: readonly Levelled[], env: Environment, file: string): Diagnostic[] {
  const told: Diagnostic[] = []
  if (tokens.some(isCutOff))
    told.push({
      severity: 'warning',
      code: 'R110',
      message: `blocks are nested over ${MAX_NESTING} deep; what stands deeper is left out`,
      at: { file },
    })
  const { refs = {} } = env.footnotes ?? {}
  for (const [label, id] of Object.entries(refs))
    if (id < 0)
      told.push({
        severity: 'warning',
        code: 'R122',
        message: `nothing in the text points to note [^${label.slice(1)}]; left out`,
        at: { file },
      })
  return told
}
