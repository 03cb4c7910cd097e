/** A name's place in its block in, whether it only says whose picture or report it is out. */

import type { CopyBlock } from './copy.ts'
import { foldName } from './lexicon.ts'

const AGENCIES =
  /^(?:ap|afp|apa|anp|epa|efe|dpa|pa|upi|ansa|tass|reuters|bloomberg|getty|getty images|istock|istockphoto|shutterstock|alamy|corbis|magnum|unsplash|flickr|anadolu|xinhua|kyodo|zuma|zuma press|imago|keystone|rex features|picture alliance|press association|associated press|agence france-presse)$/

/** “Benoit Tessier/Reuters”, “AFP – Getty Images”, “via Shutterstock”, “(AP)”: an agency in a credit; tokens `from` to `to`. */
export function isCredit({ text, tokens }: CopyBlock, from: number, to: number): boolean {
  const first = tokens[from]!
  const last = tokens[to - 1]!
  if (!AGENCIES.test(foldName(text.slice(first.start, last.end)))) return false
  const before = tokens[from - 1]?.text ?? ''
  const after = tokens[to]?.text ?? ''
  if (before === '/' || after === '/') return true
  const beyond = tokens[to + 1]?.text ?? ''
  // “MUSCAT, Oman (AP) — …”, “… at sunset. (AP)”, but “Agence France-Presse (AFP) said”.
  if (before === '(' && after === ')')
    return /^[—–-]?$/.test(beyond) || /^[.!?”"]$/.test(tokens[from - 2]?.text ?? '')
  const closes = last.end + 10 >= text.length
  return closes && /^(?:via|[—–-]|©|photo|image|picture|foto)$/i.test(before)
}
