/** Name spans of a tagger in, the bearers of names out: cleaned, completed, of one kind each, grouped, called by one form. */

import { readAbbreviations } from './abbreviations.ts'
import { runsByBlock } from './capital-runs.ts'
import { cleanNames, isListed, isRole } from './clean-names.ts'
import { clusterNames, type Group } from './cluster-names.ts'
import { completeNames } from './complete-names.ts'
import type { Copy } from './copy.ts'
import type { NameKind } from './edition.ts'
import { extendNames, withAdministration } from './extend-names.ts'
import { fitNames, withoutCountry } from './fit-names.ts'
import { isUsedAsNoun } from './is-name.ts'
import { joinNames } from './join-names.ts'
import { foldName, type Lexicon } from './lexicon.ts'
import { isWithin, type Mention, wordsOf } from './mention.ts'
import type { NameSpan } from './name-span.ts'
import { isNoble, isSomebody } from './names-in-company.ts'
import { isAmongTerms, tokensOf } from './rows.ts'
import { settleKinds } from './settle-kinds.ts'

/** Somebody or something the article names, before it is described. */
export interface Bearer {
  readonly name: string
  readonly kind: NameKind
  /** Other forms in the article, in order of appearance. */
  readonly aliases: readonly string[]
  /** In reading order, never empty. */
  readonly mentions: readonly Mention[]
}

/** Gathers the mentions of each bearer, in the order in which the article first names them. */
export function gatherNames(spans: readonly NameSpan[], copy: Copy, lexicon: Lexicon): Bearer[] {
  const runs = runsByBlock(copy.blocks, lexicon)
  const extended = extendNames(fitNames(cleanNames(spans, copy, lexicon), lexicon), runs, lexicon)
  const whole = joinNames(extended, lexicon)
  const clean = withoutTerms(readAbbreviations(whole, copy, lexicon), lexicon)
  const complete = completeNames(settleKinds(clean, copy, lexicon), runs, lexicon)
  const settled = settleKinds(complete, copy, lexicon).map(withAdministration).map(withoutCountry)
  const groups = clusterNames(settled, lexicon)
  const families = new Set(groups.flatMap((group) => (group[0]!.kind === 'person' ? surnamesIn(group) : [])))
  return groups
    .filter((group) => isSure(group, lexicon) && !isFamily(group, families))
    .map((group) => bearerOf(group, copy, lexicon))
    .sort((a, b) => position(a.mentions[0]!) - position(b.mentions[0]!))
}

/** “Cups, Swords, Wands”: what stands only in rows of capitals that are no names is none. */
function withoutTerms(mentions: readonly Mention[], lexicon: Lexicon): readonly Mention[] {
  if (lexicon.lang !== 'en') return mentions
  const byToken = tokensOf(mentions)
  const alone = new Set(
    mentions.flatMap((mention) =>
      isAmongTerms(mention, byToken.get(mention.at)!) &&
      !lexicon.givenNames.has(mention.key) &&
      !isListed(mention.key, lexicon)
        ? []
        : [mention.key],
    ),
  )
  return mentions.filter(({ key }) => alone.has(key))
}

const surnamesIn = (people: Group): string[] =>
  people.flatMap((mention) => (wordsOf(mention).length > 1 ? [wordsOf(mention).at(-1)!] : []))

/** “Clintons”, “Trump-Cruz”: one word for several people. */
const isFamily = (mentions: Group, families: ReadonlySet<string>): boolean =>
  mentions.every(({ key }) => {
    const halves = key.split('-')
    return families.has(key.replace(/s$/, '')) && !families.has(key)
      ? true
      : halves.length === 2 &&
          !key.includes(' ') &&
          !families.has(key) &&
          halves.some((half) => families.has(half))
  })

/**
 * One word is too little for a person whom only tables and captions name, whom an article precedes or whom nothing
 * shows to be one; outside English, where no model has looked, it is too little without a title.
 */
function isSure(mentions: Group, lexicon: Lexicon): boolean {
  const { kind, key } = mentions[0]!
  if (kind === 'place') return key.includes(' ') || isListed(key, lexicon) || !isCreditOnly(mentions, lexicon)
  if (kind !== 'person') return true
  const running = mentions.filter(({ at }) => at.running)
  if (2 * running.filter((each) => isUsedAsNoun(each) && !isNoble(each)).length > running.length) return false
  if (mentions.some((mention) => wordsOf(mention).length > 1)) return !isCreditOnly(mentions, lexicon)
  return lexicon.lang === 'en'
    ? running.some((mention) => isSomebody(mention, lexicon))
    : running.some(({ at, from }) => isRole(at.tokens[from - 1], lexicon))
}

/** A heading, a credit, an item of a list: a block of its own that names nobody by a given name. */
const isCreditOnly = (mentions: Group, { lang, givenNames }: Lexicon): boolean =>
  lang === 'en' &&
  mentions.every(
    (mention) =>
      mention.at.running &&
      mention.start === 0 &&
      mention.end >= mention.at.text.trimEnd().length - 1 &&
      !givenNames.has(wordsOf(mention)[0]!),
  )

const position = (mention: Mention): number => mention.at.index * 1e6 + mention.start

function bearerOf(mentions: Group, copy: Copy, lexicon: Lexicon): Bearer {
  const kind = mentions[0]!.kind
  const datelined = mentions.every((mention) => isWithin(mention, copy.dateline))
  const { text } = mainMention(mentions, kind, lexicon)
  const city = kind === 'place' && lexicon.cities.has(foldName(text)) && !lexicon.capitals.has(foldName(text))
  const name = inOneLine(datelined || city ? inSmallLetters(text) : text)
  const lower = name.toLowerCase()
  const forms = new Map(mentions.map(({ text }) => [inOneLine(text).toLowerCase(), inOneLine(text)]))
  return {
    name,
    kind,
    aliases: [...forms].filter(([key]) => key !== lower).map(([, text]) => text),
    mentions,
  }
}

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ')

/** The form that stands for the rest: the fullest, for a place its main form or the one most used. */
function mainMention(mentions: Group, kind: NameKind, lexicon: Lexicon): Mention {
  const counts = new Map<string, number>()
  for (const { text } of mentions) counts.set(text, (counts.get(text) ?? 0) + 1)
  const rank = (mention: Mention): number[] => [
    isShouted(mention.text) ? 0 : 1,
    kind === 'place' && lexicon.mainForm.get(mention.key) === mention.key ? 1 : 0,
    kind === 'place' ? counts.get(mention.text)! : wordsOf(mention).length,
    kind === 'place' ? 0 : counts.get(mention.text)!,
  ]
  return mentions.reduce((best, mention) => (isHigher(rank(mention), rank(best)) ? mention : best))
}

function isHigher(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, i) => value !== b[i])
  return at >= 0 && a[at]! > b[at]!
}

/** Capitals throughout, as datelines and abbreviations have them. */
const isShouted = (text: string): boolean => !/\p{Ll}/u.test(text)

/** A place that a dateline alone names is written as places are. */
function inSmallLetters(text: string): string {
  if (!isShouted(text) || text.length < 4 || text.includes('.')) return text
  return text.replace(/(\p{L})(\p{L}*)/gu, (_, first: string, rest: string) => first + rest.toLowerCase())
}
