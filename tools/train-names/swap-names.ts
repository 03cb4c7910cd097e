/**
 * Tagged documents → copies in which other names stand in the same places, the same one for the same name, so
 * that the tagger learns what surrounds names and how they are built rather than the names themselves.
 */

import {
  BEGIN,
  INSIDE,
  KINDS,
  LAST,
  type LabelledSpan,
  labelOf,
  spansOf,
  UNIT,
} from '../../src/editorial/name-labels.ts'
import { drawFrom } from './cluster-words.ts'
import type { NamePool } from './name-pool.ts'
import type { TaggedDocument, TaggedSentence } from './read-tagged.ts'

const PERSON = KINDS.indexOf('person')
const ORGANISATION = KINDS.indexOf('organisation')
const PLACE = KINDS.indexOf('place')

/** Documents of fewer sentences are left alone: tweets and lists. */
const SHORTEST = 3

/** Copies all documents of three sentences and more that have a name. */
export function swapNames(
  documents: readonly TaggedDocument[],
  pool: NamePool,
  seed: number,
): TaggedDocument[] {
  const draw = drawFrom(seed)
  return documents
    .filter(
      ({ sentences }) => sentences.length >= SHORTEST && sentences.some(({ labels }) => labels.some(Boolean)),
    )
    .map(({ id, sentences }) => {
      const cast = new Cast(pool, draw)
      // Full names first, so that a surname alone finds its new bearer.
      for (const sentence of sentences) cast.meet(sentence)
      return { id: `${id} swapped`, sentences: sentences.map((sentence) => cast.rewrite(sentence)) }
    })
}

class Cast {
  private readonly people = new Map<string, string>()
  private readonly names = new Map<string, readonly string[]>()

  constructor(
    private readonly pool: NamePool,
    private readonly draw: () => number,
  ) {}

  meet({ tokens, labels }: TaggedSentence): void {
    for (const { start, end, kind } of spansOf(labels)) {
      if (kind === PERSON && end - start > 1)
        for (let i = start; i < end; i++) this.personPart(tokens[i]!, i === start)
    }
  }

  rewrite({ tokens, labels }: TaggedSentence): TaggedSentence {
    const written: string[] = []
    const marks: number[] = []
    let at = 0
    const copyTo = (end: number): void => {
      for (; at < end; at++) {
        written.push(tokens[at]!)
        marks.push(0)
      }
    }
    for (const span of spansOf(labels)) {
      copyTo(span.start)
      const name = this.rename(tokens.slice(span.start, span.end), span)
      written.push(...name)
      marks.push(...labelsFor(name.length, span.kind))
      at = span.end
    }
    copyTo(tokens.length)
    return { tokens: written, labels: Int32Array.from(marks) }
  }

  private rename(name: readonly string[], { kind }: LabelledSpan): readonly string[] {
    if (kind === PERSON) return name.map((token, i) => this.personPart(token, i === 0 && name.length > 1))
    if (kind !== ORGANISATION && kind !== PLACE) return name
    const key = `${kind} ${name.join(' ').toLowerCase()}`
    let other = this.names.get(key)
    if (!other) {
      const names = kind === PLACE ? this.pool.places : this.pool.organisations
      other = this.pickLike(names, name.length)
      this.names.set(key, other)
    }
    return other.map((token) => casedLike(token, name[0]!))
  }

  // Half the time a name as long as the old one.
  private pickLike(names: readonly (readonly string[])[], length: number): readonly string[] {
    const same = this.draw() < 0.5
    for (let tries = 0; ; tries++) {
      const name = this.pick(names)
      if (!same || tries > 50 || name.length > 1 === length > 1) return name
    }
  }

  private personPart(token: string, first: boolean): string {
    if (!/^\p{Lu}\p{L}/u.test(token)) return token
    const key = token.toLowerCase()
    let other = this.people.get(key)
    if (!other) {
      const given = first || this.pool.isGiven(key)
      other = this.pick(given ? this.pool.given : this.pool.surnames)
      this.people.set(key, other)
    }
    return casedLike(other, token)
  }

  private pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.draw() * items.length)]!
  }
}

function casedLike(token: string, model: string): string {
  if (/^\p{Ll}/u.test(model)) return token.toLowerCase()
  return /^\p{Lu}{4}/u.test(model) ? token.toUpperCase() : token
}

function labelsFor(length: number, kind: number): number[] {
  if (length === 1) return [labelOf(kind, UNIT)]
  return Array.from({ length }, (_, i) => labelOf(kind, i === 0 ? BEGIN : i === length - 1 ? LAST : INSIDE))
}
