/** YAML text in, settings with their places out. Configuration files and front matter are read alike. */

import type { Document, LineCounter, Node, Pair, ParsedNode, YAMLMap } from 'yaml'
import { EXIT, OffprintError, type SourcePlace } from '../diagnostics.ts'
import type { Setting } from './setting.ts'

/** Where the YAML stands: its file, and how many lines of the file come before it. */
export interface YamlPlace {
  readonly file: string
  readonly linesBefore: number
}

/**
 * Reads YAML as settings: one for each value that is not a map, its path joined with dots.
 *
 * @throws {@link OffprintError} C204 where it is no YAML, or no map.
 */
export async function parseConfiguration(text: string, place: YamlPlace): Promise<readonly Setting[]> {
  const { isMap, LineCounter, parseDocument } = await import('yaml')
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const at = placer(lines, place)

  const [error] = document.errors
  if (error) throw unreadable(error.message, at(error.pos[0], error.pos[1]))
  if (document.contents === null) return []
  if (!isMap(document.contents)) throw unreadable('keys and values expected', at(0, 0))
  try {
    return settingsOf(document.contents, '', document, at, isMap)
  } catch (error) {
    // Aliases that multiply into millions of values, or lead nowhere.
    throw unreadable((error as Error).message, at(0, 0))
  }
}

type At = (start: number, end: number) => SourcePlace

/** Turns offsets into lines and columns; a stretch over several lines keeps its first. */
function placer(lines: LineCounter, { file, linesBefore }: YamlPlace): At {
  return (start, end) => {
    const from = lines.linePos(start)
    const to = lines.linePos(end)
    const length = from.line === to.line && end > start ? { length: end - start } : {}
    return { file, line: from.line + linesBefore, column: from.col, ...length }
  }
}

function settingsOf(
  map: YAMLMap,
  prefix: string,
  document: Document<ParsedNode>,
  at: At,
  isMap: (node: unknown) => node is YAMLMap,
): Setting[] {
  return (map.items as Pair<Node, Node | null>[]).flatMap(({ key, value }) => {
    const path = prefix + String(key.toJS(document))
    if (isMap(value) && value.items.length > 0) return settingsOf(value, `${path}.`, document, at, isMap)
    const keyAt = at(key.range?.[0] ?? 0, key.range?.[1] ?? 0)
    const range = value?.range
    const setting = { path, value: value?.toJS(document) ?? null, keyAt }
    return [{ ...setting, at: range && range[1] > range[0] ? at(range[0], range[1]) : keyAt }]
  })
}

const unreadable = (reason: string, at: SourcePlace): OffprintError =>
  new OffprintError(EXIT.usage, { code: 'C204', message: `not readable as YAML: ${reason}`, at })
