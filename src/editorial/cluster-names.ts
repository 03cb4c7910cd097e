/** Mentions in, groups of mentions of the same bearer out. Two people never share a group. */

import { PARTICLES } from './capital-runs.ts'
import { groupBy } from './group-by.ts'
import type { Lexicon } from './lexicon.ts'
import { inReadingOrder, type Mention, wordsOf } from './mention.ts'
import { isCapital } from './tokens.ts'

/** The mentions of one bearer, in reading order. */
export type Group = readonly Mention[]

interface Draft {
  readonly kind: Mention['kind']
  readonly mentions: Mention[]
  readonly forms: Map<string, Form>
}

/** A key, taken apart. */
interface Form {
  readonly key: string
  readonly words: readonly string[]
  readonly surname: string
}

const formOf = (key: string): Form => {
  const words = key.split(' ')
  return { key, words, surname: surnameIn(words) }
}

function hasForm({ forms }: Draft, test: (form: Form) => boolean): boolean {
  for (const form of forms.values()) if (test(form)) return true
  return false
}

/** Groups mentions, the longest names first, so that a short form finds the names it may be short for. */
export function clusterNames(mentions: readonly Mention[], lexicon: Lexicon): Group[] {
  const drafts: Draft[] = []
  const born = namesAtBirth(mentions)
  const byKey = groupBy(mentions, (mention) => `${mention.kind} ${mention.key}`)
  const forms = [...byKey.values()].sort((a, b) => wordsOf(b[0]!).length - wordsOf(a[0]!).length)
  for (const alike of forms) for (const mention of alike) place(mention, drafts, born, lexicon)
  return drafts.map(({ mentions: all }) => [...all].sort(inReadingOrder))
}

/** Keys of one woman's two names, each by the other: “Ellen Gille, née Fetter” is Ellen Fetter. */
function namesAtBirth(mentions: readonly Mention[]): ReadonlyMap<string, string> {
  const others = new Map<string, string>()
  for (const { at, to, kind, key } of mentions) {
    const word = at.tokens[to]?.text === ',' || at.tokens[to]?.text === '(' ? to + 1 : to
    const surname = at.tokens[word + 1]
    if (kind !== 'person' || !key.includes(' ') || !/^n[ée]e$/.test(at.tokens[word]?.lower ?? '')) continue
    if (!isCapital(surname)) continue
    const before = `${key.slice(0, key.lastIndexOf(' '))} ${surname!.lower}`
    others.set(key, before).set(before, key)
  }
  return others
}

function place(mention: Mention, drafts: Draft[], born: ReadonlyMap<string, string>, lexicon: Lexicon): void {
  const alike = drafts.filter((draft) => draft.kind === mention.kind)
  const other = mention.kind === 'person' ? born.get(mention.key) : undefined
  const herself = other === undefined ? undefined : alike.find(({ forms }) => forms.has(other))
  const home = herself ?? homeOf(mention, alike, lexicon)
  if (home) home.mentions.push(mention)
  const { forms } =
    home ?? drafts[drafts.push({ kind: mention.kind, mentions: [mention], forms: new Map() }) - 1]!
  if (!forms.has(mention.key)) forms.set(mention.key, formOf(mention.key))
}

function homeOf(mention: Mention, alike: readonly Draft[], lexicon: Lexicon): Draft | null {
  if (mention.kind === 'person') return homeOfPerson(mention, alike, lexicon)
  const main = lexicon.mainForm.get(mention.key)
  const same = alike.find(
    (draft) =>
      draft.forms.has(mention.key) ||
      (main !== undefined && hasForm(draft, ({ key }) => lexicon.mainForm.get(key) === main)),
  )
  if (same) return same
  return mention.kind === 'organisation' ? homeOfBody(mention, alike, lexicon) : null
}

function homeOfPerson(mention: Mention, people: readonly Draft[], lexicon: Lexicon): Draft | null {
  const words = wordsOf(mention)
  if (words.length > 1) {
    const same = people.find((draft) =>
      hasForm(draft, ({ key }) => withoutDots(key) === withoutDots(mention.key)),
    )
    if (same) return same
    const fuller = people.filter(
      (draft) =>
        hasForm(draft, (form) => isShorter(words, form.words)) &&
        !draft.mentions.some((other) => areInRow(mention, other)),
    )
    return fuller.length === 1 ? fuller[0]! : null
  }
  const bySurname = people.filter(
    (draft) =>
      hasForm(draft, ({ surname }) => surname === mention.key) &&
      !hasOtherRank(mention, draft, lexicon) &&
      !hasForm(draft, (form) => form.words.length > 1 && !fitsTitle(mention, form, lexicon)),
  )
  const byFirst = people.filter((draft) => hasForm(draft, (form) => form.words[0] === mention.key))
  // “Johann” may be Johann Kane's, too, where “Johann II” is named.
  if (bySurname.length > 0)
    return nearest(mention, bySurname.every((draft) => byFirst.includes(draft)) ? byFirst : bySurname)
  if (byFirst.length > 0) return byFirst.length === 1 ? byFirst[0]! : nearest(mention, byFirst)
  const byInitials = people.filter(
    (draft) =>
      /^\p{Lu}{2,4}$/u.test(mention.text) && hasForm(draft, ({ key }) => initialsOf(key) === mention.key),
  )
  if (byInitials.length === 1) return byInitials[0]!
  // “Márquez” is the mother's name; “García” alone is Gabriel García Márquez.
  const byFather = people.filter((draft) => hasForm(draft, (form) => fathersName(form) === mention.key))
  return byFather.length === 1 ? byFather[0]! : null
}

/** “Peter Kane and Peter J. Kane” are two. */
function areInRow(mention: Mention, other: Mention): boolean {
  const [left, right] = [mention, other].sort(inReadingOrder) as [Mention, Mention]
  const between = left.at.tokens.slice(left.to, right.from)
  return (
    left.at === right.at && right.from > left.to && between.every(({ lower }) => /^(?:and|,|&)$/.test(lower))
  )
}

/** “George W Kane” is George W. Kane. */
const withoutDots = (key: string): string => key.replaceAll('.', '')

/** “Ms. Thornquist” is not Peter. */
function fitsTitle({ at, from }: Mention, { words }: Form, lexicon: Lexicon): boolean {
  const title = at.tokens[from - 1]?.lower.replace(/\.$/, '') ?? ''
  const given = words[0]!
  if (/^(?:ms|mrs|miss|frau|mme|mlle|sra|señora)$/.test(title)) return !lexicon.mens.has(given)
  return !/^(?:mr|herr|sr|señor)$/.test(title) || !lexicon.womens.has(given)
}

/** “Secretary Kane”, where “President Peter Kane” is named only later: another. */
function hasOtherRank(mention: Mention, { mentions }: Draft, lexicon: Lexicon): boolean {
  const [rank, first] = [rankOf(mention, lexicon), mentions.reduce(earlier)]
  const other = rankOf(first, lexicon)
  return rank !== null && other !== null && rank !== other && inReadingOrder(mention, first) < 0
}

const earlier = (a: Mention, b: Mention): Mention => (inReadingOrder(a, b) <= 0 ? a : b)

/** The title before a name by its first letters: “Sen.” is “Senator”. */
function rankOf({ at: { tokens }, from }: Mention, lexicon: Lexicon): string | null {
  const title = tokens[from - 1]?.lower ?? ''
  return lexicon.words('rank-titles').has(title) ? title.slice(0, 3) : null
}

const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/

/** The last word of a name, “Jr.” aside; for a single word, the word. */
function surnameIn(words: readonly string[]): string {
  const last = words.findLast((word) => !SUFFIX.test(word)) ?? words[0]!
  return last.replace(/^(?:al|el|ad|as|ash)-/, '')
}

/** The last but one of three names or more. */
function fathersName({ words }: Form): string | undefined {
  return words.length > 2 ? words.at(-2) : undefined
}

/** Whether words are a full name without its middle names, or a surname with its particles. */
function isShorter(words: readonly string[], full: readonly string[]): boolean {
  if (full.length <= words.length) return false
  const particled = PARTICLES.has(words[0]!) || PARTICLES.has(words[0]!.split('-')[0]!)
  if (particled && full.slice(-words.length).join(' ') === words.join(' ')) return true
  const end = full.filter((word) => !SUFFIX.test(word))
  // “Forrest Jones” is Michael Forrest Jones.
  if (words.length > 1 && end.slice(-words.length).join(' ') === words.join(' ')) return true
  if (words[0] !== end[0]) return false
  return words.at(-1) === end.at(-1) || words.every((word, i) => word === end[i])
}

/**
 * Among several bearers of a surname, the one a reader thinks of: who bore it alone before the others came up, else
 * whoever was named last in full in the same block, else whoever was named first.
 */
function nearest(mention: Mention, bearers: readonly Draft[]): Draft {
  const before = (other: Mention) => inReadingOrder(other, mention) <= 0
  const owner = bearers.find((draft) =>
    draft.mentions.some((other) => other.key === mention.key && before(other)),
  )
  if (owner) return owner
  const here = bearers.flatMap((draft) => {
    const named = draft.mentions.filter(
      (other) => other.at === mention.at && other.key.includes(' ') && before(other),
    )
    return named.map((last) => ({ draft, last }))
  })
  if (here.length > 0) return here.reduce((a, b) => (inReadingOrder(a.last, b.last) < 0 ? b : a)).draft
  const first = ({ mentions }: Draft) => mentions.reduce(earlier)
  return bearers.reduce((a, b) => (inReadingOrder(first(b), first(a)) < 0 ? b : a))
}

function homeOfBody(mention: Mention, bodies: readonly Draft[], lexicon: Lexicon): Draft | null {
  const letters = mention.text.replaceAll('.', '')
  const fits = /^[\p{Lu}&]{2,8}$/u.test(letters)
    ? ({ key }: Form) => initialsOf(key) === letters.toLowerCase() || isBracketed(mention, key)
    : ({ words }: Form) => isPartOf(wordsOf(mention), words, lexicon)
  const found = bodies.filter((draft) => hasForm(draft, fits))
  return found.length === 1 ? found[0]! : null
}

const initialsOf = (key: string): string =>
  key
    .split(/[\s-]+/)
    .filter((word) => !/^(?:of|the|and|for|in|on|&|de|des|du|la|für|und|der|del|y)$/.test(word))
    .map((word) => word[0])
    .join('')

/** “People Power Party (PPP)”. */
function isBracketed(mention: Mention, key: string): boolean {
  const { tokens, text } = mention.at
  if (tokens[mention.from - 1]?.text !== '(' || tokens[mention.to]?.text !== ')') return false
  const before = text
    .slice(0, tokens[mention.from - 1]!.start)
    .trimEnd()
    .toLowerCase()
    .replaceAll('’', "'")
  return before.endsWith(key)
}

/** Whether a body's words are the telling beginning or the headed end of a longer name. */
function isPartOf(words: readonly string[], full: readonly string[], lexicon: Lexicon): boolean {
  if (full.length <= words.length) return false
  const heads = lexicon.words('org-heads')
  if (words.every((word) => heads.has(word))) return false
  // “Harvard” is the university's; “Google” is not its science fair's.
  const famous = lexicon.organisations.has(words.join(' '))
  const national = lexicon.demonyms.has(full[0]!) ? full.slice(1) : full
  if (national !== full && words.length > 1 && words.every((word, i) => word === national[i])) return true
  const begins = words.every((word, i) => word === full[i])
  const place = lexicon.countries.has(words.join(' ')) || lexicon.demonyms.has(words.join(' '))
  if (begins) return !place && !famous && !/^(?:of|for|and)$/.test(words.at(-1)!)
  return words.length > 1 && words.every((word, i) => word === full[full.length - words.length + i])
}
