import { describe, expect, test } from 'vitest'
import { formatDiagnostic } from '../../src/cli/format-diagnostic.ts'
import { breakdown, runTask } from '../../src/cli/run-task.ts'

const shown = (error: ReturnType<typeof breakdown>): string =>
  formatDiagnostic(error.diagnostic, { colour: false, lineOf: () => null })

describe('a fault in Offprint', () => {
  const LINE = /^error E901: a fault in Offprint: .+ {10}--debug shows where; please report it$/

  test('in a thread is told in one line, with status 1 and its stack apart', async () => {
    const job = { input: 'a.md' } as never
    const error = await runTask('no such task' as never, job, { seconds: 50 }).catch((fault) => fault)
    expect(shown(error)).toMatch(LINE)
    expect([error.exit, error.stack.includes('\n    at ')]).toEqual([1, true])
  })

  test('whose message has many lines is told in one', () => {
    const error = breakdown('broken\n    at here (file:1:2)', 'Error\n    at here (file:1:2)')
    expect(shown(error)).toMatch(/: broken {10}/)
    expect(shown(error)).toMatch(LINE)
  })
})
