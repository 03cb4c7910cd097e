/** A theme's fonts in; those that are files of the user's are tried with the article's words. */

import type { Article } from '../document/article.ts'
import { allBlocks, allSections, blockText, plainText, textBlocks } from '../document/walk.ts'
import type { Host } from '../host/host.ts'
import type { Options } from '../options.ts'
import { isFontPath } from '../themes/font-catalog.ts'
import type { Theme } from '../themes/theme.ts'

/** So many different words have all the letters of an article, and nearly all pairs of them. */
const MOST_WORDS = 5000

/** Tries each font file once. @throws {@link OffprintError} F103 for one that cannot be used. */
export async function tryFonts(
  theme: Theme,
  { fonts }: Options,
  article: Article,
  host: Host,
): Promise<void> {
  const files = new Set([...Object.values(theme.fonts), ...fonts.fallback].filter(isFontPath))
  for (const family of files) {
    const bytes = host.userFile(family)
    if (bytes) await host.tryFont({ family, bytes, text: wordsOf(article) })
  }
}

function wordsOf(article: Article): string {
  const words = new Set(['Words', '0123456789'])
  for (const text of textsOf(article)) {
    for (const word of text.split(/\s+/)) words.add(word)
    if (words.size > MOST_WORDS) break
  }
  return [...words].slice(0, MOST_WORDS).join(' ')
}

function* textsOf(article: Article): Generator<string> {
  yield article.metadata.title
  for (const { heading } of allSections(article.sections)) yield plainText(heading)
  for (const block of textBlocks(article)) yield blockText(block)
  for (const { blocks } of article.notes)
    for (const block of allBlocks(blocks)) if ('content' in block) yield plainText(block.content)
}
