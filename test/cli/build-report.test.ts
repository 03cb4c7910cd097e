import { describe, expect, test } from 'vitest'
import { bookletLine, buildReport, wroteLine } from '../../src/cli/build-report.ts'
import type { BuildResult, BuiltFile } from '../../src/cli/build-task.ts'

const file = (path: string, bytes: number): BuiltFile => ({
  path,
  format: path.endsWith('.pdf') ? 'pdf' : 'epub',
  bytes,
  sha256: '',
  pages: null,
})

const result: BuildResult = {
  input: 'summit.txt',
  outputs: [file('out/summit.epub', 128_000), file('out/summit.pdf', 92_400)],
  title: 'Chinese President Xi Jinping plans to visit Russia',
  titleFrom: 'first-sentence',
  format: 'plain text',
  encoding: 'UTF-8',
  lang: 'en',
  words: 804,
  names: { person: 8, organisation: 4, place: 1, other: 0 },
  pullQuotes: [{ speaker: 'Wang Wenbin', text: '…' }],
  cut: ['Please read our comment policy before commenting.'],
  pages: { trim: 'a4', labels: ['1', '2', '3'], tagged: true },
  diagnostics: [],
}

describe('buildReport', () => {
  test('says what was read, found, left out and made', () => {
    expect(buildReport(result)).toEqual([
      '  read    summit.txt · plain text · UTF-8 · English · 804 words · 4 min',
      '  title   “Chinese President Xi Jinping plans to visit Russia”   from the first sentence (set: --title or title:)',
      '  cut     1 line of site furniture: “Please read our comment policy before commenting.”   (keep: --keep-furniture)',
      '  names   8 people · 4 organisations · 1 place   edit: offprint names summit.txt',
      '  quotes  1 pull quote: Wang Wenbin',
      '  pdf     3 pages · A4 · tagged',
      '  epub    EPUB 3.3 · page list 1–3',
    ])
  })

  test('says nothing of what is not there', () => {
    const bare = { ...result, cut: [], pullQuotes: [], pages: null, lang: 'und' }
    expect(buildReport(bare).join('\n')).not.toMatch(/cut|pdf/)
    expect(buildReport(bare)[0]).toContain('language unknown')
    expect(buildReport(bare).at(-1)).toBe('  epub    EPUB 3.3 · no page list')
  })
})

describe('wroteLine', () => {
  test('lists the files with their sizes and the time', () => {
    expect(wroteLine(result.outputs, 940)).toBe(
      'Wrote out/summit.epub (128 kB) and out/summit.pdf (92 kB) in 0.9 s',
    )
    expect(wroteLine([file('a.pdf', 100)], 60)).toBe('Wrote a.pdf (1 kB) in 0.1 s')
    expect(wroteLine([file('a.pdf', 2_340_000)], 60)).toContain('(2.3 MB)')
  })

  test('tells how to print a booklet', () => {
    expect(bookletLine(result.outputs)).toBeNull()
    expect(bookletLine([file('out/x.booklet.pdf', 1)])).toContain('short edge')
  })
})
