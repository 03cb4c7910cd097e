/**
 * What holds for every input: no crash but a clear refusal, ids used once, notes and marks in pairs, no active
 * content, and the letters of the text.
 */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { OffprintError } from '../../src/diagnostics.ts'
import type { Article } from '../../src/document/article.ts'
import type { Inline } from '../../src/document/inlines.ts'
import { allBlocks, allSections, plainText } from '../../src/document/walk.ts'
import { scrappy } from '../support/arbitrary-article.ts'
import { type Read, readText } from '../support/read-text.ts'

const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 200), seed: 20_260_101 }

async function readOrRefuse(text: string, format: string): Promise<Read | null> {
  try {
    return await readText(text, format)
  } catch (error) {
    // Anything else is a crash.
    if (error instanceof OffprintError) return null
    throw error
  }
}

function idsOf({ sections, notes }: Article): string[] {
  const all = [...allSections(sections)]
  const bodies = [...all.map(({ blocks }) => blocks), ...notes.map(({ blocks }) => blocks)]
  const ids = bodies
    .flatMap((blocks) => [...allBlocks(blocks)])
    .flatMap((block) => [
      block.id,
      ...(block.type === 'table' ? [...block.head, ...block.body].flat().map(({ id }) => id) : []),
    ])
  return [...all.map(({ id }) => id), ...notes.map(({ id }) => id), ...ids]
}

function* inlinesOf(value: unknown): Generator<Inline> {
  if (Array.isArray(value)) for (const item of value) yield* inlinesOf(item)
  else if (value !== null && typeof value === 'object') {
    if ('type' in value && !('id' in value)) yield value as Inline
    for (const inner of Object.values(value)) yield* inlinesOf(inner)
  }
}

describe.each(['txt', 'md', 'html'])('any input as %s', (format) => {
  test('is read into a sound article or refused', async () => {
    await fc.assert(
      fc.asyncProperty(scrappy, async (text) => {
        const read = await readOrRefuse(text, format)
        if (read === null) return
        const ids = idsOf(read.article)
        expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
        expect(ids).not.toContain('')
        expect(read.article.metadata.title.trim()).not.toBe('')
        const inlines = [...inlinesOf([read.article.sections, read.article.notes])]
        const marks = inlines.flatMap((inline) => (inline.type === 'note-mark' ? [inline.note] : []))
        expect([...new Set(marks)].toSorted()).toEqual(read.article.notes.map(({ id }) => id).toSorted())
        for (const inline of inlines)
          if (inline.type === 'link') expect(inline.href).toMatch(/^(?:https?|mailto):/)
        expect(JSON.stringify(read.article)).not.toMatch(/[\0-\x08]|\\u000[0-8]|\\ud[89a-f]/)
      }),
      RUNS,
    )
  })

  test('is read the same way twice', async () => {
    await fc.assert(
      fc.asyncProperty(scrappy, async (text) => {
        expect(await readOrRefuse(text, format)).toEqual(await readOrRefuse(text, format))
      }),
      { ...RUNS, numRuns: 50 },
    )
  })
})

const word = fc.stringMatching(/^[a-zA-ZäöüßéñøŁ]{1,12}$/)
const sentence = fc.array(word, { minLength: 3, maxLength: 30 }).map((words) => `${words.join(' ')}.`)

/** Letters and digits of title and text, which no reader may lose or add to. */
function lettersOf(article: Article): string {
  const title = article.metadata.titleFrom === 'heading' ? article.metadata.title : ''
  const texts = [...allSections(article.sections)].flatMap(({ heading, blocks }) => [
    plainText(heading),
    ...[...allBlocks(blocks)].map((block) =>
      'content' in block ? plainText(block.content) : 'text' in block ? block.text : '',
    ),
  ])
  return [title, ...texts, ...article.cut].join('').replace(/[^\p{L}\p{N}]/gu, '')
}

describe('the letters of a text', () => {
  test.each([
    ['txt', (sentences: readonly string[]) => sentences.join('\n\n')],
    [
      'md',
      (sentences: readonly string[]) =>
        sentences.map((text, i) => `${['', '> ', '- ', '## ', '1. '][i % 5]}${text}`).join('\n\n'),
    ],
    [
      'html',
      (sentences: readonly string[]) =>
        sentences.map((text, i) => `<${TAGS[i % 5]}>${text}</${TAGS[i % 5]}>`).join('\n'),
    ],
  ] as const)('come through %s', async (format, write) => {
    await fc.assert(
      fc.asyncProperty(fc.array(sentence, { minLength: 1, maxLength: 12 }), async (sentences) => {
        const { article } = await readText(write(sentences), format)
        const expected = sentences.join('').replace(/[^\p{L}\p{N}]/gu, '')
        expect([...lettersOf(article)].toSorted().join('')).toBe([...expected].toSorted().join(''))
      }),
      RUNS,
    )
  })
})

const TAGS = ['p', 'blockquote', 'div', 'h2', 'li']
