import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

const root = path.resolve(import.meta.dirname, '..')
const stories: Record<string, { title: string; text: string }> = parse(
  readFileSync(path.join(root, 'assets/diagnostics.yaml'), 'utf8'),
)

/** Codes that the sources may report. */
const used = new Set(
  readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap(
      (name) =>
        readFileSync(path.join(root, 'src', name), 'utf8').match(/(?<=['"`])[A-Z]\d{3}(?=['"`])/g) ?? [],
    ),
)

describe('assets/diagnostics.yaml', () => {
  test('explains every code that is used, and no other', () => {
    const explained = Object.keys(stories)
    expect([...used].filter((code) => !explained.includes(code)).sort()).toEqual([])
    expect(explained.filter((code) => !used.has(code))).toEqual([])
  })

  test('has a title without a stop and a text of sentences under each, sorted by code', () => {
    expect(Object.keys(stories)).toEqual(Object.keys(stories).sort())
    for (const { title, text } of Object.values(stories)) {
      expect(title).toMatch(/^\p{Lu}.*[^.]$/u)
      expect(text.trim()).toMatch(/[.”`)]$/)
    }
  })
})
