import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { inspect } from '../../src/pipeline.ts'
import { type Labels, scoreDesk } from '../support/score-desk.ts'
import { testHost } from '../support/test-host.ts'

const here = import.meta.dirname

/** What the desk is known to miss or mistake in each article: a change for the better is to be written down here. */
const KNOWN: Readonly<Record<string, { missing: readonly string[]; wrong: readonly string[] }>> = {
  sport: { missing: ['Paulo Figueira: referee'], wrong: [] },
  obituary: { missing: ['Two Harbors'], wrong: [] },
  british: {
    missing: [],
    wrong: ['Brenallan is a person'],
  },
  business: { missing: [], wrong: [] },
  disaster: { missing: [], wrong: [] },
  german: { missing: [], wrong: [] },
  french: { missing: [], wrong: [] },
  spanish: { missing: [], wrong: [] },
}

async function edited(name: string) {
  const file = path.join(here, `${name}.txt`)
  const source = { name: `${name}.txt`, bytes: readFileSync(file), format: 'txt' }
  const { value } = await inspect(source, { asked: [], configured: [] }, testHost())
  const labels = JSON.parse(readFileSync(path.join(here, `${name}.json`), 'utf8')) as Labels
  return { edition: value.edition, text: source.bytes.toString('utf8'), labels }
}

describe.each(Object.keys(KNOWN))('the desk reads %s', (name) => {
  test('and finds who is named, who they are and who speaks, but for what is known', async () => {
    const { edition, labels } = await edited(name)
    expect(scoreDesk(edition, labels)).toEqual(KNOWN[name])
  })

  test('and describes in the words of the article', async () => {
    const { edition, text } = await edited(name)
    for (const { description } of edition.names) if (description) expect(text).toContain(description)
  })

  test('and shows no pull quote that is not the article’s to the letter', async () => {
    const { edition, text } = await edited(name)
    for (const quote of edition.pullQuotes) expect(text).toContain(quote.text)
  })
})

test('the scorer sees a false name, a wrong kind, a lost qualifier and a wrong speaker', async () => {
  const { edition, labels } = await edited('british')
  const spoilt = {
    ...edition,
    names: edition.names.map((entry) =>
      entry.name === 'Tom Eccles'
        ? { ...entry, kind: 'place' as const, description: 'chairman of the parish council' }
        : entry.name === 'Alnwick'
          ? { ...entry, name: 'Biscuits' }
          : entry,
    ),
    quotations: edition.quotations.map((quotation) => ({ ...quotation, speaker: 'Kirsty Bell' })),
  }
  const { missing, wrong } = scoreDesk(spoilt, labels)
  expect(missing).toContain('Alnwick')
  expect(wrong).toEqual(
    expect.arrayContaining([
      'Tom Eccles is a place',
      'Tom Eccles described as “chairman of the parish council”',
      'Biscuits is no name',
      'Biscuits must not be a name',
      '“Biscuits don’t pay” by Kirsty Bell',
    ]),
  )
})
