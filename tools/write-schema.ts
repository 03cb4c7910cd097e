/** Writes `assets/schema/offprint.schema.json` from the table of options. Run it after changing an option. */

import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { jsonSchema } from '../src/options/json-schema.ts'

const file = path.join(import.meta.dirname, '..', 'assets', 'schema', 'offprint.schema.json')
mkdirSync(path.dirname(file), { recursive: true })
writeFileSync(file, `${JSON.stringify(jsonSchema(), null, 2)}\n`)
