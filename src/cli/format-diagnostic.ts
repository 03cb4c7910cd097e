/** A diagnostic in, the lines that people read out: place, severity, code, sentence, caret frame, hint. */

import { styleText } from 'node:util'
import type { Diagnostic, Severity, SourcePlace } from '../diagnostics.ts'
import { printable } from './printable.ts'

export interface DiagnosticStyle {
  readonly colour: boolean
  /** Gives a line of a source, counted from 1, or `null` where there is none. */
  readonly lineOf: (file: string, line: number) => string | null
}

const COLOURS: Readonly<Record<Severity, Parameters<typeof styleText>[0]>> = {
  note: 'cyan',
  warning: 'yellow',
  error: 'red',
}

/** White between a sentence and its hint on one line. */
const GAP = '          '
/** Columns of a frame; a paragraph is one long line. */
const FRAME = 100

/** Writes a diagnostic; several lines where a frame shows its place. */
export function formatDiagnostic(diagnostic: Diagnostic, style: DiagnosticStyle): string {
  const { severity, code, at } = diagnostic
  const message = printable(diagnostic.message)
  const hint = diagnostic.hint && printable(diagnostic.hint)
  const label = style.colour ? styleText(COLOURS[severity], severity, { validateStream: false }) : severity
  const head = `${at ? `${placeText(at)}: ` : ''}${label} ${code}: ${message}`
  const frame = at && (at.length !== undefined || severity === 'error') ? frameOf(at, hint, style) : null
  if (frame) return [head, ...frame].join('\n')
  if (!hint) return head
  return at ? `${head}; ${hint}` : `${head}${GAP}${hint}`
}

const placeText = ({ file, line, column, page }: SourcePlace): string =>
  [printable(file), line, column].filter((part) => part !== undefined).join(':') +
  (page === undefined ? '' : `, page ${page}`)

/** The line with the one before it, and carets under the stretch, the hint behind them. */
function frameOf(at: SourcePlace, hint: string | undefined, { lineOf }: DiagnosticStyle): string[] | null {
  const { file, line, column, length = 1 } = at
  if (line === undefined || column === undefined) return null
  const text = lineOf(file, line)
  if (text === null || column > text.length + 1) return null

  const margin = String(line).length + 3
  const before = line > 1 ? lineOf(file, line - 1) : null
  const row = (number: number, content: string) =>
    `${String(number).padStart(margin)} │ ${printable(content)}`
  const from = Math.max(0, column - 1 - FRAME / 2)
  const shown = text.slice(from, from + FRAME)
  const carets = '^'.repeat(Math.max(1, Math.min(length, shown.length - (column - 1 - from))))
  const white = shown.slice(0, column - 1 - from).replace(/[^\t]/g, ' ')
  return [
    ...(before === null || from > 0 ? [] : [row(line - 1, before.slice(0, FRAME))]),
    row(line, shown),
    `${' '.repeat(margin)} │ ${white}${carets}${hint ? ` ${hint}` : ''}`,
  ]
}
