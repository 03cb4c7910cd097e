/** A description in, whether a who's who may print it out: no accusation, no victim's lot, nothing of a child. */

import type { Lexicon } from './lexicon.ts'
import type { Token } from './tokens.ts'

/** Offices that deal with crime without being accused of it. */
const DEALS_WITH_CRIME =
  /^(?:lawyers?|attorneys?|prosecutors?|judges?|experts?|analysts?|reporters?|correspondents?|investigators?|professors?|detectives?|activists?|advis[eo]rs?|researchers?|ministers?|secretary|directors?|chiefs?|commissioners?|officers?|coordinators?|criminologists?|historians?|justices?|magistrates?|solicitors?|barristers?|counsel|writers?|authors?|novelists?|advises|covers|covered|investigates|studies|prosecutes|researches|teaches)$/
const CHILD = /^(\d{1,2})-year-old$/

/** Why a description is not to be printed. */
export type Objection = 'accusation' | 'child'

/** Finds what speaks against printing the words of a description. */
export function objectionTo(tokens: readonly Token[], lexicon: Lexicon): Objection | null {
  const child = tokens.some((token) => {
    const age = CHILD.exec(token.lower)?.[1]
    return age ? Number(age) < 18 : lexicon.words('minor').has(token.lower)
  })
  if (child) return 'child'
  const accusations = lexicon.words('accusation')
  const accusing = tokens.filter(
    ({ lower }) => accusations.has(lower) || accusations.has(lower.replace(/s$/, '')),
  )
  if (accusing.length === 0) return null
  const deals = tokens.some((token) => DEALS_WITH_CRIME.test(token.lower))
  return deals && accusing.every(({ lower }) => SUBJECTS.test(lower)) ? null : 'accusation'
}

/** What an office may deal with. */
const SUBJECTS =
  /^(?:crime|criminal|terrorism|corruption|fraud|murder|homicide|death|suicide|abuse|rape|trafficking|assault|theft)s?$/
