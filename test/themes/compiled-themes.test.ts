import { describe, expect, test } from 'vitest'
import { compiledThemes } from '../../src/themes/compiled-themes.ts'
import { themeNames } from '../../src/themes/load-theme.ts'
import { readThemeFile } from '../../src/themes/read-theme-file.ts'
import { testHost } from '../support/test-host.ts'

const host = testHost()
const sourceOf = (name: string): string => new TextDecoder().decode(host.asset(`assets/themes/${name}.yaml`))

describe('themes read beforehand', () => {
  test.each([...themeNames(host)])('%s is the same as JSON, as which the bundle has it', async (name) => {
    const values = await readThemeFile(`${name}.yaml`, sourceOf(name))
    expect(Object.keys(values).length).toBeGreaterThan(1)
    expect(JSON.parse(JSON.stringify(values))).toEqual(values)
  })

  test('stand for their text and no other', async () => {
    const ready = { trim: 'as read' }
    Object.assign(compiledThemes, { [sourceOf('journal')]: ready })
    expect(await readThemeFile('journal.yaml', sourceOf('journal'))).toBe(ready)
    expect(await readThemeFile('journal.yaml', `${sourceOf('journal')}\n`)).not.toHaveProperty('trim')
  })
})
