/** The word lists of `assets/names/`, by language, in; questions about words, out. Knows no text and no rule. */

import type { Host } from '../host/host.ts'
import { once } from './once.ts'

/** A list of words, one file's or several lists together. */
export interface WordList {
  has(word: string): boolean
}

/** What the rules of one language may ask about words. Every key is lower case, with straight apostrophes. */
export interface Lexicon {
  /** Language of the lists: `en`, `de`, `fr`, `es`, or the empty string where there are none. */
  readonly lang: string
  /** The list under a heading of `words.txt`, lower case; empty where there is none. */
  readonly words: (heading: string) => ReadonlySet<string>
  readonly countries: WordList
  readonly demonyms: WordList
  readonly cities: WordList
  readonly places: WordList
  readonly organisations: WordList
  readonly others: WordList
  readonly givenNames: WordList
  /** Given names that only women, or only men, have by the list. */
  readonly womens: WordList
  readonly mens: WordList
  /** Listed forms in capitals throughout: “WHO” is a body, “who” and “Who” are not. */
  readonly capitals: WordList
  /** The first form of a name that is written in several (`u.s.` → `united states`). */
  readonly mainForm: ReadonlyMap<string, string>
}

/** Languages with lists of their own. */
export const LEXICON_LANGUAGES: readonly string[] = ['en', 'de', 'fr', 'es']

const decoder = new TextDecoder()
const loaded = new WeakMap<Host, Map<string, Lexicon>>()

/** Folds a name into the form that lexicons and entries are compared in; “St. Ives” is St Ives. */
export const foldName = (text: string): string =>
  (/[’ʼ]|[^\S ]|\s\s|\bSt\. /.test(text)
    ? text
        .replace(/[’ʼ]/g, "'")
        .replace(/\s+/g, ' ')
        .replace(/\bSt\. /g, 'St ')
    : text
  ).toLowerCase()

/**
 * Reads the lists of a language, once for each host.
 *
 * @param lang - BCP 47; only its first part counts.
 */
export function lexiconOf(lang: string, host: Host): Lexicon {
  const base = lang.toLowerCase().split('-')[0] ?? ''
  const key = LEXICON_LANGUAGES.includes(base) ? base : ''
  const known = loaded.get(host) ?? new Map<string, Lexicon>()
  loaded.set(host, known)
  const lexicon = known.get(key) ?? readLexicon(key, host)
  known.set(key, lexicon)
  return lexicon
}

// Lists are read when they are first asked for: whoever looks for no names needs few.
function readLexicon(lang: string, host: Host): Lexicon {
  const files = new Set(lang ? host.assetNames(`assets/names/${lang}`) : [])
  const everyone = (file: string) => withoutRemarks(decoder.decode(host.asset(`assets/names/${file}`)))
  const own = (file: string) => (files.has(file) ? everyone(`${lang}/${file}`) : '')
  const sections = once(() => sectionsOf(own('words.txt')))
  const given = once(() => sectionsOf(everyone('given-names.txt')))
  const givenNames = once(() => together(...given().values()))
  const listed = once(() => readNames(lang, own, everyone))
  return {
    lang,
    words: (heading) => sections().get(heading) ?? NONE,
    get countries() {
      return listed().countries
    },
    get demonyms() {
      return listed().demonyms
    },
    get cities() {
      return listed().cities
    },
    get places() {
      return listed().places
    },
    get organisations() {
      return listed().organisations
    },
    get others() {
      return listed().others
    },
    get givenNames() {
      return givenNames()
    },
    get womens() {
      return given().get('female') ?? NONE
    },
    get mens() {
      return given().get('male') ?? NONE
    },
    get capitals() {
      return listed().capitals
    },
    get mainForm() {
      return listed().mainForm
    },
  }
}

type ListedNames = Omit<Lexicon, 'lang' | 'words' | 'givenNames' | 'womens' | 'mens'>

/** Reads the lists of names. */
function readNames(
  lang: string,
  own: (file: string) => string,
  everyone: (file: string) => string,
): ListedNames {
  const mainForm = new Map<string, string>()
  const capitals = new Set<string>()
  const forms = (lines: readonly string[]) =>
    formsOf(lang === 'de' ? lines.map(withGenitive) : lines, mainForm, capitals)
  const countryLines = linesOf(own('countries.txt')).map((line) => line.split('|').map((part) => part.trim()))
  return {
    countries: forms(countryLines.map((parts) => parts[0] ?? '')),
    demonyms: new Set(countryLines.flatMap((parts) => demonymsOf(parts[1] ?? ''))),
    cities: together(
      new Set(linesOf(foldLines(everyone('cities.txt')))),
      new Set(countryLines.map((parts) => foldName(parts[2] ?? ''))),
      forms(linesOf(own('cities.txt'))),
    ),
    places: forms(linesOf(own('places.txt'))),
    organisations: forms([...linesOf(everyone('organisations.txt')), ...linesOf(own('organisations.txt'))]),
    others: forms(linesOf(own('others.txt'))),
    capitals,
    mainForm,
  }
}

const NONE: ReadonlySet<string> = new Set()

/** Lists as one, without a copy of them. */
const together = (...lists: readonly WordList[]): WordList => ({
  has: (word) => lists.some((list) => list.has(word)),
})

const withoutRemarks = (text: string): string => text.replace(/^#.*\n/gm, '')

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '')

/** Folds a whole list at once. */
const foldLines = (text: string): string =>
  text
    .replace(/[’ʼ]/g, "'")
    .replace(/^St\. /gm, 'St ')
    .toLowerCase()

/** German puts an s on a name that owns something (“Russlands Angriff”). */
function withGenitive(line: string): string {
  const [name = '', others = ''] = line.split(/ *= */)
  const forms = [name, ...others.split(/ *, */)].map((form) => form.trim()).filter(Boolean)
  const owning = forms
    .filter((form) => /\p{Ll}$/u.test(form) && !/[sßxz]$/.test(form))
    .map((form) => `${form}s`)
  return `${name} = ${[...forms.slice(1), ...owning].join(', ')}`
}

/** Demonyms of two words are written one after the other (“South African South Africans”). */
function demonymsOf(text: string): string[] {
  const words = foldName(text).split(' ').filter(Boolean)
  const compound = /^(north|south|east|west|central|costa|el|hong|new|puerto|san|sierra|sri|northern|cape)$/
  const demonyms: string[] = []
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    if (compound.test(word) && i + 1 < words.length) demonyms.push(`${word} ${words[++i]}`)
    else demonyms.push(word)
  }
  return demonyms
}

function formsOf(
  lines: readonly string[],
  mainForm: Map<string, string>,
  capitals: Set<string>,
): Set<string> {
  const all = new Set<string>()
  const add = (written: string, main: string): void => {
    const form = foldName(written)
    all.add(form)
    if (!mainForm.has(form)) mainForm.set(form, main)
    if (written.length <= 6 && /^[\p{Lu}.\p{N}-]{2,6}$/u.test(written)) capitals.add(form)
  }
  for (const line of lines) {
    const [name = '', others] = line.split(/ *= */)
    const main = foldName(name.trim())
    for (const written of others === undefined ? [name] : [name, ...others.split(/ *, */)]) {
      const form = written.trim()
      if (form) add(form, main)
    }
  }
  return all
}

function sectionsOf(text: string): Map<string, ReadonlySet<string>> {
  const sections = new Map<string, ReadonlySet<string>>()
  for (const section of foldLines(text).split(/^(?=\[)/m)) {
    const heading = /^\[([\w-]+)\]\n/.exec(section)
    if (!heading) continue
    const words = section.slice(heading[0].length).match(/\S+/g) ?? []
    const several = section.includes('_')
    sections.set(heading[1]!, new Set(several ? words.map((word) => word.replaceAll('_', ' ')) : words))
  }
  return sections
}
