/** A names file and the entries of an edition in, the file with the missing entries out; and what is odd about it. */

import type { Diagnostic } from '../diagnostics.ts'
import type { NameEntry } from './edition.ts'
import { foldName } from './lexicon.ts'
import { itemAbout, type NamesFile } from './names-file.ts'
import { foldForSorting } from './sort-names.ts'

type Entry = Pick<NameEntry, 'name' | 'kind' | 'aliases' | 'description' | 'mentions'>

const HEAD = (path: string): string =>
  `# ${path.split('/').at(-1)}: yours to edit. Offprint adds lines at the end and touches nothing else.
reviewed: false                      # true: you have read it; the who’s who then drops “Compiled automatically”
names:
`

/**
 * Adds what a names file lacks. No byte that is there changes: new items follow the last one.
 *
 * @param file - The file as read, or its path where there is none yet.
 */
export async function updateNamesFile(file: NamesFile | string, entries: readonly Entry[]): Promise<string> {
  const { stringify } = await import('yaml')
  const scalar = (text: string): string =>
    stringify(text, { lineWidth: 0, defaultStringType: 'PLAIN' }).trimEnd()
  const item = (entry: Entry, indent: string): string =>
    [
      `${indent}- name: ${scalar(entry.name)}`,
      `${indent}  kind: ${entry.kind}`,
      ...(entry.aliases.length > 0
        ? [`${indent}  aka: [${entry.aliases.map((alias) => flowScalar(scalar(alias))).join(', ')}]`]
        : []),
      ...(entry.description ? [`${indent}  note: ${scalar(entry.description)}`] : []),
    ].join('\n')
  if (typeof file === 'string')
    return `${HEAD(file)}${entries.map((entry) => `${item(entry, '  ')}\n`).join('')}`
  const missing = entries.filter((entry) => !itemAbout(entry, file.items))
  if (missing.length === 0) return file.text
  const lines = missing.map((entry) => `${item(entry, ' '.repeat(file.indent))}\n`).join('')
  return insert(file, lines)
}

/** Inside `[…]` a comma or bracket needs quotation marks. */
const flowScalar = (scalar: string): string =>
  /^['"]/.test(scalar) || !/[,[\]{}]/.test(scalar) ? scalar : JSON.stringify(scalar)

function insert({ text, end, listed }: NamesFile, lines: string): string {
  if (!listed) return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}names:\n${lines}`
  // After the line that the last item ends on, with the comment that may follow it there.
  const stop = text[end - 1] === '\n' ? end : text.indexOf('\n', end) + 1
  const at = stop > 0 ? stop : text.length
  return `${text.slice(0, at)}${at > 0 && text[at - 1] !== '\n' ? '\n' : ''}${lines}${text.slice(at)}`
}

/** Reports items that are written almost alike or claim the same form, and items without a mention. */
export function checkNamesFile(file: NamesFile, entries: readonly Entry[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const at = (index: number) => ({
    file: file.path,
    line: file.items[index]!.line,
    column: file.items[index]!.column,
  })
  file.items.forEach((item, i) => {
    const twin = file.items.findIndex((other, j) => j < i && areNear(item, other))
    if (twin >= 0)
      diagnostics.push({
        severity: 'warning',
        code: 'N205',
        message: `“${item.name}” and “${file.items[twin]!.name}” may be one`,
        hint: `join them: aka: [${item.name}] under “${file.items[twin]!.name}”`,
        at: at(i),
      })
    const entry = entries.find((each) => foldName(each.name) === foldName(item.name))
    if (!item.drop && (!entry || entry.mentions.length === 0))
      diagnostics.push({
        severity: 'warning',
        code: 'N204',
        message: `“${item.name}” is not in the article`,
        at: at(i),
      })
  })
  return diagnostics
}

/** A name with its other forms. */
type Forms = Pick<NamesFile['items'][number], 'name' | 'aka'>

/** Tells whether two names are written almost alike, or claim the same form. */
export function areNear(a: Forms, b: Forms): boolean {
  const [one, two] = [foldForSorting(a.name), foldForSorting(b.name)]
  if (one === two || isOneEditApart(one, two)) return true
  const forms = new Set([b.name, ...b.aka].map(foldName))
  return [a.name, ...a.aka].some((form) => forms.has(foldName(form)))
}

/** Whether one letter more, less or other makes two words of five letters and more the same. */
function isOneEditApart(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 5 || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let tail = 0
  while (tail < Math.min(a.length, b.length) - start && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  return Math.max(a.length, b.length) - start - tail <= 1
}
