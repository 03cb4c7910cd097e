/** A PDF in, its pages in order out, with what they inherit (ISO 32000-1, section 7.7.3). */

import { latin1 } from './lexer.ts'
import { type Dict, PdfString, type PdfValue, Ref } from './objects.ts'
import type { PdfFile } from './pdf-file.ts'

/** Left, bottom, right, top, in points. */
export type Box = readonly [number, number, number, number]

/** Kinds of boxes, from the outside to the inside. */
export type BoxName = 'MediaBox' | 'CropBox' | 'BleedBox' | 'TrimBox' | 'ArtBox'

export interface PdfPage {
  /** From 1. */
  readonly number: number
  /** Object number, by which structure and links name it. */
  readonly object: number
  readonly dict: Dict
  readonly resources: PdfValue
}

const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate']
const DEEPEST = 64

/** Lists the pages. */
export function readPages(file: PdfFile): readonly PdfPage[] {
  const pages: PdfPage[] = []
  const seen = new Set<number>()
  const visit = (value: PdfValue, inherited: ReadonlyMap<string, PdfValue>, depth: number): void => {
    const node = file.dict(value)
    const object = value instanceof Ref ? value.number : -1
    if (!node || depth > DEEPEST || (object >= 0 && seen.has(object))) return
    seen.add(object)
    const own = INHERITED.flatMap((key): [string, PdfValue][] =>
      node.has(key) ? [[key, node.get(key)!]] : [],
    )
    const below = new Map([...inherited, ...own])
    if (node.has('Kids')) {
      for (const kid of file.array(node.get('Kids'))) visit(kid, below, depth + 1)
      return
    }
    const dict = new Map([...below, ...node])
    pages.push({ number: pages.length + 1, object, dict, resources: dict.get('Resources') ?? null })
  }
  visit(
    file.at(file.trailer.get('Root')) && (file.dict(file.trailer.get('Root'))?.get('Pages') ?? null),
    new Map(),
    0,
  )
  return pages
}

/** A box of a page, in order; `null` where it has none of its own, or one that is no box. */
export function boxOf(file: PdfFile, page: PdfPage, name: BoxName): Box | null {
  const numbers = file.array(page.dict.get(name)).map((value) => file.number(value))
  if (numbers.length !== 4 || numbers.some((number) => number === null)) return null
  const [a, b, c, d] = numbers as [number, number, number, number]
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]
}

/** The bytes of a page's content, its streams one after another; `null` where one cannot be read. */
export function pageContent(file: PdfFile, page: PdfPage): Uint8Array | null {
  const contents = file.resolve(page.dict.get('Contents'))
  const streams = Array.isArray(contents) ? contents : contents === null ? [] : [contents]
  const parts = streams.map((stream) => file.content(stream))
  if (parts.some((part) => part === null)) return null
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part!.length + 1, 0)).fill(10)
  let at = 0
  for (const part of parts) {
    whole.set(part!, at)
    at += part!.length + 1
  }
  return whole
}

/** Flattens a number tree (section 7.9.7). */
export const numberTree = (file: PdfFile, root: PdfValue): ReadonlyMap<number, PdfValue> =>
  new Map(
    leaves(file, root, 'Nums').flatMap(([key, value]): [number, PdfValue][] => {
      const number = file.number(key)
      return number === null ? [] : [[number, value]]
    }),
  )

/** Flattens a name tree (section 7.9.6); keys as their bytes, one character each. */
export const nameTree = (file: PdfFile, root: PdfValue): ReadonlyMap<string, PdfValue> =>
  new Map(
    leaves(file, root, 'Names').flatMap(([key, value]): [string, PdfValue][] => {
      const name = file.resolve(key)
      return name instanceof PdfString ? [[latin1(name.bytes), value]] : []
    }),
  )

function leaves(file: PdfFile, root: PdfValue, list: 'Nums' | 'Names'): [PdfValue, PdfValue][] {
  const found: [PdfValue, PdfValue][] = []
  const seen = new Set<Dict>()
  const visit = (value: PdfValue, depth: number): void => {
    const node = file.dict(value)
    if (!node || seen.has(node) || depth > DEEPEST) return
    seen.add(node)
    const pairs = file.array(node.get(list))
    for (let i = 0; i + 1 < pairs.length; i += 2) found.push([pairs[i]!, pairs[i + 1]!])
    for (const kid of file.array(node.get('Kids'))) visit(kid, depth + 1)
  }
  visit(root, 0)
  return found
}
