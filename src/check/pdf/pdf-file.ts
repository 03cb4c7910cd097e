/**
 * A PDF's bytes in, its objects by reference out, each read when it is asked for (ISO 32000-1, section 7.5).
 *
 * Knows what a file is, and nothing of pages, structure or what is right.
 */

import { type Inflate, loadInflate, unascii85, unhex, unpredict } from './decode-stream.ts'
import { Lexer, latin1 } from './lexer.ts'
import { type Dict, Keyword, Name, PdfFault, PdfStream, PdfString, type PdfValue, Ref } from './objects.ts'
import { readText } from './read-text.ts'
import { type CrossReferences, readXref } from './read-xref.ts'

/** References that lead to references. */
const LONGEST_CHAIN = 32

/** Opens a PDF. @throws {@link PdfFault} for what is none. */
export async function openPdf(bytes: Uint8Array): Promise<PdfFile> {
  return new PdfFile(bytes, await loadInflate())
}

/** The objects of a file. What cannot be read is `null`, and is told in {@link PdfFile.faults}. */
export class PdfFile {
  readonly trailer: Dict
  /** What was wrong with the file as a file, each once. */
  readonly faults = new Set<string>()
  private readonly references: CrossReferences
  private readonly known = new Map<number, PdfValue>()
  private readonly containers = new Map<number, readonly PdfValue[]>()

  constructor(
    readonly bytes: Uint8Array,
    private readonly inflate: Inflate,
  ) {
    if (!latin1(bytes.subarray(0, 1024)).includes('%PDF-'))
      throw new PdfFault('it does not begin with “%PDF-”')
    this.references = readXref(
      bytes,
      (offset) => this.readIndirect(offset),
      (stream) => this.decode(stream),
    )
    this.trailer = this.references.trailer
    if (this.references.fault) this.faults.add(this.references.fault)
  }

  /** Numbers of all objects, ascending. */
  get numbers(): readonly number[] {
    return [...this.references.entries.keys()].sort((a, b) => a - b)
  }

  /** Follows references to what is no reference. */
  resolve(value: PdfValue | undefined): PdfValue {
    let found = value ?? null
    for (let steps = 0; found instanceof Ref; steps++) {
      if (steps > LONGEST_CHAIN) return null
      found = this.objectOf(found.number)
    }
    return found
  }

  /** A value under keys of dictionaries in dictionaries. */
  at(value: PdfValue | undefined, ...keys: readonly string[]): PdfValue {
    let found = this.resolve(value)
    for (const key of keys) found = this.resolve(this.dict(found)?.get(key))
    return found
  }

  /** A dictionary, or that of a stream. */
  dict(value: PdfValue | undefined): Dict | null {
    const found = this.resolve(value)
    if (found instanceof PdfStream) return found.dict
    return found instanceof Map ? found : null
  }

  array(value: PdfValue | undefined): readonly PdfValue[] {
    const found = this.resolve(value)
    return Array.isArray(found) ? found : []
  }

  name(value: PdfValue | undefined): string | null {
    const found = this.resolve(value)
    return found instanceof Name ? found.value : null
  }

  number(value: PdfValue | undefined): number | null {
    const found = this.resolve(value)
    return typeof found === 'number' ? found : null
  }

  /** A text string, decoded. */
  text(value: PdfValue | undefined): string | null {
    const found = this.resolve(value)
    return found instanceof PdfString ? readText(found) : null
  }

  /** The bytes that a stream stands for; `null` for what is no stream or cannot be unpacked. */
  content(value: PdfValue | undefined): Uint8Array | null {
    const found = this.resolve(value)
    if (!(found instanceof PdfStream)) return null
    try {
      return this.decode(found)
    } catch (error) {
      return this.fault(error)
    }
  }

  private objectOf(number: number): PdfValue {
    const known = this.known.get(number)
    if (known !== undefined) return known
    // An object whose reading leads to itself is nothing.
    this.known.set(number, null)
    const value = this.read(number)
    this.known.set(number, value)
    return value
  }

  private read(number: number): PdfValue {
    const entry = this.references.entries.get(number)
    if (!entry) return null
    try {
      if ('container' in entry) return this.contained(entry.container)[entry.index] ?? null
      const found = this.readIndirect(entry.offset)
      if (found.number !== number) throw new PdfFault(`object ${number} is not where it should be`)
      return found.value
    } catch (error) {
      return this.fault(error)
    }
  }

  private fault(error: unknown): null {
    if (!(error instanceof PdfFault)) throw error
    this.faults.add(error.message)
    return null
  }

  /** The objects of an object stream (section 7.5.7). */
  private contained(container: number): readonly PdfValue[] {
    const known = this.containers.get(container)
    if (known) return known
    const stream = this.objectOf(container)
    if (!(stream instanceof PdfStream)) throw new PdfFault(`object ${container} is no object stream`)
    const content = this.decode(stream)
    const first = this.number(stream.dict.get('First')) ?? 0
    const head = new Lexer(content, 0, false)
    const count = this.number(stream.dict.get('N')) ?? 0
    const offsets: number[] = []
    for (let i = 0; i < count && i < content.length; i++) {
      head.next()
      offsets.push(Number(head.next()))
    }
    const values = offsets.map((offset) => new Lexer(content, first + offset).object())
    this.containers.set(container, values)
    return values
  }

  private readIndirect(offset: number): { number: number; value: PdfValue } {
    const lexer = new Lexer(this.bytes, offset)
    const number = lexer.next()
    const generation = lexer.next()
    const word = lexer.next()
    if (typeof number !== 'number' || typeof generation !== 'number' || !isWord(word, 'obj'))
      throw new PdfFault(`no object begins at byte ${offset}`)
    const value = lexer.object()
    const after = lexer.position
    if (!(value instanceof Map) || !isWord(lexer.next(), 'stream')) return { number, value }
    return { number, value: this.readStream(value, lexer.position, after) }
  }

  private readStream(dict: Dict, position: number, dictEnd: number): PdfStream {
    const { bytes } = this
    const start =
      position +
      (bytes[position] === 13 ? 1 : 0) +
      (bytes[position] === 10 || bytes[position + 1] === 10 ? 1 : 0)
    // Until the cross references are read no length can be looked up.
    const length =
      this.references || typeof dict.get('Length') === 'number' ? this.number(dict.get('Length')) : null
    const end = start + (length ?? 0)
    const closes = length !== null && /^\s*endstream/.test(latin1(bytes.subarray(end, end + 16)))
    if (closes) return new PdfStream(dict, bytes.subarray(start, end))
    this.faults.add(`the stream at byte ${dictEnd} is not as long as it says`)
    return new PdfStream(dict, bytes.subarray(start, searchEnd(bytes, start)))
  }

  private decode({ dict, raw }: PdfStream): Uint8Array {
    const filters = this.listOf(dict.get('Filter') ?? dict.get('F'))
    const parameters = this.listOf(dict.get('DecodeParms') ?? dict.get('DP'))
    return filters.reduce<Uint8Array>(
      (bytes, filter, index) => this.unfilter(bytes, this.name(filter), this.dict(parameters[index])),
      raw,
    )
  }

  private listOf(value: PdfValue | undefined): readonly PdfValue[] {
    const found = this.resolve(value)
    if (found === null) return []
    return Array.isArray(found) ? found : [found]
  }

  private unfilter(bytes: Uint8Array, filter: string | null, parameters: Dict | null): Uint8Array {
    switch (filter) {
      case 'FlateDecode':
      case 'Fl':
        return unpredict(this.inflate(bytes), {
          predictor: this.number(parameters?.get('Predictor')) ?? 1,
          columns: this.number(parameters?.get('Columns')) ?? 1,
          colours: this.number(parameters?.get('Colors')) ?? 1,
          bits: this.number(parameters?.get('BitsPerComponent')) ?? 8,
        })
      case 'ASCIIHexDecode':
      case 'AHx':
        return unhex(bytes)
      case 'ASCII85Decode':
      case 'A85':
        return unascii85(bytes)
      default:
        throw new PdfFault(`a stream is packed with ${filter}, which is not read`)
    }
  }
}

const isWord = (value: PdfValue | Keyword | undefined, word: string): boolean =>
  value instanceof Keyword && value.value === word

function searchEnd(bytes: Uint8Array, from: number): number {
  const mark = [...'endstream'].map((character) => character.charCodeAt(0))
  for (let at = bytes.indexOf(mark[0]!, from); at >= 0; at = bytes.indexOf(mark[0]!, at + 1))
    if (mark.every((byte, index) => bytes[at + index] === byte)) return at
  return bytes.length
}
