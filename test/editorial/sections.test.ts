import { expect, test } from 'vitest'
import { editText } from '../support/edit-text.ts'

const SEA = [
  'The harbour froze in January and the ferries stayed at their moorings for a week of ice and wind.',
  'Fishermen mended nets and engines on the quay, and the harbour master sounded the ice each morning.',
  '“We have seen worse ice than this, and the harbour always opened again in the end.',
  '“It only takes a south wind and one good tide to clear the harbour of ice,” Helen Whitfield said.',
]
const SCHOOL = [
  'The school on the hill has a new teacher, and its pupils have learned three songs since Christmas.',
  'Parents paid for the piano, which stands in the gym between the wall bars and the vaulting horse.',
  '“They sing before they have taken off their coats,” Peter Delgado said of the pupils in his school.',
]
const long = (paragraphs: readonly string[]): string =>
  paragraphs.map((text) => `${text} ${text.replace(/^“/, '').replace(/”.*$/, '.').repeat(3)}`).join('\n\n')

test('breaks stand before no quotation, continued or not, and carry the paragraph’s own first words', async () => {
  const text = `# Winter\n\n${long([...SEA, ...SCHOOL, ...SEA.toReversed(), ...SCHOOL])}\n`
  const { value } = await editText(text)
  expect(value.edition.breaks.length).toBeGreaterThan(0)
  for (const { before, label } of value.edition.breaks) {
    const block = value.edition.article.sections[0]!.blocks.find(({ id }) => id === before)!
    const words =
      block.type === 'paragraph' && block.content[0]!.type === 'text' ? block.content[0]!.text : ''
    expect(words).not.toMatch(/^“/)
    expect(words.startsWith(label.replace(/…$/, '').trim())).toBe(true)
  }
})

test('a short piece and one with headings are left as they are', async () => {
  const { value: short } = await editText(`# Winter\n\n${[...SEA, ...SCHOOL].join('\n\n')}\n`)
  expect(short.edition.breaks).toEqual([])
  const headed = `# Winter\n\n## The sea\n\n${long([...SEA, ...SEA])}\n\n## The school\n\n${long([...SCHOOL, ...SCHOOL])}\n`
  const { value } = await editText(headed)
  expect(value.edition.breaks).toEqual([])
})
