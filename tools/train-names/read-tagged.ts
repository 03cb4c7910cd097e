/** Tagged text files → documents of sentences with labels, the tokens cut as the tagger's tokeniser cuts them. */

import { readFileSync } from 'node:fs'
import { BEGIN, INSIDE, LAST, labelOf, OUTSIDE, UNIT } from '../../src/editorial/name-labels.ts'

export interface TaggedSentence {
  readonly tokens: readonly string[]
  readonly labels: Int32Array
}

export interface TaggedDocument {
  readonly id: string
  readonly sentences: readonly TaggedSentence[]
}

const TYPES = ['PER', 'ORG', 'LOC', 'MISC']

/**
 * Reads a file of `# doc = ID` lines, then one token a line with its BIO tag after a tab, sentences parted by
 * empty lines.
 */
export function readTagged(path: string): TaggedDocument[] {
  const documents: { id: string; sentences: TaggedSentence[] }[] = []
  let tokens: string[] = []
  let tags: string[] = []
  const close = (): void => {
    if (tokens.length) documents.at(-1)!.sentences.push(cutFiner(tokens, tags))
    tokens = []
    tags = []
  }
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const tab = line.indexOf('\t')
    if (tab > 0) {
      tokens.push(line.slice(0, tab))
      tags.push(line.slice(tab + 1))
    } else {
      close()
      if (line.startsWith('# doc = ')) documents.push({ id: line.slice(8), sentences: [] })
    }
  }
  close()
  return documents
}

const isInitial = (token: string | undefined): boolean => token !== undefined && /^\p{Lu}$/u.test(token)

// An initial takes back its full stop. Hyphens between letters and the sign of a hashtag become tokens; the parts of a name stay in it.
function cutFiner(tokens: readonly string[], tags: readonly string[]): TaggedSentence {
  const finer: string[] = []
  const finerTags: string[] = []
  tokens.forEach((token, i) => {
    const tag = tags[i]!
    if (token === '.' && isInitial(tokens[i - 1]) && /^\p{Lu}/u.test(tokens[i + 1] ?? '')) {
      finer.push(`${finer.pop()}.`)
      return
    }
    const hashtag = /^#(?=\p{L})/u.test(token)
    if (hashtag) {
      finer.push('#')
      finerTags.push('O')
    }
    const parts = /https?:|@/.test(token)
      ? [token]
      : (hashtag ? token.slice(1) : token).split(/(?<=[\p{L}\p{N}.])([-–])(?=[\p{L}\p{N}])/u)
    parts.forEach((part, k) => {
      finer.push(part === '``' || part === "''" ? '"' : part.replace(/[‘’]/g, "'").replace(/[“”]/g, '"'))
      finerTags.push(k === 0 ? tag : tag.replace(/^B/, 'I'))
    })
  })
  return { tokens: finer, labels: labelsOf(finerTags) }
}

function labelsOf(tags: readonly string[]): Int32Array {
  const labels = new Int32Array(tags.length).fill(OUTSIDE)
  for (let i = 0; i < tags.length; ) {
    const kind = TYPES.indexOf(tags[i]!.slice(2))
    if (kind < 0) {
      i++
      continue
    }
    let end = i + 1
    while (end < tags.length && tags[end] === `I-${TYPES[kind]}`) end++
    labels.fill(labelOf(kind, INSIDE), i, end)
    labels[i] = labelOf(kind, BEGIN)
    labels[end - 1] = labelOf(kind, end - i === 1 ? UNIT : LAST)
    i = end
  }
  return labels
}
