/** A name's place in its block in, the title or phrase before it that says who or what it is out. */

import type { Mention } from './mention.ts'
import {
  headBefore,
  isDeterminer,
  isHead,
  isVerbLike,
  linkedHead,
  type NamedBlock,
  OF,
  type Phrase,
  phraseBefore,
  titleStart,
} from './noun-phrases.ts'
import { isCapital, isWord, type Token } from './tokens.ts'

/** Finds a title before a name: “Kremlin spokesman Dmitry Peskov”, “Minister of Education Stefania Giannini”. */
export function titleBefore(block: NamedBlock, mention: Mention): Phrase | null {
  const last = beforeTitles(block, mention)
  if (last < 0 || block.mentions.get(last)?.kind === 'person') return null
  const near = headBefore(block, last, mention.kind)
  if (near !== null) {
    if (isMany(block, near, mention)) return null
    const phrase = { from: titleStart(block, near), to: last + 1 }
    return mention.to - mention.from === 1 && isAnothers(block, phrase) ? null : withoutArticle(block, phrase)
  }
  if (mention.kind !== 'person') return null
  const head = linkedHead(block, last)
  return head === null ? null : withoutArticle(block, { from: phraseBefore(block, head).from, to: last + 1 })
}

/** “Pamela Smith, the artist Waite chose”: the words are about the name before them. */
const isAnothers = ({ at: { tokens }, mentions }: NamedBlock, { from }: Phrase): boolean =>
  isDeterminer(tokens[from]) &&
  !/^(?:his|her|their|my|our)$/.test(tokens[from]!.lower) &&
  tokens[from - 1]?.text === ',' &&
  mentions.get(from - 2)?.kind === 'person'

/** The token before a name and its courtesy titles. */
function beforeTitles({ at, lexicon }: NamedBlock, mention: Mention): number {
  let last = mention.from - 1
  while (last >= 0 && lexicon.words('titles').has(at.tokens[last]!.lower) && !isKin(at.tokens, last)) last--
  return last
}

/** “his father Kane”, “Kane's brother Tom”: somebody's, and no title. */
const isKin = (tokens: readonly Token[], at: number): boolean =>
  /^\p{Ll}/u.test(tokens[at]!.text) && /^(?:his|her|their|our|my|['’]s?)$/.test(tokens[at - 1]?.lower ?? '')

/** An office reads well without its article or owner (“defense minister”); “his father” and “the group's leader” do not. */
function withoutArticle({ at, lexicon }: NamedBlock, phrase: Phrase): Phrase {
  const first = at.tokens[phrase.from]!.lower
  const owner = /^(?:his|her|their|its|our|my)$/.test(first)
  const relation =
    phrase.to - phrase.from <= 2 ||
    at.tokens.slice(phrase.from, phrase.to).some((token) => RELATIONS.test(token.lower))
  const belongs = at.tokens.slice(phrase.from, phrase.to).some(({ text }) => /^['’]s?$/.test(text))
  if (!isDeterminer(at.tokens[phrase.from]) || phrase.to - phrase.from < 2 || (owner && relation) || belongs)
    return phrase
  return lexicon.lang === 'en' ? { from: phrase.from + 1, to: phrase.to } : phrase
}

const RELATIONS =
  /^(?:\w*father|\w*mother|\w*brother|\w*sister|\w*son|\w*daughter|wife|husband|cousin|uncle|aunt|nephew|niece|friend|colleague|counterpart|rival|partner|boyfriend|girlfriend|widow|neighbou?r|successor|predecessor|ally|deputy|opponent|teammate|capital|home|neighbor)s?(?:-in-law)?$/

/** Finds what a name is the apposition of: “his Ukrainian counterpart, Dmytro Kuleba,”. */
export function appositionBefore(block: NamedBlock, mention: Mention): Phrase | null {
  const phrase = apposed(block, mention)
  if (phrase && isEndOfRow(block, phrase)) return null
  return phrase && isMany(block, phrase.to - 1, mention) ? null : phrase
}

/**
 * “presidential candidates Kane has been asked”, “the Rust Belt states of X and Y”: whether a head says what several are,
 * which is no description of one, save of people and bodies named together.
 */
function isMany(block: NamedBlock, head: number, mention: Mention): boolean {
  const { lang, words } = block.lexicon
  const { lower } = block.at.tokens[head]!
  if (mention.kind === 'person' ? lang === 'de' || !words('plural-roles').has(lower) : !/[^s]s$/.test(lower))
    return false
  return mention.kind === 'place' || !isInRow(block, mention)
}

/** “the president, the vice president, Kane, …”, “soft-drink manufacturers, Delta and Dale”: others in a row. */
function isEndOfRow({ at: { tokens }, lexicon }: NamedBlock, { from }: Phrase): boolean {
  const before = tokens[from - 1]
  return before?.text === ',' && isHead(tokens[from - 2], 'person', lexicon) && !isCapital(tokens[from - 2])
}

/** Where a row of names ends that a name begins: “X and Y”; at the name's own end where there is no row. */
function rowEnd({ at: { tokens }, mentions }: NamedBlock, { to }: Mention): number {
  let end = to
  while (/^(?:and|&|,)$/.test(tokens[end]?.lower ?? '') && mentions.has(end + 1))
    end = mentions.get(end + 1)!.to
  return end
}

/** Whether another name follows one after “and” or a comma. */
const isInRow = (block: NamedBlock, mention: Mention): boolean => rowEnd(block, mention) > mention.to

function apposed(block: NamedBlock, mention: Mention): Phrase | null {
  const { tokens } = block.at
  // “Qatar's prime minister, Sheikh Mohammed,”.
  const comma = mention.kind === 'person' ? beforeTitles(block, mention) : mention.from - 1
  const mark = tokens[comma]?.text
  if (mark !== ',' && mark !== '—' && mark !== '–') return null
  const next = tokens[rowEnd(block, mention)]
  const last = comma - 1
  if (next && !/^[,.;:)—–”’]$/.test(next.text)) return null
  if (last < 0 || block.mentions.has(last) || !isHead(tokens[last], mention.kind, block.lexicon))
    return linkedBefore(block, mention, last)
  const phrase = phraseBefore(block, last)
  if (mention.kind === 'person') return phrase
  // “the owner of the station, Puma Energy,”: it is the owner.
  const owner =
    OF.test(tokens[phrase.from - 1]?.lower ?? '') && isHead(tokens[phrase.from - 2], 'person', block.lexicon)
  return owner || phrase.to - phrase.from === 1 ? null : phrase
}

/** “The leader of Ennahda, Rachid Ghannouchi,”. */
function linkedBefore(block: NamedBlock, mention: Mention, last: number): Phrase | null {
  const { tokens } = block.at
  // “the City of Little Falls, Minnesota”: where the city is.
  if (mention.kind === 'place' && isCapital(tokens[last])) return null
  for (let k = last - 1; k > Math.max(0, last - 14); k--) {
    if (!isWord(tokens[k]) && !/^['’]s?$/.test(tokens[k]!.text)) return null
    if (isVerbLike(tokens, k, block.lexicon)) return null
    if (!OF.test(tokens[k]!.lower)) continue
    if (block.mentions.has(k - 1)) continue
    if (isHead(tokens[k - 1], mention.kind, block.lexicon)) {
      const phrase = { from: phraseBefore(block, k - 1).from, to: last + 1 }
      // “Kane, a brother of the king, Edward II”: the words are Kane's.
      // “the cities of Auckland, Christchurch”: one place is not several.
      const many = mention.kind !== 'person' && /[^s]s$/.test(tokens[k - 1]!.lower)
      return many || isAnothers(block, phrase) ? null : phrase
    }
  }
  return null
}

/** Finds a plural title, which is everybody's in the row: “defectors Mark Rathbun and Tom Devocht”. */
export function sharedTitle(block: NamedBlock, mention: Mention): Phrase | null {
  const { tokens } = block.at
  let first = mention
  for (let steps = 0; steps < 4; steps++) {
    let k = first.from - 1
    while (k >= 0 && /^(?:and|,|&)$/.test(tokens[k]!.lower)) k--
    const before = k < first.from - 1 ? block.mentions.get(k) : undefined
    if (!before || before.kind !== mention.kind) break
    first = before
  }
  if (first === mention || mention.kind === 'place') return null
  const last = first.from - 1
  if (tokens[last]?.text === ',') {
    const phrase = apposed(block, first)
    return phrase && /s$|men$|women$/.test(tokens[phrase.to - 1]!.lower) ? phrase : null
  }
  const plural =
    last >= 0 &&
    /s$|men$|women$/.test(tokens[last]!.lower) &&
    isHead(tokens[last], mention.kind, block.lexicon)
  return plural ? withoutArticle(block, phraseBefore(block, last)) : null
}

/** “the southern coast of Sirte”, “the capital of Chad”: what belongs to a place is not the place. */
const BELONGS =
  /^(?:coast|shore|bank|border|edge|side|part|corner|heart|cent(?:re|er)|capital|suburb|outskirt|region|district|quarter|neighbou?rhood|park|forest|valley|desert|mountain)s?$/

/** Finds what a place is called by: “the Libyan city of Sirte”. */
export function placeOf(block: NamedBlock, mention: Mention): Phrase | null {
  const { tokens } = block.at
  if (mention.kind !== 'place' || tokens[mention.from - 1]?.lower !== 'of') return null
  const head = mention.from - 2
  if (BELONGS.test(tokens[head]?.lower ?? '')) return null
  // “the Eastern District of New York” is a name.
  if (
    !isHead(tokens[head], 'place', block.lexicon) ||
    (block.lexicon.lang === 'en' && isCapital(tokens[head]))
  )
    return null
  const phrase = phraseBefore(block, head)
  return phrase.to - phrase.from > 2 && !isMany(block, head, mention) ? phrase : null
}
