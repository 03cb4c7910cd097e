/** Mentions in, the same mentions with one kind for each name out: lists decide, then the article's majority. */

import { PARTICLES } from './capital-runs.ts'
import type { Copy } from './copy.ts'
import type { NameKind } from './edition.ts'
import { groupBy } from './group-by.ts'
import { isUsedAsNoun } from './is-name.ts'
import { headedKind, isCoded, SITES } from './kind-by-shape.ts'
import type { Lexicon } from './lexicon.ts'
import { asKind, isWithin, type Mention, wordsOf } from './mention.ts'
import {
  isAuthor,
  isBodyByCompany,
  isCalledSomebody,
  isHouse,
  isKin,
  isNoble,
  isSomewhere,
  isTownOf,
  openingsOfBodies,
  speaks,
} from './names-in-company.ts'
import { tokensOf } from './rows.ts'
import { isCapital, type Token } from './tokens.ts'

/** Gives every mention of a name the same kind. */
export function settleKinds(mentions: readonly Mention[], copy: Copy, lexicon: Lexicon): Mention[] {
  const surnames = partsOfPeople(mentions)
  const byToken = tokensOf(mentions)
  const openings = openingsOfBodies(mentions)
  const datelined = new Set(
    mentions.filter((mention) => isWithin(mention, copy.dateline)).map(({ key }) => key),
  )
  const settled = new Map<string, NameKind>()
  for (const [key, alike] of groupBy(mentions, (mention) => mention.key)) {
    const listed = listedKind(key, lexicon)
    const surname = surnames.has(key) && !(listed && lexicon.countries.has(key))
    const person = surname || alike.some(isAuthor) || (listed !== null && alike.some(isKin))
    const house = openings.has(key) && isHouse(alike, lexicon)
    const certain =
      datelined.has(key) || alike.some((mention) => isTownOf(mention, lexicon))
        ? 'place'
        : person
          ? 'person'
          : house
            ? 'organisation'
            : listed
    const kind = certain ?? unlistedKind(alike, lexicon)
    const body = !certain && isBodyByCompany(alike, kind, byToken, openings, lexicon)
    settled.set(key, body ? 'organisation' : kind)
  }
  return mentions.map((mention) => asKind(mention, settled.get(mention.key)!))
}

/** What the words around a name say of its kind, else what most mentions were taken for. */
function unlistedKind(alike: readonly Mention[], lexicon: Lexicon): NameKind {
  const running = alike.filter(({ at }) => at.running)
  if (running.length > 0 && running.every(isEmphasised)) return 'other'
  const ballot = new Map<NameKind, number>()
  for (const { kind } of alike) ballot.set(kind, (ballot.get(kind) ?? 0) + 1)
  const kind = majority(ballot)
  const words = alike[0]!.at.tokens.slice(alike[0]!.from, alike[0]!.to)
  if (alike.some(isNoble)) return 'person'
  if (kind !== 'place' && words.length > 1 && alike.some(isInhabited)) return 'place'
  if (kind !== 'other' && words.length === 1 && INITIALS.test(words[0]!.text)) return 'organisation'
  if (alike.some((mention) => isCodeName(mention) || isMadeThing(mention))) return 'other'
  const headed = headedKind(words, lexicon)
  // “the Bluegrass State”
  if (words.length === 2 && words[1]!.lower === 'state' && alike.every(isThe)) return 'place'
  if (headed && (kind !== 'person' || isNobody(alike[0]!, lexicon))) return headed
  if ((kind === 'person' || kind === 'place') && words.some(({ text }) => isCoded(text))) return 'other'
  if (kind !== 'organisation' && isBody(alike, lexicon)) return 'organisation'
  if (kind === 'organisation' && (isSomebody(words, lexicon) || alike.some((each) => hasRank(each, lexicon))))
    return 'person'
  if (kind === 'person' && isAlwaysSomewhere(alike, lexicon)) return 'place'
  // “Loomcast, which …”: a person would be “who”.
  if (kind === 'person' && words.length === 1 && alike.some(isWhich)) return 'organisation'
  // “reports in Nature Astronomy”
  if (kind === 'place' && words.length > 1 && FIELDS.test(words.at(-1)!.lower)) return 'organisation'
  // “la Brittany Ferries”: no article stands before people.
  if (kind === 'person' && /^(?:fr|es)$/.test(lexicon.lang) && words.length > 1 && alike.every(hasArticle))
    return 'organisation'
  const called = lexicon.givenNames.has(words[0]!.lower) || alike.some((each) => speaks(each, lexicon))
  if (kind === 'person' && alike.some(isProduct) && !called) return 'other'
  // “the Arduino Yún, which …”
  if (kind === 'person' && words.length > 1 && alike.every(isUsedAsNoun)) return 'other'
  if (kind !== 'place' || words.length < 2) return kind
  if (alike.every(isMaker)) return 'person'
  return !alike.some(isSomewhere) && isPerson(alike, lexicon) ? 'person' : kind
}

/** “Raspberry Pi 3”, “Super Lucky’s Tale”: with a number or more of a title after it. */
const isProduct = ({ at: { tokens }, to }: Mention): boolean =>
  /^\d/.test(tokens[to]?.text ?? '') || (/^['’]s$/.test(tokens[to]?.text ?? '') && isCapital(tokens[to + 1]))

/** “Low Harbour, nine houses and a light,”. */
const isInhabited = ({ at: { tokens }, to }: Mention): boolean =>
  tokens[to]?.text === ',' &&
  /^(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty)$/.test(
    tokens[to + 1]?.lower ?? '',
  ) &&
  /^(?:houses|cottages|farms|huts|homes|streets|inhabitants|residents)$/.test(tokens[to + 2]?.lower ?? '')

const isWhich = ({ at: { tokens }, to }: Mention): boolean =>
  tokens[to]?.text === ',' && tokens[to + 1]?.lower === 'which'

const isThe = ({ at: { tokens }, from }: Mention): boolean => tokens[from - 1]?.lower === 'the'

const hasArticle = ({ at: { tokens }, from }: Mention): boolean =>
  /^(?:la|le|l['’]|les|el|los|las)$/.test(tokens[from - 1]?.lower ?? '')

/** What journals are called after. */
const FIELDS = /(?:ology|nomy|istry|medicine|physics|letters|advances|communications|proceedings)$/

/** “NATO”, “N.K.V.D.”. */
const INITIALS = /^(?:\p{Lu}{2,4}|(?:\p{Lu}\.){3,})$/u

/** “the so-called Excalibur portfolio”. */
const isCodeName = ({ at: { tokens }, from, to }: Mention): boolean =>
  to - from === 1 && /^(?:so-called|code-?named|dubbed|nicknamed|dub)$/.test(tokens[from - 1]?.lower ?? '')

/** “the tanker Ocean Jasmine”, “the MV Doña Paz”, “the Ariel mission”, “the novel Orlando”. */
const isMadeThing = ({ at: { tokens }, from, to }: Mention): boolean =>
  /^(?:missions?|telescope|rocket|probe|spacecraft|satellite|missiles?|engine|pipeline)$/.test(
    tokens[to]?.lower ?? '',
  ) ||
  // “the Kane-Dale law”
  (to - from === 1 &&
    /-\p{Lu}/u.test(tokens[from]!.text) &&
    /^(?:act|amendment|bill|law|plan)$/.test(tokens[to]?.lower ?? '')) ||
  /^(?:MV|MS|SS|HMS|USS|RMS|HMAS|INS|M\.V\.|U\.S\.S\.|H\.M\.S\.)$/.test(tokens[from]!.text) ||
  /^(?:album|novel|song|musical|ballet|opera|ship|tanker|ferry|vessel|freighter|frigate|trawler|submarine|destroyer|cruiser|yacht|schooner|steamer|steamship|warship|icebreaker|lifeboat|spacecraft|probe|satellite|rover)$/.test(
    tokens[from - 1]?.lower ?? '',
  )

/** “the fashions of Coco Chanel”: whoever makes works, lives and dies. */
const isMaker = ({ at: { tokens }, from }: Mention): boolean =>
  tokens[from - 1]?.lower === 'of' &&
  /^(?:art|music|poetry|prose|verse|paintings?|sculptures?|photographs?|fashions?|designs?|novels?|plays|poems?|songs?|films|writings?|essays|letters|diar(?:y|ies)|death|murder|killing|widow|friends?|fans|admirers|followers|works|compositions?|teachings?)$/.test(
    tokens[from - 2]?.lower ?? '',
  )

/** “Downing Street”, “Lorenz Center”: no given name in front, and behind a head that is hardly anybody's surname. */
const isNobody = ({ at: { tokens }, from, to }: Mention, lexicon: Lexicon): boolean =>
  INSTITUTIONS.test(tokens[to - 1]!.lower) ||
  (!lexicon.givenNames.has(tokens[from]!.lower) &&
    /^\p{Lu}\p{L}{2}/u.test(tokens[from]!.text) &&
    !isCapital(tokens[from - 1]) &&
    !SURNAMES.test(tokens[to - 1]!.lower))

/** “the Lorenz Center”: heads of bodies that nobody is called by, whatever given name stands first. */
const INSTITUTIONS =
  /^(?:cent(?:er|re)|university|institute|foundation|museum|hospital|library|theat(?:er|re)|academy|association|society|committee|commission|laboratory)$/

/** Heads of places and bodies that many people are called by. */
const SURNAMES =
  /^(?:park|hills?|lake|church|fields?|forest|gardens?|house|hall|manor|pond|rivers?|lane|woods|banks|marsh|post|press|brothers|partners|police|castle|pass|point|peak|day|college|court|chambers?|cove|dam|bridges?|shore|towers?|way|law|cup|page|fair|open|war|price)$/

/** “President Tomlin”, “Mr. Tomlin”: one word after a title. */
const hasRank = ({ at: { tokens }, from, to }: Mention, lexicon: Lexicon): boolean =>
  to - from === 1 &&
  isCapital(tokens[from - 1]) &&
  !isCapital(tokens[to]) &&
  ['titles', 'rank-titles'].some((list) => lexicon.words(list).has(tokens[from - 1]!.lower))

/** “Newt Gingrich”, “Charles de Thierry”: a given name and no word that bodies have. */
const isSomebody = (words: readonly Token[], lexicon: Lexicon): boolean =>
  (words.length === 2 || (words.length === 3 && PARTICLES.has(words[1]!.lower))) &&
  lexicon.givenNames.has(words[0]!.lower) &&
  listedKind(words[0]!.lower, lexicon) === null &&
  words
    .slice(1)
    .every(({ text, lower }) => PARTICLES.has(lower) || /^\p{Lu}\p{Ll}+(?:[-’']?\p{L})*$/u.test(text)) &&
  !['title-words', 'bodies', 'place-words', 'not-names'].some((list) =>
    lexicon.words(list).has(words.at(-1)!.lower),
  )

/** Whether the words beside a name say that it is a body: “rescue group Project Jonah”, “X, a rights group,”. */
function isBody(alike: readonly Mention[], lexicon: Lexicon): boolean {
  const body = (word: string) =>
    !SITES.test(word) &&
    (lexicon.words('bodies').has(word) || lexicon.words('bodies').has(word.replace(/s$/, '')))
  return alike.some(({ at, from, to }) => {
    const before = at.tokens[from - 1]?.lower ?? ''
    const after = at.tokens[to]?.lower ?? ''
    // “the Harbour Trust charity”, but “the Helen Kane campaign”.
    const tenant = () => isSomebody(at.tokens.slice(from, to), lexicon)
    if (body(before) || (before === 'the' && body(after) && !tenant())) return true
    if (isTeam(alike[0]!, after, lexicon) || saysOfItself(alike[0]!, at.tokens, to, lexicon)) return true
    if (/^(?:of|at)$/.test(before) && LEADERS.test(at.tokens[from - 2]?.lower ?? '')) return true
    if (before === 'at' && STAFF.test(at.tokens[from - 2]?.lower ?? '')) return true
    // “Beyoncé's company, Parkwood,”
    if (before === ',' && /^[,.;]$/.test(after) && body(at.tokens[from - 2]?.lower ?? '')) return true
    if (!/^[,—–(]$/.test(after) || !/^(?:an?|the)$/.test(at.tokens[to + 1]?.lower ?? '')) return false
    const aside = at.tokens.slice(to + 2, to + 9)
    const end = aside.findIndex((token) =>
      /^(?:[,.;—–)]|of|for|in|from|with|at|that|which|who|similar|based|founded|owned|run|led|set|behind|to)$/.test(
        token.lower,
      ),
    )
    return end > 0 && body(aside[end - 1]!.lower)
  })
}

/** “Harbour Town beat …”: a club that is called like a place. */
const isTeam = ({ kind, at, to }: Mention, after: string, { lang }: Lexicon): boolean =>
  lang === 'en' &&
  kind === 'place' &&
  /^(?:town|united|city|rovers|wanderers|athletic|albion|rangers)$/.test(at.tokens[to - 1]!.lower) &&
  /^(?:won|beat|lost|drew|scored|signed)$/.test(after)

/** “Fairmark said it would …”. */
const saysOfItself = (
  { from, to, key }: Mention,
  tokens: readonly Token[],
  after: number,
  lexicon: Lexicon,
): boolean =>
  to - from === 1 &&
  !lexicon.givenNames.has(key) &&
  lexicon.words('speech').has(tokens[after]?.lower ?? '') &&
  tokens[after + 1]?.lower === 'it' &&
  /^(?:would|will|had|has|plans|planned|expects|expected)$/.test(tokens[after + 2]?.lower ?? '')

/** Whoever leads or founds something leads or founds a body. */
const LEADERS =
  /^(?:ceo|cfo|coo|cto|co-?founders?|founders?|executive|chairman|chairwoman|shareholders|subsidiary|shares)$/

/** Whoever works at something works at a body. */
const STAFF =
  /^(?:analysts?|economists?|strategists?|partners?|executives?|editors?|reporters?|lawyers?|attorneys?|traders?|brokers?|bankers?|engineers?|managers?|directors?|fellows?|scholars?|consultants?|employees|staff)$/

/** A name that is whole in italics, as works and ships are. */
const isEmphasised = ({ at, start, end }: Mention): boolean =>
  at.emphasised.some((extent) => extent.start >= start - 4 && extent.start <= start && extent.end === end)

/** “off Marinduque”, “near Ormoc”. */
const isNearby = ({ at: { tokens }, from, to }: Mention): boolean =>
  to - from === 1 && /^(?:off|near|outside)$/.test(tokens[from - 1]?.lower ?? '')

/** Whether a name that is nobody's given name stands only where places stand. */
const isAlwaysSomewhere = (alike: readonly Mention[], lexicon: Lexicon): boolean =>
  (alike.length > 2 || alike.every(isNearby)) &&
  !lexicon.givenNames.has(wordsOf(alike[0]!)[0]!) &&
  alike.every(isSomewhere) &&
  alike.some(({ at, from }) => /^(?:in|on|at|near|off|outside)$/.test(at.tokens[from - 1]?.lower ?? ''))

/** Whether a name of several words looks like a person's or stands in a row with people. */
function isPerson(alike: readonly Mention[], lexicon: Lexicon): boolean {
  return alike.some((mention) => {
    const { at, from, to } = mention
    if (isCalledSomebody(mention, lexicon)) return true
    const words = at.tokens.slice(from, to)
    const eastern = words.length === 2 && /^\p{Lu}\p{Ll}+-\p{L}\p{Ll}+$/u.test(words[1]!.text)
    return eastern || lexicon.givenNames.has(words[0]!.lower) || followsPerson(at.tokens, from, lexicon)
  })
}

/** “Romelu Lukaku, Yannick Carrasco, and …”. */
function followsPerson(tokens: readonly Token[], from: number, lexicon: Lexicon): boolean {
  let k = from - 1
  while (k >= 0 && /^(?:and|,|und|et|y)$/.test(tokens[k]!.lower)) k--
  if (k === from - 1) return false
  let first = k
  while (first > 0 && isCapital(tokens[first - 1])) first--
  return first < k && isCapital(tokens[first]) && lexicon.givenNames.has(tokens[first]!.lower)
}

/** First and last words of people named in full. */
function partsOfPeople(mentions: readonly Mention[]): ReadonlySet<string> {
  const parts = new Set<string>()
  for (const mention of mentions) {
    const words = wordsOf(mention)
    if (mention.kind !== 'person' || words.length < 2) continue
    parts.add(words[0]!).add(words.at(-1)!)
    // “Richard M. Stallman (RMS)”
    const { tokens } = mention.at
    const [open, letters, close] = [0, 1, 2].map((k) => tokens[mention.to + k]?.lower)
    if (open === '(' && close === ')' && letters === words.map((word) => word[0]).join('')) parts.add(letters)
  }
  return parts
}

/** The kind that a list gives a name, unless the name is somebody's given name too. */
function listedKind(key: string, lexicon: Lexicon): NameKind | null {
  if (lexicon.countries.has(key)) return 'place'
  if (lexicon.organisations.has(key)) return 'organisation'
  if (lexicon.places.has(key)) return 'place'
  return lexicon.cities.has(key) && !lexicon.givenNames.has(key) ? 'place' : null
}

const ORDER: readonly NameKind[] = ['person', 'organisation', 'place', 'other']

const majority = (ballot: ReadonlyMap<NameKind, number>): NameKind =>
  ORDER.reduce((best, kind) => ((ballot.get(kind) ?? 0) > (ballot.get(best) ?? 0) ? kind : best))
