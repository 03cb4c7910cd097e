import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunSettings, runOffprint } from '../support/run-offprint.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'offprint-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ARTICLE = `---
title: A short walk
---

The town of Ambleford opened its new bridge on Monday. “It took us eleven years,” said Mara Lind, the mayor of
Ambleford.

![The bridge](bridge.png)

Nobody had expected it to be finished before the winter, and nobody was sorry to be wrong.
`

const write = (name: string, text: string) => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
  writeFileSync(path.join(folder, name), text)
}
const offprint = (args: readonly string[], settings: RunSettings = {}) =>
  runOffprint(args, { cwd: folder, ...settings })

beforeAll(() => {
  write('walk.md', ARTICLE)
  write('plain.txt', 'A first line\n\nThe town opened a bridge on Monday, and nobody was sorry.\n')
  write('two/walk.md', ARTICLE)
  write('two/plain.txt', 'The town opened a bridge on Monday.\n')
})

describe('help', () => {
  test('lists commands and options, and announces nothing that is not built', async () => {
    const { status, stdout, stderr } = await offprint(['--help'])
    expect([status, stderr]).toEqual([0, ''])
    for (const word of [
      'build',
      'inspect',
      'names',
      'quotes',
      'check',
      'init',
      'themes',
      'fonts',
      'explain',
      'completion',
    ]) {
      expect(stdout).toContain(`offprint ${word}`)
    }
    for (const word of ['preview', 'watch', 'batch']) expect(stdout).not.toContain(`offprint ${word}`)
  })

  test('has every flag of the contract under build', async () => {
    const { stdout } = await offprint(['build', '--help'])
    const flags =
      '--output --format --out-dir --title --author --date --lang --theme --trim --sides --booklet --paper --marks --bleed --profile --names --pull-quotes --sections --cover --strict --quiet --json --time-limit --from --keep-furniture --allow-net'
    for (const flag of flags.split(' ')) expect(stdout).toContain(flag)
  })
})

describe('wrong usage ends with status 2 and one line', () => {
  test.each([
    [['walk.md', '--fromat', 'pdf'], /^error U001: unknown option --fromat {10}did you mean --format\?\n$/],
    [['build', 'walk.md', '-x'], /^error U001: unknown option -x {10}/],
    [['walk.md', '--constructor', 'x'], /^error U001: unknown option --constructor/],
    [[], /^error U002: no input given/],
    [['-'], /^error U003: standard input .*--from txt/],
    [['walk.md', '-o', 'x.docx'], /^error U004: -o x\.docx/],
    [['walk.md', '-o', 'x.pdf', '--format', 'pdf'], /^error U007:/],
    [['walk.md', 'plain.txt', '-o', 'x.pdf'], /^error U008:/],
    [['walk.md', 'other/walk.txt'], /^error U009:/],
    [['walk.md', '--time-limit', 'soon'], /^error U006:/],
    [['walk.md', '--title'], /^error U012: Not enough arguments following: title/],
    [['walk.md', '--trim', 'a55'], /^error C201: --trim: unknown page size “a55” {10}one of a6, a5/],
    [['walk.md', '--theme', 'jurnal'], /^error C301: .*did you mean journal\?\n$/],
    [['walk.md', '--names', 'none.yaml'], /^error C208: no such names file: none\.yaml/],
    [['walk.md', '--lang', 'en"><script>'], /^error C201: --lang/],
    [['explain', 'C20l'], /^error U010: no such code: C20L {10}did you mean C20\d\?\n$/],
  ])('%j', async (args, line) => {
    const { status, stdout, stderr } = await offprint(args)
    expect(stderr).toMatch(line)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect([status, stdout]).toEqual([2, ''])
  })
})

describe('a configuration with a mistake', () => {
  test('is shown with its place, a caret and the right word', async () => {
    write('typo/offprint.yaml', 'page:\n  trim: a55\n')
    write('typo/deep/walk.md', ARTICLE)
    const { status, stderr } = await offprint(['typo/deep/walk.md'])
    expect(status).toBe(2)
    expect(stderr).toContain('typo/offprint.yaml:2:9: error C201: unknown page size “a55”\n')
    expect(stderr).toContain('   2 │   trim: a55\n     │         ^^^ one of a6, a5')
  })

  test('is shown in front matter just as well', async () => {
    write('front.md', ARTICLE.replace('---\n\n', 'page:\n  trm: a5\n---\n\n'))
    const { status, stderr } = await offprint(['front.md'])
    expect(status).toBe(2)
    expect(stderr).toContain('front.md:4:3: error C202: unknown key “page.trm”\n')
    expect(stderr).toContain('^^^ did you mean page.trim?')
  })

  test('is run by nobody: what looks like code is text', async () => {
    write(
      'code.md',
      '---js\nglobalThis.x = require("fs").writeFileSync("owned", "")\n---\n\nThe town opened.\n',
    )
    await offprint(['inspect', 'code.md'])
    expect(existsSync(path.join(folder, 'owned'))).toBe(false)
  })
})

describe('an input that cannot be read ends with status 5 and one line', () => {
  test.each([
    [['wakl.md'], /^error E101: no such file: wakl\.md {10}did you mean walk\.md\?\n$/],
    [['two'], /^error E106: several articles in the folder two {10}name one: plain\.txt, walk\.md\n$/],
    [['/dev/zero'], /^error E102:/],
    [['walk.xyz'], /^error E101:/],
    [['http://127.0.0.1:1/x.html'], /^error E104: cannot read http/],
  ])('%j', async (args, line) => {
    const { status, stdout, stderr } = await offprint(args)
    expect(stderr).toMatch(line)
    expect([status, stdout]).toEqual([5, ''])
  })

  test('also past its time, naming the stage it had reached', async () => {
    const { status, stderr } = await offprint(['walk.md', '--time-limit', '0.01'])
    expect(stderr).toMatch(/^error E107: stopped after 0\.01 s, at the stage “[\w ]+” {10}--time-limit/)
    expect(status).toBe(5)
  })
})

describe('build', () => {
  test('writes both books, reports on standard error and names them on standard output', async () => {
    const { status, stdout, stderr } = await offprint(['walk.md'])
    expect(status).toBe(0)
    expect(stdout).toMatch(/^Wrote out\/walk\.epub \(\d+ kB\) and out\/walk\.pdf \(\d+ kB\) in \d+\.\d s\n$/)
    expect(stderr).toMatch(/^ {2}read {4}walk\.md · Markdown · UTF-8 · English · \d+ words · 1 min\n/)
    expect(stderr).toContain('walk.md:8:1: warning I301: image not found: bridge.png (left out)')
    expect(stderr).not.toContain('\u001b')
    expect(readdirSync(path.join(folder, 'out')).sort()).toEqual(['walk.epub', 'walk.pdf'])
  })

  test('prints one JSON object, whose figures are those of the files', async () => {
    const { status, stdout } = await offprint([
      'walk.md',
      '--json',
      '-o',
      'j/a.pdf',
      '-o',
      'j/b.epub',
      '--strict',
    ])
    expect(status).toBe(6)
    const built = JSON.parse(stdout)
    expect(Object.keys(built)).toEqual(
      'input outputs title words names pullQuotes cut diagnostics ms'.split(' '),
    )
    expect(built).toMatchObject({ input: 'walk.md', title: 'A short walk', cut: [] })
    expect(Object.keys(built.names)).toEqual(['people', 'organisations', 'places'])
    expect(built.diagnostics).toMatchObject([
      { severity: 'warning', code: 'I301', file: 'walk.md', line: 8, column: 1 },
    ])
    const sorted = built.outputs.map((output: { path: string }) => output.path).sort()
    expect(sorted).toEqual(['j/a.pdf', 'j/b.epub'])
    for (const { path: name, bytes, sha256 } of built.outputs) {
      const content = readFileSync(path.join(folder, name))
      expect(content.length).toBe(bytes)
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256)
    }
  })

  test('reads standard input, and says nothing when told to', async () => {
    const run = await offprint(['-', '--from', 'txt', '--quiet', '--format', 'epub', '--out-dir', 'piped'], {
      input: 'The town of Ambleford opened its new bridge on Monday.\n',
    })
    expect(run).toEqual({ status: 0, stdout: '', stderr: '' })
    expect(readdirSync(path.join(folder, 'piped'))).toEqual(['article.epub'])
  })

  test('takes files of any name, behind -- also those that look like flags', async () => {
    const names = ['-dash.md', '$(touch owned).md', 'a\nb.md', '\u202egnp.md', `${'x'.repeat(250)}.md`]
    for (const name of names) write(`odd/${name}`, '---\ntitle: T\nlang: en\n---\n\nThe town opened.\n')
    const { status, stdout, stderr } = await offprint(
      ['--format', 'epub', '--cover', 'none', '--out-dir', 'made', '--', ...names],
      { cwd: path.join(folder, 'odd') },
    )
    expect([status, stderr.match(/error|warning|\u202e/g)]).toEqual([0, null])
    expect(stdout.trim().split('\n')).toHaveLength(names.length)
    expect(readdirSync(path.join(folder, 'odd')).sort()).toEqual([...names, 'made'].sort())
    expect(readdirSync(path.join(folder, 'odd/made')).sort()).toEqual(
      ['a-b.epub', 'dash.epub', 'gnp.epub', 'touch-owned.epub', `${'x'.repeat(200)}.epub`].sort(),
    )
  })

  test('builds what it can of several, and prints them as one object', async () => {
    const { status, stdout, stderr } = await offprint(['none.md', 'plain.txt', '--json', '--format', 'epub'])
    expect(status).toBe(5)
    expect(stderr).toContain('error E101: no such file: none.md')
    const [none, plain] = JSON.parse(stdout).builds
    expect(none).toMatchObject({
      input: 'none.md',
      outputs: [],
      diagnostics: [{ severity: 'error', code: 'E101' }],
    })
    expect(plain.outputs).toHaveLength(1)
  })

  test('does not write over its own input', async () => {
    write('odd.pdf', 'The town of Ambleford opened its new bridge on Monday.\n')
    const { status, stderr } = await offprint(['odd.pdf', '--from', 'txt', '-o', './odd.pdf'])
    expect([status, stderr.includes('error U005')]).toEqual([2, true])
    expect(readFileSync(path.join(folder, 'odd.pdf'), 'utf8')).toContain('Ambleford')
  })

  test('ends with status 3 where it cannot write', async () => {
    write('closed', '')
    const { status, stderr, stdout } = await offprint(['plain.txt', '--out-dir', 'closed', '--quiet'])
    expect(stderr).toMatch(/^error E302: cannot write closed\/plain\.epub: a part of its path is a file\n$/)
    expect([status, stdout]).toEqual([3, ''])
  })

  test('ends with status 130 and no half file when it is interrupted', async () => {
    const run = await offprint(['walk.md', '--out-dir', 'stopped'], {
      onStart: (child) => setTimeout(() => child.kill('SIGINT'), 700),
    })
    const files = existsSync(path.join(folder, 'stopped')) ? readdirSync(path.join(folder, 'stopped')) : []
    // On a fast machine the build may be through, on a slow one not yet listening.
    if (run.status === 130) expect(run.stderr).toBe('error E109: interrupted\n')
    else expect([0, null]).toContain(run.status)
    expect(files.filter((name) => !/^walk\.(epub|pdf)$|\.tmp$/.test(name))).toEqual([])
  })
})

describe('inspect', () => {
  test('prints what the contract fixes', async () => {
    const { status, stdout } = await offprint(['inspect', 'walk.md', '--json'])
    expect(status).toBe(0)
    const found = JSON.parse(stdout)
    expect(Object.keys(found)).toEqual(
      'title titleFrom byline dateline date lang words cut sections blocks names quotations pullQuotes diagnostics'.split(
        ' ',
      ),
    )
    expect(found).toMatchObject({
      title: 'A short walk',
      titleFrom: 'front-matter',
      byline: null,
      lang: 'en',
    })
    expect(found.sections).toMatchObject([{ heading: null, sections: [] }])
    const texts = new Map(found.blocks.map((block: { id: string; text: string }) => [block.id, block.text]))
    expect(found.sections[0].blocks.every((id: string) => texts.has(id))).toBe(true)
    const mara = found.names.find((entry: { name: string }) => entry.name === 'Mara Lind')
    expect(mara).toMatchObject({ kind: 'person', description: 'the mayor of Ambleford' })
    for (const { block, start, end } of mara.mentions) {
      expect(String(texts.get(block)).slice(start, end)).toContain('Lind')
    }
    expect(found.quotations).toMatchObject([
      { speaker: 'Mara Lind', text: expect.stringContaining('eleven years') },
    ])
    expect(readdirSync(folder)).not.toContain('walk.names.yaml')
  })
})

describe('names and quotes', () => {
  test('write the names file once, add to it on request, and rank sentences', async () => {
    write('n/walk.md', ARTICLE)
    const first = await offprint(['names', 'n/walk.md'])
    expect(first.stdout).toMatch(/^Wrote n\/walk\.names\.yaml with \d names?\n$/)
    const file = path.join(folder, 'n/walk.names.yaml')
    const text = readFileSync(file, 'utf8')
    expect(text).toContain('- name: Mara Lind')

    writeFileSync(file, text.replace(/ {2}- name: Mara Lind\n( {4}.*\n)*/, ''))
    const lacking = await offprint(['names', 'n/walk.md'])
    expect(lacking.stdout).toContain('lacks 1 name: Mara Lind')
    expect((await offprint(['names', 'n/walk.md', '--update'])).stdout).toContain('Added 1 name')
    expect(readFileSync(file, 'utf8')).toContain('- name: Mara Lind')

    const quotes = await offprint(['quotes', 'n/walk.md'])
    expect(quotes.status).toBe(0)
  })
})

describe('the small commands', () => {
  test('init writes a configuration that changes nothing, and never writes over one', async () => {
    const { status, stdout } = await offprint(['init', 'fresh'])
    expect([status, stdout]).toEqual([0, 'Wrote fresh/offprint.yaml\n'])
    const text = readFileSync(path.join(folder, 'fresh/offprint.yaml'), 'utf8')
    expect(text.split('\n').filter((line) => line && !line.startsWith('#'))).toEqual([])
    expect((await offprint(['init', 'fresh'])).status).toBe(2)
  })

  test('themes, fonts, explain and completion print what they know', async () => {
    const themes = (await offprint(['themes'])).stdout.split('\n\n')[0]!.split('\n')
    expect(themes).toContainEqual(expect.stringMatching(/^journal\s+\w/))
    // The first line of each file is a sentence.
    for (const theme of themes) expect(theme).toMatch(/\.$/)
    expect((await offprint(['fonts'])).stdout).toMatch(/^Source Serif 4\s+\d+ styles$/m)
    expect((await offprint(['explain', 'i301'])).stdout).toMatch(/^I301: An image was not found\n\n\w/)
    expect((await offprint(['completion'], { env: { SHELL: '/bin/bash' } })).stdout).toContain('offprint')
  })
})
