/** Whoever the article names and a names file in, the same after the user's edits out. What the file says wins. */

import type { Diagnostic, Outcome } from '../diagnostics.ts'
import type { Copy } from './copy.ts'
import type { NameKind } from './edition.ts'
import type { Bearer } from './gather-names.ts'
import { foldName } from './lexicon.ts'
import { inReadingOrder, type Mention, mentionAt, overlap } from './mention.ts'
import { itemAbout, type NamesFile, type NamesFileItem } from './names-file.ts'

/** Bearers after the user's edits, with the notes that stand for descriptions. */
export interface Edited {
  readonly bearers: readonly Bearer[]
  readonly notes: ReadonlyMap<Bearer, string>
  readonly dropped: ReadonlySet<Bearer>
}

/** Applies a names file: renames, joins, re-sorts, drops and adds; reports items that nothing answers to. */
export function applyNamesFile(found: readonly Bearer[], file: NamesFile, copy: Copy): Outcome<Edited> {
  const rest = new Set(found)
  const bearers: Bearer[] = []
  const notes = new Map<Bearer, string>()
  const dropped = new Set<Bearer>()
  const diagnostics: Diagnostic[] = []
  for (const item of file.items) {
    const about = found.filter((bearer) => rest.has(bearer) && itemAbout(bearer, [item]))
    for (const bearer of about) rest.delete(bearer)
    const bearer = joined(item, about, copy, [...rest, ...bearers])
    if (bearer.mentions.length === 0 && !item.drop) diagnostics.push(unmatched(item, file.path))
    bearers.push(bearer)
    if (item.drop) dropped.add(bearer)
    if (item.note !== undefined) notes.set(bearer, item.note)
  }
  const all = [...bearers, ...rest].filter((bearer) => bearer.mentions.length > 0 || !dropped.has(bearer))
  return { value: { bearers: all, notes, dropped }, diagnostics }
}

const unmatched = ({ name, line, column }: NamesFileItem, file: string): Diagnostic => ({
  severity: 'note',
  code: 'N204',
  message: `“${name}” is not in the article`,
  at: { file, line, column },
})

/** One bearer of all that an item is about, with the mentions of forms that nobody found. */
function joined(
  item: NamesFileItem,
  about: readonly Bearer[],
  copy: Copy,
  others: readonly Bearer[],
): Bearer {
  const kind: NameKind = item.kind ?? about[0]?.kind ?? 'other'
  const taken = [...about, ...others].flatMap((bearer) => bearer.mentions)
  const written = [item.name, ...item.aka].flatMap((form) => occurrences(form, kind, copy))
  const added = written.filter(
    (mention, i) => ![...taken, ...written.slice(0, i)].some((other) => overlap(mention, other)),
  )
  const mentions = [...about.flatMap((bearer) => bearer.mentions), ...added].sort(inReadingOrder)
  const forms = new Map(
    [...item.aka, ...mentions.map((mention) => mention.text)].map((form) => [foldName(form), form]),
  )
  forms.delete(foldName(item.name))
  return { name: item.name, kind, aliases: [...forms.values()], mentions }
}

/** Where a form stands as words of their own. */
function occurrences(form: string, kind: NameKind, copy: Copy): Mention[] {
  const mentions: Mention[] = []
  for (const block of copy.blocks)
    for (let at = block.text.indexOf(form); at >= 0; at = block.text.indexOf(form, at + form.length)) {
      const edges = (block.text[at - 1] ?? ' ') + (block.text[at + form.length] ?? ' ')
      if (!/[\p{L}\p{N}]/u.test(edges)) mentions.push(mentionAt(block, at, at + form.length, kind))
    }
  return mentions
}
