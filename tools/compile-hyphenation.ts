/**
 * The patterns of the `hyphen` package → `assets/hyphenation/<language>.bin`, as src/typesetting/hyphenate.ts
 * reads them. Run with `npx tsx tools/compile-hyphenation.ts` after the package changes.
 */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { runInNewContext } from 'node:vm'

/**
 * Fewest letters before and after a hyphen. The values of hyph-utf8 for typesetting, but never a single letter
 * where a script has letters, and three at the end in French and Dutch as their printers have it. English
 * goes down to two at the end: line-opportunities.ts makes them dear.
 */
const MINIMUMS: Readonly<Record<string, readonly [number, number]>> = {
  cs: [2, 3],
  cy: [2, 3],
  'en-gb': [2, 2],
  'en-us': [2, 2],
  et: [2, 3],
  fr: [2, 3],
  ga: [2, 3],
  is: [2, 3],
  nl: [2, 3],
  pt: [2, 3],
  sa: [1, 3],
  sk: [2, 3],
  th: [2, 3],
  as: [1, 1],
  bn: [1, 1],
  cop: [1, 1],
  gu: [1, 1],
  hi: [1, 1],
  kn: [1, 1],
  ml: [1, 1],
  mr: [1, 1],
  'mul-ethi': [1, 1],
  or: [1, 1],
  pa: [1, 1],
  ta: [1, 1],
  te: [1, 1],
  'zh-latn-pinyin': [1, 1],
}
const USUAL_MINIMUMS = [2, 2] as const

/** Patterns that are left out: copies of `nb`, and one whose authors gave no licence. */
const LEFT_OUT: ReadonlySet<string> = new Set(['nn', 'no', 'mn-cyrl-x-lmc'])

type SourceTrie = number | [SourceTrie, number] | { readonly [letter: string]: SourceTrie }
type Source = [levels: number[][], trie: SourceTrie, exceptions?: Record<string, number[]>]

interface Node {
  readonly children: Map<string, Node>
  levels: readonly number[] | null
}

/** Levels of patterns are single digits; these are above all of them. */
const NEVER = 10
const ALWAYS = 11

const newNode = (): Node => ({ children: new Map(), levels: null })

/** Adds the branches of the package's trie, whose leaves are numbers of level lists. */
function addSource(node: Node, source: SourceTrie, levels: readonly number[][]): void {
  if (typeof source === 'number') {
    node.levels = levels[source]!
  } else if (Array.isArray(source)) {
    node.levels = levels[source[1]]!
    addSource(node, source[0], levels)
  } else {
    for (const [letter, branch] of Object.entries(source)) addSource(childOf(node, letter), branch, levels)
  }
}

function childOf(node: Node, letter: string): Node {
  const child = node.children.get(letter) ?? newNode()
  node.children.set(letter, child)
  return child
}

/** An exception is a pattern of the whole word that outweighs all others. */
function addException(root: Node, word: string, hyphens: readonly number[]): void {
  let node = root
  for (const letter of `.${word}.`) node = childOf(node, letter)
  node.levels = Array.from(word, (_, i) => (hyphens.includes(i) ? ALWAYS : NEVER))
}

/** Numbers nodes level by level, so that the children of a node follow one another. */
function breadthFirst(root: Node): { nodes: Node[]; letters: string[] } {
  const nodes = [root]
  const letters = ['']
  for (const node of nodes) {
    for (const letter of [...node.children.keys()].sort()) {
      nodes.push(node.children.get(letter)!)
      letters.push(letter)
    }
  }
  return { nodes, letters }
}

function compile([levels, trie, exceptions = {}]: Source, minimums: readonly [number, number]): Uint8Array {
  const root = newNode()
  addSource(root, trie, levels)
  for (const [word, hyphens] of Object.entries(exceptions)) addException(root, word, hyphens)
  const { nodes, letters } = breadthFirst(root)
  const alphabet = [...new Set(letters.slice(1))].sort()
  const lists = [...new Set(nodes.map((node) => node.levels?.join() ?? ''))].sort()
  if (lists[0] !== '') lists.unshift('')
  const children: number[] = [1]
  for (const node of nodes) children.push(children.at(-1)! + node.children.size)
  const numbers = letters.map((letter) => alphabet.indexOf(letter) + 1)
  const parts = [
    Uint16Array.from(alphabet, (letter) => letter.charCodeAt(0)),
    nodes.length < 0xffff ? Uint16Array.from(children) : Uint32Array.from(children),
    Uint16Array.from(nodes, (node) => lists.indexOf(node.levels?.join() ?? '')),
    alphabet.length < 0xff ? Uint8Array.from(numbers) : Uint16Array.from(numbers),
    Uint8Array.from(lists, (list) => (list === '' ? 0 : list.split(',').length)),
    Uint8Array.from(lists.flatMap((list) => (list === '' ? [] : list.split(',').map(Number)))),
  ]
  const header = Uint32Array.of(alphabet.length, nodes.length, lists.length, minimums[0], minimums[1])
  return padded([header, ...parts])
}

/** Joins arrays, each starting at a multiple of four bytes. */
function padded(parts: readonly (Uint8Array | Uint16Array | Uint32Array)[]): Uint8Array {
  const sizes = parts.map((part) => (part.byteLength + 3) & ~3)
  const bytes = new Uint8Array(sizes.reduce((sum, size) => sum + size))
  let at = 0
  parts.forEach((part, i) => {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at)
    at += sizes[i]!
  })
  return bytes
}

/** Evaluates a pattern file; some have letters as keys that JavaScript takes only in quotes. */
function load(file: string): Source {
  const code = readFileSync(file, 'utf8').replaceAll(/^(\s*)([^\s\w'"[\]{}(),;]):/gm, '$1"$2":')
  const module: { exports: unknown } = { exports: {} }
  runInNewContext(code, { module })
  return module.exports as Source
}

const require = createRequire(import.meta.url)
const patterns = path.join(path.dirname(require.resolve('hyphen')), 'patterns')
let total = 0
for (const file of readdirSync(patterns).sort()) {
  const language = path.basename(file, '.js')
  if (LEFT_OUT.has(language)) continue
  const bytes = compile(load(path.join(patterns, file)), MINIMUMS[language] ?? USUAL_MINIMUMS)
  writeFileSync(new URL(`../assets/hyphenation/${language}.bin`, import.meta.url), bytes)
  total += bytes.length
  console.log(`${language.padEnd(16)} ${bytes.length}`)
}
console.log(`${'all'.padEnd(16)} ${total}`)
