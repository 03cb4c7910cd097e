import { describe, expect, test } from 'vitest'
import { editText } from '../support/edit-text.ts'

const PEOPLE =
  'Helen Whitfield runs the harbour and Peter Delgado mends its boats; both came to the meeting on Monday.'
const REST =
  'Nobody else said anything at all, and the people who had come to hear what would be done went home in the rain.'

async function speakersIn(paragraph: string): Promise<[string | null, string][]> {
  const { value } = await editText(`# A long pier\n\n${PEOPLE}\n\n${paragraph}\n\n${REST}\n`)
  return value.edition.quotations.map(({ speaker, rule }) => [speaker, rule])
}

const QUOTED = '“we shall have to wait for the spring”'

describe('who speaks', () => {
  test.each([
    [
      'is who said, where they are adding',
      `Delgado will stay, Whitfield said, adding ${QUOTED}.`,
      'Helen Whitfield',
    ],
    ['is no law', `According to the notes of the British Bill — ${QUOTED} — it is late.`, null],
    ['is nobody named on a sign', `Delgado held up a sign saying ${QUOTED}.`, null],
    ['is not the place of writing', `Whitfield shared it on Facebook, writing ${QUOTED}.`, 'Helen Whitfield'],
    ['is who does the calling', `They met Delgado, who Whitfield called ${QUOTED}.`, 'Helen Whitfield'],
    ['is the person of “who”', `They met Delgado, who said ${QUOTED}.`, 'Peter Delgado'],
    ['owns the claim', `There was no truth in Delgado’s claim that ${QUOTED}.`, 'Peter Delgado'],
    ['is nobody who is only written of', `A letter on Delgado was mocked as ${QUOTED}.`, null],
    [
      'stands before a turn of a transcript',
      '“WHITFIELD: We shall have to wait for the spring.”',
      'Helen Whitfield',
    ],
    [
      'fits the pronoun',
      `Whitfield met Mr. Delgado. ${QUOTED.replace('”', ',”')} she said.`,
      'Helen Whitfield',
    ],
    [
      'has the title',
      `Captain Delgado came. ${QUOTED.replace('”', ',”')} the captain said.`,
      'Peter Delgado',
    ],
    [
      'is not who speaks in another clause',
      `Whitfield said no; the pier, they read, was at ${QUOTED}.`,
      null,
    ],
    [
      'does not speak in a clause that is over',
      `After Delgado criticised the pier, Whitfield shot back, ${QUOTED}.`,
      'Helen Whitfield',
    ],
    [
      'is not whom an aside ends on',
      `Whitfield, who, after a talk about Peter Delgado, said ${QUOTED}, went home.`,
      'Helen Whitfield',
    ],
    ['is not whom a nameless speaker backs', `The clerk, who backs Delgado, warned of ${QUOTED}.`, null],
    [
      'is not who somebody in an aside was asked about',
      `It came up after Whitfield, asked about Peter Delgado, had said ${QUOTED}.`,
      'Helen Whitfield',
    ],
    [
      'is nobody’s employer',
      `The clerk who worked for Captain Delgado, one of the last, called it ${QUOTED}.`,
      null,
    ],
    [
      'is whom the sentence before tells of, not whose campaign',
      `Out for the Delgado campaign was George Okafor. ${QUOTED.replace('”', ',”')} he said.`,
      'George Okafor',
    ],
    [
      'is the subject of a sentence, not of the clause that it opens with',
      `When Ms. Okafor asked again, Whitfield stood up. ${QUOTED.replace('”', ',”')} she said.`,
      'Helen Whitfield',
    ],
    [
      'is not who she was asked about',
      `Whitfield came. Asked about what Anna Okafor had done, she said ${QUOTED}.`,
      'Helen Whitfield',
    ],
    ['charges no fee', `${QUOTED.replace('”', ',”')} Delgado charged a fee of $100.`, null],
    [
      'is a friend of the campaign',
      `${QUOTED.replace('”', ',”')} said one clerk familiar with the Delgado campaign.`,
      null,
    ],
    ['hangs on a pronoun', `Whitfield was late. She’s claiming that ${QUOTED}.`, 'Helen Whitfield'],
  ])('%s', async (_, paragraph, speaker) => {
    expect((await speakersIn(paragraph)).map(([name]) => name)).toEqual([speaker])
  })

  test.each([
    [
      'a woman without a name goes on as “she”',
      `“It is late,” said the woman, who knew Whitfield. ${QUOTED.replace('”', ',”')} she said.`,
      null,
    ],
    [
      'somebody else begins after a comma',
      'In a clip that Whitfield called “very hard to watch,” Delgado wanted to “break it with an axe.”',
      null,
    ],
    ['a report may be anybody’s', `“It is late,” Whitfield said. The report added that ${QUOTED}.`, null],
  ])('of the last of two quotations is not known: %s', async (_, paragraph, speaker) => {
    expect((await speakersIn(paragraph)).at(-1)?.[0]).toBe(speaker)
  })

  test('is found behind marks that are two single ones', async () => {
    const speech = '‘’We shall have to wait for the spring,’’ said Peter Delgado, who mends boats.'
    expect((await speakersIn(speech)).map(([name]) => name)).toEqual(['Peter Delgado'])
  })

  test('is less sure where somebody else comes between', async () => {
    const between = (words: string) =>
      speakersIn(
        `“We shall have to wait for the spring,” Whitfield said${words}. “It is too cold to mend it now.”`,
      )
    expect((await between(''))[1]).toEqual(['Helen Whitfield', 'goes-on'])
    expect((await between(', and her husband nodded'))[1]).toEqual(['Helen Whitfield', 'follows'])
  })
})
