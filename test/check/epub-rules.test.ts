import { expect, test } from 'vitest'
import { checkEpub } from '../../src/check/epub/index.ts'
import { checkLines } from '../../src/cli/check-lines.ts'
import { amendEpub } from '../support/amend-epub.ts'
import { checkHost, goodBook } from '../support/good-book.ts'

/** A message as EPUBCheck in Java writes it. */
const message = (ID: string, text: string) => ({
  ID,
  severity: 'ERROR',
  message: text,
  locations: [{ path: 'OEBPS/content.opf', line: 3 }],
})

test('what both EPUBChecks find is told once, and the second is not said to have found nothing', async () => {
  const amendment = { file: 'content.opf', from: /<meta property="dcterms:modified">.*\n/, to: '' }
  const epub = amendEpub((await goodBook()).epub, [amendment])
  const alone = await checkEpub('boat.epub', epub, checkHost)
  const told = alone.runs[0]!.findings[0]!
  const id = told.message.split(':')[0]!
  const linesWith = async (...messages: ReturnType<typeof message>[]) => {
    const json = JSON.stringify({ messages })
    const report = await checkEpub('boat.epub', epub, {
      ...checkHost,
      runEpubcheck: async () => ({ json }),
    })
    return checkLines(report, (diagnostic) => diagnostic.message).join('\n')
  }
  const same = await linesWith(message(id, 'once more'))
  expect(same).toContain('  rules (EPUBCheck in Java): 1 told above\n')
  expect(same).not.toContain('once more')
  const both = await linesWith(message(id, 'once more'), message('OPF-099', 'another'))
  expect(both).toContain('  rules (EPUBCheck in Java): 1 error, 1 told above\n')
  expect(both).toContain('another')
  expect(await linesWith()).toMatch(/nothing found: rules \(EPUBCheck in Java\)/)
})
