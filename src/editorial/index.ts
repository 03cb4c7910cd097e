/** The desk: an article in, an edition out. It asks what an editor asks, one question after the other. */

import type { Outcome } from '../diagnostics.ts'
import type { Article } from '../document/article.ts'
import type { Host } from '../host/host.ts'
import type { Options } from '../options.ts'
import { copyOf } from './copy.ts'
import { type Description, describeNames } from './describe-names.ts'
import type { Edition, NameEntry } from './edition.ts'
import { gatherNames } from './gather-names.ts'
import { lexiconOf } from './lexicon.ts'
import { findSpeech } from './quotations.ts'
import { bySortKey, sortKeyOf } from './sort-names.ts'
import { tagByRules } from './tag-by-rules.ts'

export function edit(article: Article, options: Options, host: Host): Outcome<Edition> {
  const copy = copyOf(article)
  const lexicon = lexiconOf(article.metadata.lang, host)
  const bearers = gatherNames(tagByRules(copy.blocks, article.metadata.lang, host), copy, lexicon)
  const descriptions = describeNames(bearers, copy, lexicon)
  const kinds = options.names === 'none' ? [] : options.names.kinds
  const names: NameEntry[] = bearers
    .filter((bearer) => kinds.includes(bearer.kind))
    .map((bearer) => ({
      ...bearer,
      sortKey: sortKeyOf(bearer, lexicon),
      description: printable(descriptions.get(bearer)),
      mentions: bearer.mentions.map(({ block, start, end }) => ({ block, start, end })),
    }))
    .sort(bySortKey)
    .map((bearer, i) => ({ id: `name-${i + 1}`, ...bearer }))
  return {
    value: {
      article,
      names,
      reviewed: false,
      quotations: findSpeech(bearers, copy, lexicon),
      pullQuotes: [],
      breaks: [],
    },
    diagnostics: [],
  }
}

const printable = (d: Description | undefined): string | null => (d && !d.objection ? d.text : null)
