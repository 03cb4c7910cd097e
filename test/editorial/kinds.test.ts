import { describe, expect, test } from 'vitest'
import { editText } from '../support/edit-text.ts'

const REST =
  'Nobody else said anything at all, and the people who had come to hear what would be done went home in the rain.'

/** The entries of a text, each two letters of its kind and its name. */
async function entriesOf(text: string): Promise<string[]> {
  const { value } = await editText(`# A long day at the harbour\n\n${text}\n\n${REST}\n`)
  return value.edition.names.map(({ kind, name }) => `${kind.slice(0, 2)} ${name}`)
}

describe('the who’s who names', () => {
  test.each([
    [
      'no place in a region’s adjective',
      'Middle Eastern and Far Eastern buyers met for East-West talks on Monday.',
      [],
    ],
    [
      'one person by nickname and surname',
      'Former Mayor Harold “Hal” Brandvold spoke first. Brandvold was late.',
      ['pe Harold “Hal” Brandvold'],
    ],
    [
      'nobody whom no title, verb or pronoun shows to be one',
      'Yosys turns the description into a netlist, and Viaskin is sold with it in a box. For years Lindqvist lived alone, and nobody knew what he had in mind.',
      ['pe Lindqvist'],
    ],
    [
      'nobody by the verb of a headline',
      'Why Helen Ferrow Won’t Answer Questions About Leeds\n\nHelen Ferrow was asked twice on Monday, they said.',
      ['pe Helen Ferrow', 'pl Leeds'],
    ],
    [
      'somebody by the initial too',
      'They sent W. Peter Ferrow, who had been ill, to the harbour.',
      ['pe W. Peter Ferrow'],
    ],
    [
      'a house without who lives in it',
      'She had worked in the Ferrow White House for years, as had Helen Ferrow.',
      ['or White House', 'pe Helen Ferrow'],
    ],
    [
      'somebody called like a quarter of the sky',
      'Helen West, a professor, came late. “It is late,” West said.',
      ['pe Helen West'],
    ],
    [
      'nobody by an office that ends in “man”',
      'The harbour Committeeman Peter Ferrow came, and Ferrow was late.',
      ['pe Peter Ferrow'],
    ],
    [
      'no half of a people, and no way from one tongue to another',
      'He told Central American sailors to get a Leeds-to-English converter.',
      [],
    ],
    ['a child, and no town', 'He wrote to his daughter Chelsea, who was late.', ['pe Chelsea']],
    ['a pipeline as no place', 'They talked of the Ferrowstone pipeline for hours.', []],
    [
      'a state by what it is called',
      'He was born in the Bluegrass State and lives in Leeds.',
      ['pl Bluegrass State', 'pl Leeds'],
    ],
    [
      'a candidate, not the campaign',
      'Out for the Helen Ferrow campaign was a clerk. He said that Ferrow was late.',
      ['pe Helen Ferrow'],
    ],
    [
      'one man with and without the stop',
      'Peter J. Ferrow was late. Peter J Ferrow said so.',
      ['pe Peter J. Ferrow'],
    ],
    [
      'two of whom one sentence tells',
      'It is the party of Peter Ferrow and Peter J. Ferrow, they said.',
      ['pe Peter Ferrow', 'pe Peter J. Ferrow'],
    ],
    [
      'nobody by another’s rank',
      'It was Secretary Ferrow who said no. President Peter Ferrow had come later.',
      ['pe Ferrow', 'pe Peter Ferrow'],
    ],
    [
      'a marquis by his title',
      'While there, the Marquis de Montferrand commissioned Peter Ferrow to paint a portrait of him.',
      ['pe Marquis de Montferrand', 'pe Peter Ferrow'],
    ],
    [
      'a ruler with what he is called besides',
      'He was a friend of Peter the Great, and never wrote a word about it.',
      ['pe Peter the Great'],
    ],
    [
      'no office and no prize',
      'After he was inducted as International President in July, she won the award for Best Actress.',
      [],
    ],
    [
      'a suburb by a man’s name',
      'They met in the leafy suburb of Preston, and Preston was quiet.',
      ['pl Preston'],
    ],
    [
      'a university without its country',
      'It was made at the Wessmore University of Art of the UK, they said.',
      ['or Wessmore University of Art'],
    ],
    [
      'a junior as one',
      'They wrote to Peter Ferrow. His son, Peter Ferrow, Jr., 38, was late.',
      ['pe Peter Ferrow', 'pe Peter Ferrow, Jr.'],
    ],
    [
      'a borough once',
      'Early one evening in June, Ferrow Avenue Skate Park in the Bronx was reverberating with its usual medley. Most of them come from Upper Leeds or the Bronx.',
      ['pl Bronx', 'pl Ferrow Avenue Skate Park', 'pl Upper Leeds'],
    ],
    [
      'nobody with a number behind',
      'The console ran Killer Instinct at a smooth rate, and the screens showed Urusei Yatsura 2 all night.',
      [],
    ],
    [
      'a woman once, whatever she was called at birth',
      'Ellen Varley wrote the program in 1963. It was hard to find Ellen Gellert, née Varley, who had moved. “I liked it,” Ellen Gellert said.',
      ['pe Ellen Gellert'],
    ],
    [
      'the whole of what a part of a body is called',
      'Jennifer Orde, the head of Harvard University’s Science, Technology and Society program, spoke first.',
      ['or Harvard University', 'or Science, Technology and Society', 'pe Jennifer Orde'],
    ],
    [
      'what nobody knows between two bodies of a row',
      'Its rivals include Google, Skrittle and Reuters.',
      ['or Google', 'or Reuters', 'or Skrittle'],
    ],
    [
      'a man called like a month',
      'Her husband, Jan Brzezicki, came from Poland.',
      ['pe Jan Brzezicki', 'pl Poland'],
    ],
    [
      'bodies that somebody works at',
      'Analysts at Berenfeld and Tollmark raised their targets on Monday.',
      ['or Berenfeld', 'or Tollmark'],
    ],
    [
      'a body among bodies',
      'The company owns Instagram, WhatsApp and Brunnel, which nobody likes.',
      ['or Brunnel', 'or Instagram', 'or WhatsApp'],
    ],
    [
      'a house as it is called',
      'Sotherby’s put the value of the work at a million. He sold it at Sotherby’s in 2006.',
      ['or Sotherby’s'],
    ],
    [
      'two bodies, not one',
      'It was paid by the National Harbour Society and Conservation International.',
      ['or Conservation International', 'or National Harbour Society'],
    ],
    [
      'no agency in a credit',
      'The harbour in the rain, seen from the pier. Helen Whitfield/AFP/Getty Images',
      [],
    ],
    [
      'no abbreviation of a common noun',
      'They keep personally identifiable information (PII). PII is kept.',
      [],
    ],
    ['no acronym used as a noun', 'They built it with an ADC, and it worked.', []],
    ['nobody called by a list of terms', 'The suits are Wands, Cups, Swords and Pentacles.', []],
    ['no ship', 'The tanker Ocean Jasmine was hit on Monday.', []],
    [
      'the person whose initials stand in brackets',
      'Richard M. Stallwood (RMS) resigned. “It is time,” RMS said.',
      ['pe Richard M. Stallwood'],
    ],
    [
      'a firm that is called like a town',
      'The Meridian Health System runs the harbour clinic. Meridian said that it would stay open.',
      ['or Meridian Health System'],
    ],
    [
      'a body that is “which”',
      'The chief executive of Brunnel resigned. Brunnel, which Helen Whitfield founded, grew.',
      ['or Brunnel', 'pe Helen Whitfield'],
    ],
    [
      'a wife who has both names',
      'Oumou Diabaté-Roux sang. Her husband, Jean Roux, heard her.',
      ['pe Jean Roux', 'pe Oumou Diabaté-Roux'],
    ],
    ['a survivor in full', 'It was dark, survivor Jun-jun Catubay told reporters.', ['pe Jun-jun Catubay']],
    ['nobody of a bibliography', 'Bain, Carolyn (2006). The Long Pier.', []],
    ['no doctrine', 'The movement attacked Eurocentrism.', []],
    [
      'somebody of a body',
      'Prizes went to Anna Whitfield and Lisa Song of InsideHarbour.',
      ['pe Anna Whitfield', 'pe Lisa Song'],
    ],
    ['no state of a senator', 'Senator Helen Whitfield (Ky.) came late.', ['pe Helen Whitfield']],
    [
      'a president and his administration',
      'President Tomlin spoke. The Tomlin administration was late, and Tomlin knew it.',
      ['pe Tomlin'],
    ],
    [
      'the administration of a president who is not in the text',
      'Voters had tired of the Tomlin administration by then.',
      ['or Tomlin administration'],
    ],
    [
      'a centre and the man it is called after',
      `Edward Norton Lorenz was late. ${'When Lorenz came, his wife said that Lorenz was tired. '.repeat(6)}They spoke of Lorenz Center at noon.`,
      ['or Lorenz Center', 'pe Edward Norton Lorenz'],
    ],
    [
      'whoever is called a woman, whatever town she is called like',
      'Brisbane Perth, an Australian woman and former clerk, left in May.',
      ['pe Brisbane Perth'],
    ],
    [
      'a countess by her title',
      'The Countess of Wessmore, who was late, said nothing.',
      ['pe Countess of Wessmore'],
    ],
    [
      'no part of an office as a body',
      'He was the Director of Media and Communications of a Harbour Tour event and left in May.',
      [],
    ],
    [
      'two universities, not one',
      'Researchers at the Massachusetts Institute of Technology and Colorado State University of the US said so.',
      ['or Colorado State University', 'or Massachusetts Institute of Technology'],
    ],
    [
      'stations and mosques as places',
      'They waited at Shandao Station and prayed at the Hakim Mosque.',
      ['pl Hakim Mosque', 'pl Shandao Station'],
    ],
    [
      'no town that wrote a paper',
      'Williams et al. found more evidence, and so did Perth et al. in May.',
      [],
    ],
    [
      'saints, and what is called after them, with their St',
      'The king went from St Andrews to St Louis and St. Louis. St Mary’s Hospital was shut.',
      ['or St Mary’s Hospital', 'pl St Andrews', 'pl St Louis'],
    ],
    [
      'two bodies, one of which established the other',
      'The Carnegie Institution of Washington established the Station for Experimental Evolution in May.',
      ['or Carnegie Institution of Washington', 'or Station for Experimental Evolution'],
    ],
    ['a saint as one', 'St. Benedict wrote it.', ['pe St. Benedict']],
    [
      'a tsarevna without her title',
      'She met Tsarevna Sophia Alekseyevna in May.',
      ['pe Sophia Alekseyevna'],
    ],
    ['no Mass', 'The Archbishop of Cebu will say Mass on Sunday.', ['pl Cebu']],
    ['no state after its town', 'A firm in Tampa, Fla., built it.', ['pl Tampa']],
    ['whoever made works, not where', 'They love the fashions of Coco Chanel.', ['pe Coco Chanel']],
  ])('%s', async (_, text, entries) => {
    expect((await entriesOf(text)).toSorted()).toEqual(entries)
  })
})
