import { describe, expect, test } from 'vitest'
import { editText } from '../support/edit-text.ts'

const LEAD = `# The long pier

The town of Whitby wants to mend its pier before the winter, and nobody knows who is to pay for it.

The council met on Tuesday and talked for three hours without a vote.
`
const END = 'The council will meet again in a month, and the sea will not wait for it.'

async function reasonsOf(paragraph: string, opening: string): Promise<readonly string[]> {
  const { value } = await editText(`${LEAD}\n${paragraph}\n\n${END}\n`)
  const candidate = value.candidates().find(({ text }) => text.startsWith(opening))
  return candidate?.reasons.filter((reason) => reason.startsWith('not: ')) ?? ['no candidate']
}

const said = 'Helen Whitfield said.'

describe('a quotation is shown large only where nothing speaks against it', () => {
  test.each([
    ['nothing', `“We have waited ten years for somebody to mend this pier,” ${said}`, 'We have', []],
    ['too short', `“We have to mend this,” ${said}`, 'We have', ['not: under 7 words']],
    [
      'too long',
      `“We have ${'talked and talked and talked '.repeat(8)}about this pier for ten long years,” ${said}`,
      'We have',
      ['not: over 38 words'],
    ],
    [
      'a bracket',
      `“We have waited [ten years] for somebody to mend this pier,” ${said}`,
      'We have',
      ['not: has a bracket or an ellipsis'],
    ],
    [
      'an ellipsis',
      `“We have waited … for somebody to mend this old pier,” ${said}`,
      'We have',
      ['not: has a bracket or an ellipsis'],
    ],
    [
      'a quotation within',
      `“We have heard ‘next year’ from everybody in this town hall,” ${said}`,
      'We have',
      ['not: quotes within'],
    ],
    [
      'a dangling connective',
      `“But we have waited ten years for somebody to mend it,” ${said}`,
      'But we',
      ['not: opens with “but”'],
    ],
    [
      'a supposition',
      `“Suppose we had waited ten more years to mend this pier,” ${said}`,
      'Suppose',
      ['not: is a supposition'],
    ],
    [
      'an accusation',
      `“We all know that the builders stole the money for this pier,” ${said}`,
      'We all',
      ['not: accuses'],
    ],
    [
      'a rebuttal',
      `“We have paid for every single plank of this pier ourselves,” ${said} The claim is false.`,
      'We have',
      ['not: is disputed beside it'],
    ],
    [
      'nobody who says it',
      '“We have waited ten years for somebody to mend this pier,” a fisherman said.',
      'We have',
      ['not: speaker not sure', 'not: nobody named says it'],
    ],
    [
      'a sentence that leans on another',
      `“It is a disgrace. We have waited ten years for somebody to mend this pier,” ${said}`,
      'We have',
      ['not: leans on the sentence before'],
    ],
  ])('%s', async (_, paragraph, opening, reasons) => {
    expect(await reasonsOf(paragraph, opening)).toEqual(reasons)
  })

  test('the lead', async () => {
    const { value } = await editText(
      `# The pier\n\n“We have waited ten years for somebody to mend this pier,” ${said}\n\n${END}\n`,
    )
    expect(value.candidates()[0]!.reasons).toContain('not: is the lead')
  })
})

test('a chosen one is exact to the letter', async () => {
  const filler =
    'The sea came over the wall again that week and took two benches with it, as it does. '.repeat(16)
  const text = `${LEAD}\n${filler.trim()}\n\n“We have waited ten years for somebody to mend this pier,” ${said}\n\n${END}\n`
  const { value } = await editText(text)
  const quote = value.edition.pullQuotes[0]!
  expect(quote).toMatchObject({ speaker: 'Helen Whitfield', quoted: true })
  expect(text).toContain(quote.text)
})
