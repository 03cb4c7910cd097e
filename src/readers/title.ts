/**
 * A first paragraph in, a title out: the first sentence, ended where a clause ends.
 *
 * A title must not say more than the article does. So the sentence is cut only where what follows is a mere
 * apposition, participle or relative clause, and never where that would lose an attribution, a hedge or a negation.
 */

import { findDateline } from './dateline.ts'

/** A whole sentence this short is a title as it stands. In UTF-16 units. */
const SHORT = 70

/** Fewer words are hardly a clause. */
const LEAST_WORDS = 5

/** What a title page can hold; only texts without sentences come near. In UTF-16 units. */
const LONGEST = 400

// Who says so, how sure it is, and whether it is so at all.
const QUALIFIES =
  /\b(?:according|said|says?|saying|told|tells?|claim(?:s|ed|ing)?|alleg\w+|report(?:s|ed|edly|ing)?|announc\w+|argu(?:es?|ed|ing)|accus\w+|suggest\w*|believ\w+|think\w*|thought|warn\w*|stat(?:es?|ed|ing)\b|writ(?:es?|ing)|wrote|add(?:s|ed|ing)|insist\w*|deni\w+|deny\w*|disput\w+|confirm\w*|estimat\w+|expect\w*|predict\w*|suspect\w*|suppos\w+|purport\w*|apparently|seem\w*|appear(?:s|ed|ing)?|likely|unlikely|perhaps|maybe|probabl\w+|possib\w+|potential\w*|presum\w+|rumou?r\w*|may|might|could|would|should|if|unless|but|though|although|however|except|despite|without|not|\w+n[’']t|never|no|none|nor|neither|hardly|barely|rarely|sources?|officials?|police|prosecutors|study|stud(?:y|ies)|researchers?|unconfirmed|so-called|tentative\w*|plans? to|what)\b/i

// What may follow a finished clause and be spared.
const SPARED =
  /^(?:(?:an?|the|his|her|its|their|one of|part of|which|who|whose|where|amid|marking|following|after|as|with|in|on|at|for)\b|[a-z]+ing\b)/

const IRREGULAR =
  'said|won|lost|made|took|came|went|gave|got|found|left|led|met|ran|rose|fell|shot|held|hit|kept|set|cut|put|sent|spent|began|became|broke|brought|built|bought|caught|chose|drew|drove|felt|fought|flew|grew|heard|knew|paid|saw|sold|spoke|stood|struck|taught|threw|wrote'

const AUXILIARY = 'is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did'

// A comma and then a verb: the words before it were an insertion, and the clause goes on.
const RESUMED = new RegExp(String.raw`[,;—–] (?:and|or|but|${AUXILIARY}|${IRREGULAR}|[a-z]+ed|[a-z]+s)\b`)

const VERB = new RegExp(
  String.raw`\s(?:${AUXILIARY}|${IRREGULAR}|\p{Ll}{2,}ed|\p{Ll}{2,}(?<![su])s)(?=\s)`,
  'u',
)

/** What follows the first comma is no clause of its own. */
const RELATIVE = /^(?:which|who|whose|whom|where|that)\b/

/** A sentence that begins like this has its clause after the first comma. */
const SUBORDINATE =
  /^(?:if|when|while|after|before|as|since|because|although|though|unless|until|once|in|on|at|for|with|by|from|to|despite|during|under|over|amid|following|having|[a-z]+ing|[a-z]+ed)\b/i

/**
 * Makes a title of a paragraph's text, without its dateline.
 *
 * @returns The title, without a final stop; empty where the text is.
 */
export function titleFromText(text: string): string {
  const body = text.slice(findDateline(text)?.bodyStart ?? 0).replace(/\s+/g, ' ')
  const sentence = firstSentence(body.trim())
  return shorten(sentence.length > SHORT ? endOfClause(sentence) : sentence).replace(
    /(?<![.\p{Lu}])[.,;:]$/u,
    '',
  )
}

// “U.S. Secretary”, “Mr. Lee”, “No. 5”: a stop that ends no sentence.
const ABBREVIATION =
  /(?:^|[\s(“‘"'])(?:\p{L}|(?:\p{L}\.)+\p{L}|Mrs?|Ms|Dr|Prof|St|Gen|Col|Maj|Capt|Lt|Sgt|Sen|Rep|Gov|Rev|Hon|Jr|Sr|vs|No|Nr|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Mt|Ft|Ave|approx|ca|bzw|bspw|Hr|Fr|usw|etc|Sra?|Dra?|Mme|Mlle|M)\.$/u

/** Ends a text after its first sentence. */
export function firstSentence(text: string): string {
  for (const match of text.matchAll(
    /[.!?…]["'”’»)\]]*(?=\s+["'“‘„«([¿¡—–-]?[\p{Lu}\p{N}\p{Lo}])|[。！？]["'”’」』）]*/gu,
  )) {
    const end = match.index + match[0].length
    const upTo = text.slice(0, match.index + 1)
    if (match[0][0] !== '.' || !ABBREVIATION.test(upTo)) return text.slice(0, end)
  }
  return text
}

function endOfClause(sentence: string): string {
  for (const match of sentence.matchAll(/(?<!\d),(?= )|;(?= )| [—–](?= )|—/gu)) {
    const kept = sentence.slice(0, match.index)
    const rest = sentence.slice(match.index + match[0].length).trim()
    if (isClause(kept) && mayGo(rest)) return kept
  }
  return sentence
}

function isClause(kept: string): boolean {
  const main = SUBORDINATE.test(kept) ? kept.slice(kept.indexOf(',') + 1 || kept.length) : kept
  const words = main.trim().split(/\s+/).length
  return words >= LEAST_WORDS && VERB.test(main) && !RELATIVE.test(main.trim()) && balanced(kept)
}

const mayGo = (rest: string): boolean => SPARED.test(rest) && !QUALIFIES.test(rest) && !RESUMED.test(rest)

function balanced(text: string): boolean {
  const count = (marks: RegExp) => text.match(marks)?.length ?? 0
  return count(/[“«]/g) === count(/[”»]/g) && count(/\(/g) === count(/\)/g) && count(/"/g) % 2 === 0
}

function shorten(text: string): string {
  if (text.length <= LONGEST) return text
  const space = text.lastIndexOf(' ', LONGEST)
  return `${text.slice(0, space > LONGEST / 2 ? space : LONGEST).replace(/[\ud800-\udbff]$/, '')}…`
}
