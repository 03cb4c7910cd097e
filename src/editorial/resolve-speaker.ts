/** An attribution in, whose it is out: a name's bearer, whom a pronoun stands for, who issued “the statement”. */

import type { Attribution } from './attribution.ts'
import { isRole } from './clean-names.ts'
import type { CopyBlock } from './copy.ts'
import type { Bearer } from './gather-names.ts'
import { headedKind } from './kind-by-shape.ts'
import type { Lexicon } from './lexicon.ts'
import type { Mention } from './mention.ts'
import type { Source } from './reported-speech.ts'
import { isSubordinate } from './speech-clauses.ts'
import { isCapital } from './tokens.ts'

const SINGULAR = /^(?:he|she|er|sie|él|ella|.*-(?:t-)?(?:il|elle)|il|elle)$/
const MALE = /^(?:he|er|él|.*-il|il)$/
/** Blocks that a pronoun looks back over. */
const FARTHEST_BLOCK = 2

/** What an attribution's reader knows by then. */
export interface Heard {
  /** The quotations before this one, in reading order. */
  readonly earlier: readonly Attribution[]
  /** Whose they are. */
  readonly speakers: readonly (Bearer | null)[]
  readonly owners: ReadonlyMap<Mention, Bearer>
  readonly blocks: readonly CopyBlock[]
  /** The mentions of people in each block, in reading order. */
  readonly people: ReadonlyMap<CopyBlock, readonly Mention[]>
  readonly lexicon: Lexicon
}

/** Finds the bearer of a quotation's source; `null` where that is not sure. */
export function speakerOf(attribution: Attribution, heard: Heard): Bearer | null {
  const { source } = attribution
  if (!source) return null
  // Quotations that share a source follow one another.
  if (heard.earlier.at(-1)?.source === source) return heard.speakers.at(-1) ?? null
  if (source.mention) {
    const { at, from, to } = source.mention
    // A law or a prize says nothing.
    const isThing = headedKind(at.tokens.slice(from, to), heard.lexicon) === 'other'
    return isThing ? null : (heard.owners.get(source.mention) ?? null)
  }
  const word = source.at.tokens[source.from]!.lower
  if (source.pronoun) return SINGULAR.test(word) ? personBehind(attribution, word, heard) : null
  return ISSUED.test(word) ? lastSpeaker(attribution, heard) : titled(attribution, heard)
}

/** What somebody who was just quoted has issued; a report or a petition may be anybody's. */
const ISSUED = /^(?:statement|release|tweet|post|message|caption)$/

/** “the prince said”: the only one who has that title before the name. */
function titled({ source }: Attribution, { owners, lexicon }: Heard): Bearer | null {
  const { tokens } = source!.at
  const title = tokens[source!.to - 1]!.lower
  const the = source!.to - source!.from === 1 ? tokens[source!.from - 1] : tokens[source!.from]
  if (the?.lower !== 'the' || !lexicon.words('rank-titles').has(title)) return null
  const holders = new Set<Bearer>()
  for (const [{ at, from }, bearer] of owners)
    if (bearer.kind === 'person' && at.tokens[from - 1]?.lower === title) holders.add(bearer)
  return holders.size === 1 ? [...holders][0]! : null
}

/** “The statement read …”: whoever was quoted last, in the same block or the two before. */
const lastSpeaker = ({ stretch }: Attribution, { earlier, speakers }: Heard): Bearer | null => {
  for (let i = earlier.length - 1; i >= 0; i--) {
    if (stretch.at.index - earlier[i]!.stretch.at.index > FARTHEST_BLOCK) return null
    if (speakers[i]) return speakers[i]!
  }
  return null
}

/** The person whom “he” or “she” stands for: the subject of a sentence before, or who spoke last. */
function personBehind(attribution: Attribution, pronoun: string, heard: Heard): Bearer | null {
  const { at, from: verb } = attribution.source!
  for (let index = at.index; index >= Math.max(0, at.index - FARTHEST_BLOCK); index--) {
    const block = heard.blocks[index]!
    const limit = block === at ? verb : block.tokens.length
    const spoken = lastSpoken(block, heard)
    if (spoken?.speaker && fits(spoken.speaker, pronoun, heard.lexicon)) return spoken.speaker
    const free = freePeople(block, attribution, heard).filter(
      (mention) => mention.to <= limit && fits(heard.owners.get(mention)!, pronoun, heard.lexicon),
    )
    for (const { from, to } of block.sentences.toReversed()) {
      if (spoken && block.tokens[from]!.start < spoken.end) break
      const subject = subjectAmong(
        free.filter((mention) => mention.from >= from && mention.to <= to),
        from,
        heard.lexicon,
      )
      if (subject) return heard.owners.get(subject)!
    }
    // Whoever spoke here last is meant, and is not known or not known well enough.
    if (spoken) return null
  }
  return null
}

/** Whom a sentence that begins at a token tells of: “When Kane asked, Dale nodded”, “the Kane campaign hired Dale”. */
function subjectAmong(people: readonly Mention[], from: number, lexicon: Lexicon): Mention | null {
  // “Asked about Kane, she replied”: whoever was asked is the one who replied.
  if (people[0] && /^\p{Lu}\p{Ll}+(?:ed|ing)$/u.test(people[0].at.tokens[from]!.text)) return null
  const free = people.filter((mention) => !isAttribute(mention, lexicon))
  const main = free.find((mention) => !isSubordinate(mention.at.tokens, mention.from, from))
  const subject = main ?? free[0]
  return subject && !isObject(subject, from) ? subject : null
}

/** “the Kane campaign”: whose it is, and nobody who does anything. */
const isAttribute = ({ at: { tokens }, to }: Mention, lexicon: Lexicon): boolean =>
  ['bodies', 'roles', 'plural-roles'].some((list) => lexicon.words(list).has(tokens[to]?.lower ?? '')) ||
  /^(?:supporter|volunteer|aide|ally|fan|rally)s?$/.test(tokens[to]?.lower ?? '')

/** “She met Mr. Kane”, “with the army of General Kane”: somebody else does what the sentence tells. */
function isObject({ at: { tokens }, from }: Mention, sentence: number): boolean {
  let k = from - 1
  while (k > sentence && isCapital(tokens[k])) k--
  return (
    /^(?:of|with|to|from|for|against|under|after|about|von|mit|bei|de|avec|par|con|por)$/.test(
      tokens[k]?.lower ?? '',
    ) || tokens.slice(sentence, from).some(({ lower }) => SUBJECT.test(lower))
  )
}

const SUBJECT = /^(?:he|she|er|il|elle|él|ella)$/

/** Who spoke last in a block before the quotation in question, and where that ends; a person without a name is nobody. */
function lastSpoken(
  block: CopyBlock,
  { earlier, speakers, lexicon }: Heard,
): { speaker: Bearer | null; end: number } | null {
  for (let i = earlier.length - 1; i >= 0 && earlier[i]!.stretch.at.index >= block.index; i--) {
    const { stretch, source } = earlier[i]!
    if (stretch.at !== block) continue
    const speaker = speakers[i] ?? null
    const unnamed = !speaker && source !== null && isSomebody(source, lexicon)
    if (speaker?.kind === 'person' || unnamed) return { speaker, end: stretch.outerEnd }
  }
  return null
}

/** “the woman”, “a spokesman”: words for a person. */
const isSomebody = ({ at: { tokens }, to, pronoun }: Source, lexicon: Lexicon): boolean =>
  !pronoun &&
  (isRole(tokens[to - 1], lexicon) || /^(?:man|woman|one|another|source)$/.test(tokens[to - 1]!.lower))

/** A woman's title or given name is no “he”, a man's no “she”. */
function fits(bearer: Bearer, pronoun: string, lexicon: Lexicon): boolean {
  const given = bearer.name.split(' ')[0]!.toLowerCase()
  const titled = (titles: RegExp) =>
    bearer.mentions.some(({ at, from }) => titles.test(at.tokens[from - 1]?.lower ?? ''))
  return MALE.test(pronoun)
    ? !lexicon.womens.has(given) && !titled(WOMANS)
    : !lexicon.mens.has(given) && !titled(MANS)
}

const WOMANS =
  /^(?:ms|mrs|miss|lady|dame|frau|mme|mlle|madame|sra|señora|queen|princess|baroness|sister|mother)\.?$/
const MANS = /^(?:mr|sir|lord|herr|monsieur|sr|señor|king|prince|baron|brother|father)\.?$/

/** People who stand outside quotation marks and own nothing (“Trump’s lawyer”). */
function freePeople(block: CopyBlock, { stretch }: Attribution, { earlier, people }: Heard): Mention[] {
  const quoted = stretch.at === block ? [stretch] : []
  for (let i = earlier.length - 1; i >= 0 && earlier[i]!.stretch.at.index >= block.index; i--)
    if (earlier[i]!.stretch.at === block) quoted.push(earlier[i]!.stretch)
  return (people.get(block) ?? []).filter(
    ({ start, to }) =>
      !/^['’]s?$/.test(block.tokens[to]?.text ?? '') &&
      !quoted.some(({ outerStart, outerEnd }) => start >= outerStart && start < outerEnd),
  )
}
