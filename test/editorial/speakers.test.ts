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
    ['hangs on a pronoun', `Whitfield was late. She’s claiming that ${QUOTED}.`, 'Helen Whitfield'],
  ])('%s', async (_, paragraph, speaker) => {
    expect((await speakersIn(paragraph)).map(([name]) => name)).toEqual([speaker])
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
