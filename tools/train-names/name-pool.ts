/** Lists of names, tagged documents and patterns → names to put in the place of others. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { KINDS, spansOf } from '../../src/editorial/name-labels.ts'
import { tokenise } from '../../src/editorial/name-tokens.ts'
import { drawFrom } from './cluster-words.ts'
import type { TaggedDocument } from './read-tagged.ts'

/** Names as tokens; persons' by their parts. */
export interface NamePool {
  readonly given: readonly string[]
  readonly surnames: readonly string[]
  readonly organisations: readonly (readonly string[])[]
  readonly places: readonly (readonly string[])[]
  isGiven(lower: string): boolean
}

const cut = (name: string): string[] => tokenise(name).map(({ text }) => text)

const lines = (path: string): string[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))

/** Names invented on each pattern's model. */
const INVENTED = 1500

/** Gathers names from the lists, from the tagged documents and from patterns. */
export function gatherNames(documents: readonly TaggedDocument[], names: string, seed: number): NamePool {
  const seen = namesIn(documents)
  const given = lines(join(names, 'given-names.txt'))
  const surnames = [
    ...new Set(seen.person.filter((name) => name.length > 1).map((name) => name.at(-1)!)),
  ].filter((word) => /^\p{Lu}\p{Ll}{2}/u.test(word))
  const cities = lines(join(names, 'cities.txt'))
  const listed = lines(join(import.meta.dirname, 'lexicons/organisations.txt')).flatMap((line) =>
    line.slice(line.indexOf(':') + 1).split(';'),
  )
  const invented = inventOrganisations(cities, surnames, drawFrom(seed))
  const isGiven = new Set(given.map((name) => name.toLowerCase()))
  return {
    given,
    surnames,
    organisations: [...listed, ...invented].map(cut).concat(seen.organisation),
    places: cities.map(cut).concat(seen.place),
    isGiven: (lower) => isGiven.has(lower),
  }
}

function namesIn(
  documents: readonly TaggedDocument[],
): Record<'person' | 'organisation' | 'place' | 'other', string[][]> {
  const found = { person: [], organisation: [], place: [], other: [] } as Record<string, string[][]>
  for (const { sentences } of documents) {
    for (const { tokens, labels } of sentences) {
      for (const { start, end, kind } of spansOf(labels)) found[KINDS[kind]!]!.push(tokens.slice(start, end))
    }
  }
  return found as ReturnType<typeof namesIn>
}

const WORDS: Readonly<Record<string, readonly string[]>> = {
  topic:
    'Science;Health;Education;Justice;Agriculture;Defense;Foreign Affairs;Finance;Labor;Transport;Energy;Culture;Technology;Medicine;Engineering;Human Rights;Public Health;Family Services;Water Resources;Children;Veterans;Arts;Music;Public Policy;Economic Research;Cancer Research;Journalism;Wildlife;Trade;Commerce;Homeland Security;Social Justice;Civil Liberties;Missing Persons;Fair Housing;Democracy;Peace;Aviation;Religious Freedom;Mental Health;Responsible Lending;Biodiversity;Astronomy;Physics;Letters;Design;Architecture;Immigration;Refugees;Fisheries;Tourism;Veterinary Medicine;Strategic Studies'.split(
      ';',
    ),
  body: 'Society;Association;Institute;Federation;Council;Academy;Foundation;Centre;Center;Commission;Committee;Union;Alliance;Campaign;League;Board;Network;Coalition;Trust'.split(
    ';',
  ),
  scope:
    'Royal;National;International;American;British;European;World;Canadian;African;Arab;United;Federal;Central;New'.split(
      ';',
    ),
  office: 'Ministry;Department;Office;Bureau;Secretariat;Institute;School;College;Faculty;Court'.split(';'),
  seat: 'University;College;Museum;Symphony Orchestra;Police Department;City Council;United;Art Museum;School of Law;Opera;Chamber of Commerce;Hospital;Times;Herald;Post;Gazette;Philharmonic;Zoo;Public Library;School District;Fire Department;Football Club;Film Festival;Medical Center;Airlines;Bank;Film School;Police;Rovers;Tigers'.split(
    ';',
  ),
  firm: 'Inc.;Corp.;Group;Foundation;Partners;Brothers;Industries;Holdings;& Co.;Records;Press;Pictures;Museum;Motors;Airways;Laboratories;Systems;Capital;Books;Entertainment;Energy;Software;Pharmaceuticals;Restaurants;Institute;Gallery;Center'.split(
    ';',
  ),
  adjective:
    'Black;Broken;Electric;Silent;Velvet;Crystal;Flying;Burning;Golden;Mad;Wild;Dead;Lonely;Modern;Red;Northern;Sonic;Secret'.split(
      ';',
    ),
  noun: 'Horses;Kings;Stones;Wolves;Hearts;Machines;Shadows;Pilots;Rebels;Diamonds;Saints;Ghosts;Lions;Strangers;Brothers;Mirrors;Engines;Sisters'.split(
    ';',
  ),
}

const PATTERNS = [
  '{office} of {topic}',
  '{office} of {topic} and {topic}',
  'University of {city}',
  '{city} {seat}',
  '{scope} {body} of {topic}',
  '{scope} {body} for {topic}',
  '{scope} {body} for the {topic}',
  '{body} for {topic} and {topic}',
  '{scope} {topic} {body}',
  '{surname} {firm}',
  '{surname} {firm}',
  '{surname} & {surname}',
  '{surname} University',
  '{surname} College',
  '{surname} {body} of {topic}',
  '{surname} {body} for {topic}',
  '{adjective} {noun}',
  'The {adjective} {noun}',
  'Bank of {city}',
  '{city} {scope} {body}',
]

function inventOrganisations(
  cities: readonly string[],
  surnames: readonly string[],
  draw: () => number,
): string[] {
  const words: Readonly<Record<string, readonly string[]>> = { ...WORDS, city: cities, surname: surnames }
  const pick = (items: readonly string[]): string => items[Math.floor(draw() * items.length)]!
  return Array.from({ length: INVENTED }, () =>
    pick(PATTERNS).replace(/\{(\w+)\}/g, (_, list: string) => pick(words[list]!)),
  )
}
