/**
 * A file of PolNeAR, which stays outside of the project, in; how many speakers are right out.
 *
 * Counted are quotations of three words and more of which at least 60 % of the letters lie in a tagged content. A
 * speaker is right where its words overlap the tagged source's, or share its name. Pull quotes, up to three an
 * article, are counted where they are signed and their quotation is tagged; there the name that is printed may be the
 * tagged one, too, where the article's own words before or after the quotation are a pronoun.
 */

import { readFileSync } from 'node:fs'
import { attributeQuotations } from '../../src/editorial/attribute-quotations.ts'
import type { Attribution } from '../../src/editorial/attribution.ts'
import { copyOf } from '../../src/editorial/copy.ts'
import { findQuotations } from '../../src/editorial/find-quotations.ts'
import { gatherNames } from '../../src/editorial/gather-names.ts'
import { edit } from '../../src/editorial/index.ts'
import { lexiconOf } from '../../src/editorial/lexicon.ts'
import { taggerOf } from '../../src/editorial/name-taggers.ts'
import { createNodeHost } from '../../src/host/node-host.ts'
import type { Options } from '../../src/options.ts'
import {
  articleOf,
  attributionsOf,
  isNamedAs,
  isRightSource,
  parseTagged,
  type TaggedArticle,
} from './polnear.ts'

/** Right and all. */
interface Tally {
  right: number
  all: number
}

/** What the measurement counted. */
export interface QuotesMeasured {
  readonly quotations: Tally
  /** Those for which somebody is named. */
  readonly named: Tally
  readonly pullQuotes: Tally
  readonly rules: ReadonlyMap<string, Tally>
}

const OPTIONS = { names: { file: null, kinds: [] }, pullQuotes: 3, sections: 'none' } as unknown as Options

/** Measures every article of a file; `report` gets each wrong speaker. */
export function measureQuotes(file: string, report: (wrong: string) => void = () => {}): QuotesMeasured {
  const host = createNodeHost()
  const lexicon = lexiconOf('en', host)
  const measured = {
    quotations: tally(),
    named: tally(),
    pullQuotes: tally(),
    rules: new Map<string, Tally>(),
  }
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const gold = parseTagged(line)
    const { article, starts } = articleOf(gold)
    const copy = copyOf(article)
    const bearers = gatherNames(taggerOf('en')(copy.blocks, 'en', host), copy, lexicon)
    const mentions = bearers.flatMap((bearer) => bearer.mentions)
    const { pullQuotes } = edit(article, OPTIONS, host).value
    for (const found of attributeQuotations(findQuotations(copy), mentions, copy, lexicon)) {
      const tagged = attributionsOf(found, gold, starts)
      if (tagged.length === 0 || (found.stretch.text.match(/[\p{L}\p{N}]+/gu) ?? []).length < 3) continue
      const right = isRightSource(found, tagged, gold.text, starts)
      count(measured, found, right)
      const { at, start, end } = found.stretch
      for (const { passage, speaker } of pullQuotes)
        if (speaker && passage.block === at.id && passage.start >= start && passage.end <= end)
          add(measured.pullQuotes, right || isNamedAs(speaker, tagged, gold.text))
      if (!right) report(wrongOf(found, tagged, gold.text))
    }
  }
  return measured
}

const tally = (): Tally => ({ right: 0, all: 0 })

function add(counts: Tally, right: boolean): void {
  counts.all++
  if (right) counts.right++
}

function count({ quotations, named, rules }: QuotesMeasured, found: Attribution, right: boolean): void {
  const rule = rules.get(found.rule) ?? tally()
  ;(rules as Map<string, Tally>).set(found.rule, rule)
  add(quotations, right)
  add(rule, right)
  if (found.source) add(named, right)
}

function wrongOf(
  { stretch, source, rule }: Attribution,
  tagged: TaggedArticle['attributions'],
  text: string,
): string {
  const golds = tagged.map((each) => (each.source ?? []).map((span) => text.slice(...span)).join('…'))
  const words = source
    ? source.at.text.slice(source.at.tokens[source.from]!.start, source.at.tokens[source.to - 1]!.end)
    : '–'
  const around = stretch.at.text.slice(Math.max(0, stretch.start - 220), stretch.end + 160)
  return `${rule}: got “${words}”, gold “${golds.join(' | ')}”\n    ${around}\n`
}

/** A tally in words: “91.2 % of 680”. */
export const share = ({ right, all }: Tally): string =>
  `${((100 * right) / Math.max(1, all)).toFixed(1)} % of ${all}`
