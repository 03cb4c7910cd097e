import { describe, expect, test } from 'vitest'
import { type DiagnosticStyle, formatDiagnostic } from '../../src/cli/format-diagnostic.ts'

const lines = ['---', 'title: A', '', '', 'page:', '  trim: a55', '\ttab: x']
const plain: DiagnosticStyle = { colour: false, lineOf: (_, line) => lines[line - 1] ?? null }
const error = { severity: 'error', code: 'C201', message: 'unknown page size “a55”' } as const

describe('formatDiagnostic', () => {
  test('shows a place with the line before it, carets and the hint', () => {
    const at = { file: 'article.md', line: 6, column: 9, length: 3 }
    expect(formatDiagnostic({ ...error, hint: 'one of a6, a5', at }, plain)).toBe(
      [
        'article.md:6:9: error C201: unknown page size “a55”',
        '   5 │ page:',
        '   6 │   trim: a55',
        '     │         ^^^ one of a6, a5',
      ].join('\n'),
    )
  })

  test('puts a hint without a place behind the sentence', () => {
    const diagnostic = {
      ...error,
      code: 'E101',
      message: 'no such file: artcle.md',
      hint: 'did you mean article.md?',
    }
    expect(formatDiagnostic(diagnostic, plain)).toBe(
      'error E101: no such file: artcle.md          did you mean article.md?',
    )
  })

  test('keeps a warning on one line unless its stretch is known', () => {
    const warning = {
      severity: 'warning',
      code: 'I301',
      message: 'image not found: a.jpg (left out)',
    } as const
    expect(formatDiagnostic({ ...warning, at: { file: 'a.md', line: 6, column: 3 } }, plain)).toBe(
      'a.md:6:3: warning I301: image not found: a.jpg (left out)',
    )
    const hinted = { ...warning, hint: 'look', at: { file: 'a.md', line: 6, column: 3 } }
    expect(formatDiagnostic(hinted, plain)).toMatch(/\(left out\); look$/)
  })

  test('shows no frame for a source that cannot be opened or a column that is not there', () => {
    const nowhere = { ...plain, lineOf: () => null }
    const at = { file: '-', line: 6, column: 9, length: 3 }
    expect(formatDiagnostic({ ...error, at }, nowhere)).toBe('-:6:9: error C201: unknown page size “a55”')
    expect(formatDiagnostic({ ...error, at: { ...at, column: 900 } }, plain)).not.toContain('│')
  })

  test('lets no input break the line, steer the terminal or turn the direction', () => {
    const at = { file: 'a\nb.md', line: 1, column: 1, length: 1 }
    const hostile = { ...error, message: 'no\u001b[2J\u202e', hint: 'a\r\u0007b', at }
    const style = { ...plain, lineOf: () => '\u001b]0;x\u0007y' }
    expect(formatDiagnostic(hostile, style).split('\n')).toEqual([
      'a�b.md:1:1: error C201: no�[2J�',
      '   1 │ �]0;x�y',
      '     │ ^ a��b',
    ])
  })

  test('puts carets under tabs', () => {
    const at = { file: 'a', line: 7, column: 7, length: 1 }
    expect(
      formatDiagnostic({ ...error, at }, plain)
        .split('\n')
        .at(-1),
    ).toBe('     │ \t     ^')
  })

  test('cuts a long line to where the trouble is', () => {
    const style = { colour: false, lineOf: () => `${'x'.repeat(4000)}HERE${'y'.repeat(4000)}` }
    const frame = formatDiagnostic({ ...error, at: { file: 'a', line: 1, column: 4001, length: 4 } }, style)
    const [, text, carets] = frame.split('\n') as [string, string, string]
    expect(text.length).toBeLessThan(120)
    expect(text.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('HERE')
  })

  test('colours the severity where colour is wanted', () => {
    expect(formatDiagnostic(error, { ...plain, colour: true })).toContain('\u001b[31merror\u001b[39m')
  })
})
