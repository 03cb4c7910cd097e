import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lexiconOf } from '../../src/editorial/lexicon.ts'
import { sortKeyOf } from '../../src/editorial/sort-names.ts'
import { editText } from '../support/edit-text.ts'
import { testHost } from '../support/test-host.ts'

const GIVEN = ['Anna', 'Peter', 'Maria', 'George', 'Helen', 'James']
const FAMILY = ['Morrison', 'Whitfield', 'Delgado', 'Lindqvist', 'Okafor']
const person = fc.tuple(fc.constantFrom(...GIVEN), fc.constantFrom(...FAMILY)).map((words) => words.join(' '))

/** What makes a text long enough to be known as English. */
const REST =
  'Nobody else said anything at all, and the people who had come to hear what would be done went home in the rain.'

test('two people never share an entry, whatever they are called and however often', async () => {
  const people = fc.uniqueArray(person, { minLength: 2, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(people, fc.array(fc.nat(99), { maxLength: 8 }), async (named, later) => {
      const full = named.map((name) => `${name} spoke to reporters outside the court on Monday.`)
      const short = later.map((n) => {
        const words = named[n % named.length]!.split(' ')
        return `“We shall see what comes of it,” ${words[n % 2]} said.`
      })
      const { value } = await editText(`# A long day\n\n${[...full, ...short, REST].join('\n\n')}\n`)
      for (const { name, aliases } of value.edition.names)
        expect(named.filter((each) => [name, ...aliases].includes(each)).length).toBeLessThan(2)
    }),
    { numRuns: 40, seed: 5 },
  )
})

test('a title tells whose surname it is', async () => {
  const { value } = await editText(`# Two of a name

Agnes Thornquist built bridges in Duluth. Her son, Peter Thornquist, plays the cello.

Ms. Thornquist retired last year. Mr. Thornquist never did.
`)
  const mentions = (name: string) => value.edition.names.find((each) => each.name === name)?.mentions.length
  expect([mentions('Agnes Thornquist'), mentions('Peter Thornquist')]).toEqual([2, 2])
})

test('a surname is whose it was first, where nobody of that name is near', async () => {
  const { value } = await editText(`# Two of a name

Peter Delgado was late. They had known George Delgado, too, and Paul Delgado.

Mr. Delgado, the mayor of Leeds, went home, and nobody asked him why he did so.
`)
  const found = value.edition.names.find(({ name }) => name === 'Peter Delgado')
  expect(found?.description).toBe('the mayor of Leeds')
})

test('a father is not his son who is numbered', async () => {
  const { value } = await editText(
    `# A house\n\nJohann Ferrow was late. He had two brothers, Niklaus and Johann II.\n\nDespite that, his father, Johann, sent him home.\n\n${REST}\n`,
  )
  expect(value.edition.names.find(({ name }) => name === 'Johann II')?.description).toBeNull()
})

describe('a description is whole and keeps what limits it, or is none', () => {
  test.each([
    ['Former Treasury minister Helen Whitfield said it was late.', 'Former Treasury minister'],
    ['Helen Whitfield, the acting mayor of Leeds, said it was late.', 'the acting mayor of Leeds'],
    ['Deputy Prime Minister Helen Whitfield said it was late.', 'Deputy Prime Minister'],
    ['Helen Whitfield, a retired judge, said it was late.', 'a retired judge'],
    ['Helen Whitfield, then the vice president of the club, said it was late.', null],
    [
      'Helen Whitfield, a curator at Leeds Museum and author of “The Pier,” said it was late.',
      'a curator at Leeds Museum',
    ],
    ['Qatar’s prime minister, Dame Helen Whitfield, said it was late.', 'Qatar’s prime minister'],
    [
      'Peter Delgado, a brother of the mayor of Leeds, Helen Whitfield, said it was late.',
      'the mayor of Leeds',
    ],
    ['He sent for his mother Helen Whitfield at noon.', 'his mother'],
    ['He sent for Father Helen Whitfield at noon.', null],
    ['She is survived by two daughters, Helen Whitfield and Anna Whitfield.', null],
    ['Peter Delgado joined the board of directors, Helen Whitfield said.', null],
    ['Peter Delgado, a brother of the Zorin of Leeds, Helen Whitfield, said it was late.', null],
    ['Helen Whitfield, who was not involved, said it was late.', null],
    ['Senator Peter Delgado of Texas and Senator Helen Whitfield said it was late.', 'Senator'],
    ['Recall Senator Helen Whitfield, who said it was late.', 'Senator'],
    ['Helen Whitfield, who is fighting for her seat, said it was late.', null],
    ['Helen Whitfield is a woman who is never late.', null],
    ['He is a brother of Hollywood legend Helen Whitfield, they said.', 'Hollywood legend'],
    ['Helen Whitfield, ambassador for women’s issues Anna Delgado, and Peter Delgado came.', null],
    ['They had come to blow away rival Helen Whitfield at last.', null],
    ['He met the UN Secretary-General, Helen Whitfield, at noon.', 'the UN Secretary-General'],
    ['Senators Helen Whitfield and Peter Delgado said it was late.', null],
    [
      'He played the painter, alongside acclaimed actor Helen Whitfield, and was paid for it.',
      'acclaimed actor',
    ],
    ['He paid Helen Whitfield (Champion and The Victors) for it.', null],
    ['The newspaper heard One Nation member Helen Whitfield first.', 'One Nation member'],
    ['He asked the group’s leader Helen Whitfield to come.', 'the group’s leader'],
    ['He beat fellow Helen Whitfield in the end.', null],
    ['She is survived by one daughter, Helen Whitfield, of Leeds.', null],
    ['Thursday’s speeches have led her to count Helen Whitfield out.', null],
    ['He spoke for members of former president Helen Whitfield’s cabinet.', 'former president'],
    ['The polls show Democratic rival Helen Whitfield far behind.', 'Democratic rival'],
    ['The ‘Harbour Lights’ star Helen Whitfield came late.', null],
    ['The survey had him leading Texas senator Helen Whitfield by nine points.', 'Texas senator'],
    ['Secretary Whitfield was late. Helen Whitfield and her husband, Peter Whitfield, were not.', null],
    ['If Helen Whitfield is the first woman elected to the board, he will go.', null],
    [
      'He asked Helen Whitfield, the assistant secretary for people, refugees, and migration, to come.',
      'the assistant secretary for people, refugees, and migration',
    ],
    ['They claimed Helen Whitfield was a volunteer, and late.', null],
    ['It was late, said the man Helen Whitfield.', null],
    ['Helen Whitfield, who is Jewish, said it was late.', null],
    ['Helen Whitfield, who is a judge, said it was late.', 'who is a judge'],
    ['He wrote to former Peter Delgado adviser Helen Whitfield.', 'former Peter Delgado adviser'],
    ['One candidate, Helen Whitfield, was late.', null],
    ['They are analysts at the Harbour Foundation Helen Whitfield trusts.', null],
    ['Compared to the Republican candidates, Helen Whitfield and Peter Delgado share some views.', null],
    ['While presidential candidates Helen Whitfield has been asked about it, nobody else has.', null],
    ['Candidates Helen Whitfield and Peter Delgado said it was late.', null],
    ['Former Secretary Whitfield said so. Her husband, Peter Delgado, knows Helen Whitfield.', null],
    ['The club’s director, Helen Whitfield, came late.', 'The club’s director'],
    ['Helen Whitfield, a blowhard billionaire, said it was late.', null],
    ['He had come to witness governor Helen Whitfield at the fair.', 'governor'],
    ['The president, the vice president, Helen Whitfield, and others were late.', null],
    ['If Helen Whitfield is the first mayor who comes late, they will wait.', null],
    ['One candidate, Helen Whitfield, said it was late.', null],
    ['Candidates Helen Whitfield and Peter Delgado said it was late.', null],
    ['They say that Helen Whitfield is a very close friend, and late.', null],
    ['They took the challenge former governor Helen Whitfield, who was late, had sent.', 'former governor'],
    ['It was the year Leeds Museum’s founder, Helen Whitfield, was late.', 'Leeds Museum’s founder'],
    ['It was late, said Coastal Watch president Helen Whitfield, and went home.', null],
    ['It was late, said Leeds Museum politics editor Helen Whitfield.', 'Leeds Museum politics editor'],
    ['Helen Whitfield, author of ‘’The Pier,’’ a long book, said it was late.', null],
    ['Helen Whitfield is an integral member of Peter Delgado’s rescue team.', null],
  ])('%s', async (sentence, description) => {
    const { value } = await editText(`# A late hour\n\n${sentence}\n\n${REST}\n`)
    expect(value.edition.names.find(({ name }) => name === 'Helen Whitfield')?.description).toBe(description)
  })
})

test('nothing is described by half a phrase', async () => {
  const sentence =
    'The Brannow Corporation, one of the richest, paid for it. Days before his visit to the Harbour Affairs Committee, a group of rabbis called for a boycott of it.'
  const { value } = await editText(`# A late hour\n\n${sentence}\n\n${REST}\n`)
  expect(value.edition.names.map(({ name, description }) => [name, description])).toEqual([
    ['Brannow Corporation', null],
    ['Harbour Affairs Committee', null],
  ])
})

test('several bodies describe none of them', async () => {
  const sentence = 'One of Germany’s largest media outlets, Der Spiegel, shut its door.'
  const { value } = await editText(`# A late hour\n\n${sentence}\n\n${REST}\n`)
  const found = value.edition.names.find(({ name }) => name === 'Der Spiegel')
  expect([found?.kind, found?.description]).toEqual(['organisation', null])
})

test('a body describes no body beside it', async () => {
  const sentence =
    'It was tried at the Brannow School of Basic Education, Federal University of Santa Catarina, in May.'
  const { value } = await editText(`# A late hour\n\n${sentence}\n\n${REST}\n`)
  expect(value.edition.names.map(({ name, description }) => [name, description])).toEqual([
    ['Brannow School of Basic Education', null],
    ['Federal University of Santa Catarina', null],
  ])
})

test('a clause describes nobody and nothing', async () => {
  const clauses =
    'In a statement to the Brannow Broadcasting Corporation, the Church denied these allegations. You can walk along the Gulf of Mexico, attend a village festival, and go home.'
  const { value } = await editText(`# A late hour\n\n${clauses}\n\n${REST}\n`)
  expect(value.edition.names.map(({ name, description }) => [name, description])).toEqual([
    ['Brannow Broadcasting Corporation', null],
    ['Gulf of Mexico', null],
  ])
})

test('a law is no mention of somebody whose given name it shares', async () => {
  const law =
    'Minister Bill Ferrow said so. The Bill would cost too much, and amending the Bill to suit him is slow.'
  const { value } = await editText(`# A late hour\n\n${law}\n\n${REST}\n`)
  expect(value.edition.names.find(({ name }) => name === 'Bill Ferrow')?.mentions).toHaveLength(1)
})

test.each([
  ['Twelve boats ran aground on the northern coast of Norway.', 'Norway', undefined],
  ['She had walked to Norway, the state that she came from, in a week.', 'Norway', undefined],
  ['She carried Norway, the five towns, and the villages in the hills.', 'Norway', undefined],
  ['She was seen in the Norwegian city of Bergen.', 'Bergen', 'the Norwegian city'],
  ['It lies in the Green Country region of Norway.', 'Norway', undefined],
  ['He did well in the harbour states of Ohio and Michigan.', 'Ohio', undefined],
  ['Ohio is the first state to vote on it.', 'Ohio', undefined],
  ['He was elected for the City of Little Falls, Minnesota, in May.', 'Minnesota', undefined],
])('what belongs to a place does not describe it: %s', async (sentence, place, description) => {
  const { value } = await editText(`# A late hour\n\n${sentence}\n\n${REST}\n`)
  const found = value.edition.names.find(({ name }) => name === place)
  expect(found?.kind).toBe('place')
  expect(found?.description ?? undefined).toBe(description)
})

test('nobody is described by an accusation or as a child, and a note says so', async () => {
  const { value, diagnostics } = await editText(`# A trial

Peter Delgado, an alleged gang leader, was in court on Monday. Maria Okafor, a 9-year-old singer, saw him there.

They talked of the thefts actor Paul Lindqvist is accused of.

${REST}
`)
  expect(value.edition.names.map(({ name, description }) => [name, description])).toEqual([
    ['Peter Delgado', null],
    ['Paul Lindqvist', null],
    ['Maria Okafor', null],
  ])
  expect(diagnostics.map(({ code }) => code)).toContain('N101')
})

describe('names sort by the family name where culture and name are sure', () => {
  const lexicon = lexiconOf('en', testHost())
  test.each([
    ['Xi Jinping', ['Xi'], 'xi jinping'],
    ['Ludwig van Beethoven', ['Beethoven'], 'beethoven ludwig van'],
    ['Gabriel García Márquez', [], 'garcia marquez gabriel'],
    ['Björk Guðmundsdóttir', [], 'bjork guðmundsdottir'],
    ['Kim Jong-un', ['Kim'], 'kim jong-un'],
    ['Martin Luther King Jr.', ['King'], 'king jr. martin luther'],
    ['Madonna', [], 'madonna'],
  ])('%s', (name, aliases, key) => {
    expect(sortKeyOf({ name, kind: 'person', aliases }, lexicon)).toBe(key)
  })

  test('bodies and places sort as they stand', () => {
    expect(sortKeyOf({ name: 'Anna Freud Centre', kind: 'organisation', aliases: [] }, lexicon)).toBe(
      'anna freud centre',
    )
  })
})

test('a row of bodies describes none of them', async () => {
  const { value } = await editText(
    `# A row\n\nIt belongs to the Harbour Trust, the Pier Foundation and the Leeds Museum.\n\n${REST}\n`,
  )
  expect(value.edition.names.map(({ description }) => description)).toEqual([null, null, null])
})
