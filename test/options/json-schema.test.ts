import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { jsonSchema } from '../../src/options/json-schema.ts'
import { METADATA_KEYS } from '../../src/options/metadata-keys.ts'
import { OPTIONS } from '../../src/options.ts'

const file = path.resolve(import.meta.dirname, '../../assets/schema/offprint.schema.json')

describe('jsonSchema', () => {
  test('is what is published (npx tsx tools/write-schema.ts writes it anew)', () => {
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(jsonSchema())))
  })

  test('has a place for every key', () => {
    const text = JSON.stringify(jsonSchema())
    for (const key of [...Object.keys(OPTIONS), ...Object.keys(METADATA_KEYS)]) {
      expect(text).toContain(`"${key.split('.').at(-1)}":{`)
    }
  })

  test('lets names be none, a file, or keys', () => {
    const { properties } = jsonSchema() as {
      properties: Record<string, { anyOf: { properties?: object }[] }>
    }
    expect(Object.keys(properties.names!.anyOf[1]!.properties!)).toEqual(['file', 'kinds'])
  })
})
