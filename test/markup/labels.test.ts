import { describe, expect, test } from 'vitest'
import type { Host } from '../../src/host/host.ts'
import { dateText, label, loadLabels } from '../../src/markup/labels.ts'
import { testHost } from '../support/test-host.ts'

const host = testHost()

describe('labels', () => {
  test.each(['de', 'es', 'fr'])('of %s have exactly the keys of English, none empty', async (lang) => {
    const { words } = await loadLabels(lang, host)
    expect(words).not.toEqual((await loadLabels('en', host)).words)
    expect(Object.values(words).filter((text) => text.trim() === '')).toEqual([])
  })

  test.each(['de', 'es', 'fr'])(
    'of %s want the same fields as English, twelve months among them',
    async (lang) => {
      const fields = (text: string) => [...text.matchAll(/\{[\w-]+\}/g)].map(([field]) => field).sort()
      const [labels, english] = [(await loadLabels(lang, host)).words, (await loadLabels('en', host)).words]
      for (const key in english) expect([key, fields(labels[key]!)]).toEqual([key, fields(english[key]!)])
      expect(labels.months!.split(' ')).toHaveLength(12)
    },
  )

  test('follow the first part of a language tag, and are English for a language without a file', async () => {
    expect(label(await loadLabels('de-AT', host), 'notes')).toBe('Anmerkungen')
    expect(label(await loadLabels('fi', host), 'notes')).toBe('Notes')
    expect(await loadLabels('fi', host)).toMatchObject({ lang: 'en', foreign: true })
    expect(await loadLabels('en-GB', host)).toMatchObject({ lang: 'en', foreign: false })
    expect(label(await loadLabels('und', host), 'notes')).toBe('Notes')
    expect(label(await loadLabels('../../x', host), 'notes')).toBe('Notes')
  })

  test('with a key too few are an error that names it', async () => {
    const broken: Host = {
      ...host,
      assetNames: () => ['en.yaml', 'xx.yaml'],
      asset: (path) => (path.endsWith('xx.yaml') ? new TextEncoder().encode('notes: N\n') : host.asset(path)),
    }
    await expect(loadLabels('xx', broken)).rejects.toThrow('label “months” is missing')
  })

  test('with a field nobody filled in are an error', async () => {
    const labels = await loadLabels('en', host)
    expect(() => label(labels, 'first-mention')).toThrow('wants name=')
    expect(() => label(labels, 'constructor')).toThrow('no label')
  })
})

describe('dateText', () => {
  test.each([
    ['en', '2023-03-17', '17 March 2023'],
    ['en', '2023-03', 'March 2023'],
    ['en', '2023', '2023'],
    ['en', '2023-03-07T10:00:00Z', '7 March 2023'],
    ['de', '2023-03-17', '17. März 2023'],
    ['fr', '2023-08-01', '1 août 2023'],
    ['es', '2023-12-31', '31 de diciembre de 2023'],
    ['en', '2023-13-01', '2023-13-01'],
    ['en', 'last week', 'last week'],
  ])('writes in %s %s as %s', async (lang, date, written) => {
    expect(dateText(await loadLabels(lang, host), date)).toBe(written)
  })
})
