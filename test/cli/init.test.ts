import { describe, expect, test } from 'vitest'
import { configurationText } from '../../src/cli/init.ts'
import { parseConfiguration } from '../../src/options/parse-configuration.ts'
import { defaultOptions, resolveOptions } from '../../src/options/resolve.ts'
import { OPTIONS } from '../../src/options.ts'

describe('configurationText', () => {
  test('without its # says just the defaults, and has every option', async () => {
    const text = configurationText().split('\n').slice(3).join('\n').replace(/^#/gm, '')
    const configured = await parseConfiguration(text, { file: 'offprint.yaml', linesBefore: 0 })
    expect(resolveOptions({ asked: [], configured }).value).toEqual(defaultOptions())
    const keys = configured.map(({ path }) => path)
    expect(Object.keys(OPTIONS).filter((key) => !keys.includes(key))).toEqual(['names.file', 'names.kinds'])
  })
})
