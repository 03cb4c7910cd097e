/**
 * A PDF's bytes in, the places of its objects and its trailer out (ISO 32000-1, sections 7.5.4 to 7.5.8).
 *
 * Where the cross references are broken the file is searched for objects, and that is told.
 */

import { Lexer, latin1 } from './lexer.ts'
import { type Dict, Keyword, Name, PdfFault, PdfStream, type PdfValue } from './objects.ts'

/** Where an object stands: in the file, or in a stream of objects. */
export type Entry = { readonly offset: number } | { readonly container: number; readonly index: number }

export interface CrossReferences {
  readonly entries: Map<number, Entry>
  readonly trailer: Dict
  /** What was wrong with them, or `null`. */
  readonly fault: string | null
}

/** Reads the object `n g obj …` at an offset: its number and what it is. */
export type ReadIndirect = (offset: number) => { readonly number: number; readonly value: PdfValue }
/** Unpacks a stream. */
export type Decode = (stream: PdfStream) => Uint8Array

/** Updates that a file may have been through. */
const MOST_SECTIONS = 1000

/** Reads the cross references. @throws {@link PdfFault} where not even a search finds a document. */
export function readXref(bytes: Uint8Array, readIndirect: ReadIndirect, decode: Decode): CrossReferences {
  try {
    return { ...followSections(bytes, readIndirect, decode), fault: null }
  } catch (error) {
    if (!(error instanceof PdfFault)) throw error
    return { ...searchObjects(bytes, readIndirect, decode), fault: error.message }
  }
}

type Found = Omit<CrossReferences, 'fault'>

function followSections(bytes: Uint8Array, readIndirect: ReadIndirect, decode: Decode): Found {
  const entries = new Map<number, Entry>()
  let trailer: Dict | null = null
  const seen = new Set<number>()
  const queue = [startOf(bytes)]
  for (let offset = queue.shift(); offset !== undefined; offset = queue.shift()) {
    if (seen.has(offset)) continue
    if (seen.add(offset).size > MOST_SECTIONS) throw new PdfFault('the cross references do not end')
    const isTable = latin1(bytes.subarray(offset, offset + 4)) === 'xref'
    const dict = isTable
      ? readTable(bytes, offset, entries)
      : readStream(offset, readIndirect, decode, entries)
    trailer ??= dict
    for (const key of ['XRefStm', 'Prev']) {
      const next = dict.get(key)
      if (typeof next === 'number') queue.push(next)
    }
  }
  if (!trailer?.has('Root')) throw new PdfFault('the trailer names no document')
  return { entries, trailer }
}

function startOf(bytes: Uint8Array): number {
  const tail = latin1(bytes.subarray(-2048))
  const at = tail.lastIndexOf('startxref')
  const offset = at < 0 ? Number.NaN : Number.parseInt(tail.slice(at + 9).trim(), 10)
  if (!(offset >= 0 && offset < bytes.length)) throw new PdfFault('“startxref” leads nowhere')
  return offset
}

/** Reads `xref` and the trailer after it; entries that are known already are newer. */
function readTable(bytes: Uint8Array, offset: number, entries: Map<number, Entry>): Dict {
  const lexer = new Lexer(bytes, offset + 4, false)
  for (;;) {
    const first = lexer.next()
    if (first instanceof Keyword && first.value === 'trailer') break
    const count = lexer.next()
    if (typeof first !== 'number' || typeof count !== 'number')
      throw new PdfFault('the cross reference table is damaged')
    for (let number = first; number < first + count; number++) {
      const at = lexer.next()
      lexer.next()
      const kind = lexer.next()
      if (typeof at !== 'number' || !(kind instanceof Keyword))
        throw new PdfFault('the cross reference table is damaged')
      if (kind.value === 'n' && !entries.has(number)) entries.set(number, { offset: at })
    }
  }
  const dict = new Lexer(bytes, lexer.position).object()
  if (!(dict instanceof Map)) throw new PdfFault('the trailer is no dictionary')
  return dict
}

function readStream(
  offset: number,
  readIndirect: ReadIndirect,
  decode: Decode,
  entries: Map<number, Entry>,
): Dict {
  const { value } = readIndirect(offset)
  if (!(value instanceof PdfStream)) throw new PdfFault('there are no cross references where they should be')
  const widths = numbersOf(value.dict.get('W'))
  if (widths.length < 3) throw new PdfFault('the cross reference stream has no widths')
  const content = decode(value)
  const index = numbersOf(value.dict.get('Index'))
  const ranges = index.length > 0 ? index : [0, Number(value.dict.get('Size'))]
  let at = 0
  const field = (width: number): number => {
    let number = 0
    for (let i = 0; i < width; i++) number = number * 256 + (content[at++] ?? 0)
    return number
  }
  for (let i = 0; i + 1 < ranges.length; i += 2)
    for (let number = ranges[i]!; number < ranges[i]! + ranges[i + 1]! && at < content.length; number++) {
      const type = widths[0] === 0 ? 1 : field(widths[0]!)
      const [second, third] = [field(widths[1]!), field(widths[2]!)]
      if (entries.has(number)) continue
      if (type === 1) entries.set(number, { offset: second })
      else if (type === 2) entries.set(number, { container: second, index: third })
    }
  return value.dict
}

const numbersOf = (value: PdfValue | undefined): number[] =>
  Array.isArray(value) ? value.filter((each): each is number => typeof each === 'number') : []

/** Finds objects by their heads; of two of one number the later is newer. */
function searchObjects(bytes: Uint8Array, readIndirect: ReadIndirect, decode: Decode): Found {
  const text = latin1(bytes)
  const entries = new Map<number, Entry>()
  const streams: [number, PdfStream][] = []
  for (const match of text.matchAll(/(?<![\d.])(\d{1,9})\s+\d{1,5}\s+obj\b/g)) {
    entries.set(Number(match[1]), { offset: match.index })
    const value = attempt(() => readIndirect(match.index).value)
    if (value instanceof PdfStream) streams.push([Number(match[1]), value])
  }
  for (const [number, stream] of streams) addContained(number, stream, decode, entries)
  const trailer = trailerIn(text, bytes) ?? streams.findLast(([, { dict }]) => dict.has('Root'))?.[1].dict
  if (!trailer) throw new PdfFault('no document can be found in it')
  return { entries, trailer }
}

/** Adds the objects of an object stream that stand nowhere else. */
function addContained(number: number, stream: PdfStream, decode: Decode, entries: Map<number, Entry>): void {
  const type = stream.dict.get('Type')
  const content = type instanceof Name && type.value === 'ObjStm' ? attempt(() => decode(stream)) : null
  if (!content) return
  const head = new Lexer(content, 0, false)
  for (let index = 0; index < Number(stream.dict.get('N')); index++) {
    const [object, offset] = [head.next(), head.next()]
    if (typeof object !== 'number' || typeof offset !== 'number') return
    if (!entries.has(object)) entries.set(object, { container: number, index })
  }
}

function trailerIn(text: string, bytes: Uint8Array): Dict | null {
  const at = text.lastIndexOf('trailer')
  const dict = at < 0 ? null : attempt(() => new Lexer(bytes, at + 7).object())
  return dict instanceof Map && dict.has('Root') ? dict : null
}

/** What is damaged beyond reading is passed over. */
function attempt<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof PdfFault) return null
    throw error
  }
}
