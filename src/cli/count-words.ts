/** An article's texts in, the number of its words out. */

import type { Article } from '../document/article.ts'
import { blockText, textBlocks } from '../document/walk.ts'

/** Scripts that write no spaces: a character counts as half a word, which comes near to translators' counts. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/gu

/** Counts what stands between spaces and holds a letter or a digit. */
export function countWords(article: Article): number {
  let words = 0
  for (const block of textBlocks(article)) {
    const text = blockText(block)
    const unspaced = text.match(UNSPACED)?.length ?? 0
    const spaced = text.replace(UNSPACED, ' ').match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0
    words += spaced + Math.ceil(unspaced / 2)
  }
  return words
}
