/** Inputs that once ended badly, as fuzzing found them or smaller: each makes sound books or is refused in one line. */

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { createNodeHost } from '../../src/host/node-host.ts'
import { buildAndJudge } from '../support/judge-book.ts'
import { articleNaming } from '../support/name-file.ts'

const folder = path.join(import.meta.dirname, 'regressions')
const host = createNodeHost({ folder })
const FORMATS = ['txt', 'md', 'html', 'docx', 'epub']

describe('an input that once ended badly ends well', () => {
  test.each(readdirSync(folder))('%s', async (name) => {
    const format = path.extname(name).slice(1)
    const { text, asked } = articleNaming(name)
    const bytes = FORMATS.includes(format) ? readFileSync(path.join(folder, name)) : Buffer.from(text)
    const source = { name, bytes, format: FORMATS.includes(format) ? format : 'md' }
    const { code, faults } = await buildAndJudge(source, FORMATS.includes(format) ? {} : asked, host)
    expect(faults).toEqual([])
    expect(code ?? 'built').toMatch(/^(?:built|[EF]1\d\d)$/)
  })
})
