/**
 * Speeds up what is built: patterns that take V8 long to compile, in every process, get a quick twin.
 *
 * - One with `\p{…}` takes a quarter of a millisecond, for hundreds of ranges that most texts have no letter of. In its
 *   twin `\p{…}` stands for the characters of Latin texts alone, and `quick-pattern.ts` looks through texts of no other
 *   characters with that.
 * - One that is a list of whole words (`/^(?:of|for|on)$/`) takes a tenth. Its twin is a set.
 */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'esbuild'
import ts from 'typescript'
import { LATIN } from './quick-pattern.ts'

/** Puts both twins in the place of each such pattern of the sources. */
export const quickPatterns: Plugin = {
  name: 'quick patterns',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^quick-pattern$/ }, () => ({
      path: path.join(import.meta.dirname, 'quick-pattern.ts'),
    }))
    onLoad({ filter: /[/\\]src[/\\].*\.ts$/ }, ({ path: file }) => ({
      contents: withTwins(readFileSync(file, 'utf8')),
      loader: 'ts',
    }))
  },
}

/** Rewrites a module; its lines keep their numbers. */
export function withTwins(source: string): string {
  let head = "import { LatinPattern as $Latin, WordsPattern as $Words } from 'quick-pattern';"
  let body = ''
  let from = 0
  const literals = patternsIn(source)
  literals.forEach(({ text, end }, i) => {
    head += `const $${i} = ${twinOf(text)};`
    body += `${source.slice(from, end - text.length)}$${i}`
    from = end
  })
  return literals.length === 0 ? source : head + body + source.slice(from)
}

/** Finds the patterns of a module that get a twin. */
export function patternsIn(source: string): { readonly text: string; readonly end: number }[] {
  const found: { text: string; end: number }[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node) && (hasLatinTwin(node.text) || wordsOf(node.text)))
      found.push({ text: node.text, end: node.end })
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('', source, ts.ScriptTarget.Latest))
  return found
}

function twinOf(literal: string): string {
  const words = wordsOf(literal)
  return words
    ? `new $Words('${words.join('|')}', () => ${literal})`
    : `new $Latin('${flagsOf(literal)}', () => ${literal}, () => ${latinTwin(literal)})`
}

/** The words of a pattern that lists whole words, each with letters that may be left out (`teams?`); else null. */
export function wordsOf(literal: string): string[] | null {
  const list = /^\/\^\(\?:([\p{L}\p{N} ,&?|-]+)\)\$\/$/u.exec(literal)?.[1]
  return list === undefined ? null : list.split('|').flatMap(spellings)
}

function spellings(word: string): string[] {
  const mark = word.indexOf('?')
  if (mark < 0) return [word]
  const rests = spellings(word.slice(mark + 1))
  return [word.slice(0, mark), word.slice(0, mark - 1)].flatMap((start) => rests.map((rest) => start + rest))
}

const flagsOf = (literal: string): string => literal.slice(literal.lastIndexOf('/') + 1)

/** Sticky patterns and those with `\P{…}` have none. */
const hasLatinTwin = (literal: string): boolean =>
  /\\p\{/.test(literal) && !/\\P\{/.test(literal) && !flagsOf(literal).includes('y')

/** Writes the characters of Latin texts that have a property into a literal, in the place of the property. */
export function latinTwin(literal: string): string {
  const flags = flagsOf(literal).includes('i') ? 'iu' : 'u'
  let inClass = false
  return literal.replace(/\\p\{[^}]+\}|\\.|[[\]]/g, (part) => {
    if (part === '[' || part === ']') inClass = part === '['
    if (!part.startsWith('\\p{')) return part
    const ranges = latinRanges(new RegExp(part, flags))
    return inClass ? ranges : `[${ranges}]`
  })
}

function latinRanges(property: RegExp): string {
  const written = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`
  let ranges = ''
  let start: number | null = null
  for (let code = 0; code <= 0xffff; code++) {
    const character = String.fromCharCode(code)
    const has = LATIN.test(character) && property.test(character)
    if (has) start ??= code
    if (has || start === null) continue
    ranges += start === code - 1 ? written(start) : `${written(start)}-${written(code - 1)}`
    start = null
  }
  return ranges
}
