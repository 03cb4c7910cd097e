/** The table of options in, the JSON Schema of `offprint.yaml` out, for editors that complete and check. */

import { OPTIONS } from '../options.ts'
import type { JsonSchema } from './kinds.ts'
import { METADATA_KEYS } from './metadata-keys.ts'

/** Writes the schema (draft 2020-12). Keys that hold keys become objects, closed to any other. */
export function jsonSchema(): JsonSchema {
  const properties: Record<string, JsonSchema> = {}
  for (const [key, { kind, help }] of Object.entries(METADATA_KEYS)) {
    properties[key] = { description: help, ...kind.schema }
  }
  for (const [path, entry] of Object.entries(OPTIONS)) {
    const leaf = { description: entry.help, ...entry.kind.schema, ...defaultOf(entry.default) }
    const [group, key] = path.split('.') as [string, string | undefined]
    properties[group] = key ? withKey(properties[group], key, leaf) : leaf
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Offprint configuration',
    ...closed(properties),
  }
}

const defaultOf = (value: unknown): JsonSchema => (value === null ? {} : { default: value })

const closed = (properties: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  properties,
})

/** Adds a key to a group; a group that is also a value of its own (`names: none`) takes either. */
function withKey(group: JsonSchema | undefined, key: string, leaf: JsonSchema): JsonSchema {
  const object = (group?.anyOf as JsonSchema[] | undefined)?.at(-1) ?? (group?.properties ? group : undefined)
  const keys = closed({ ...(object?.properties as Record<string, JsonSchema> | undefined), [key]: leaf })
  if (!group || group.properties) return keys
  const { description, anyOf, ...alone } = group
  return { description, anyOf: [anyOf ? (anyOf as JsonSchema[])[0] : alone, keys] }
}
