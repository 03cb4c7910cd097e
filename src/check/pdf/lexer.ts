/**
 * Bytes in, PDF objects and keywords out, one after another (ISO 32000-1, sections 7.2 and 7.3).
 *
 * Knows nothing of files: streams and cross references are read-indirect.ts's.
 */

import { type Dict, Keyword, Name, PdfFault, PdfString, type PdfValue, Ref } from './objects.ts'

/** Nesting of arrays and dictionaries; no writer comes near. */
const DEEPEST = 100

const WHITE = new Set([0, 9, 10, 12, 13, 32])
const DELIMITERS = new Set([...'()<>[]{}/%'].map((character) => character.charCodeAt(0)))
const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

const isRegular = (byte: number | undefined): boolean =>
  byte !== undefined && !WHITE.has(byte) && !DELIMITERS.has(byte)
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57

/** Reads objects from a place on. `null` from {@link next} is the object `null`; the end is `undefined`. */
export class Lexer {
  position: number
  private depth = 0

  constructor(
    readonly bytes: Uint8Array,
    start = 0,
    /** Content streams have no references. */
    private readonly references = true,
  ) {
    this.position = start
  }

  /** Reads the next object or keyword. @throws {@link PdfFault} where there is neither. */
  next(): PdfValue | Keyword | undefined {
    this.skipWhite()
    const byte = this.bytes[this.position]
    if (byte === undefined) return undefined
    switch (byte) {
      case 0x2f:
        return this.readName()
      case 0x28:
        return this.readLiteral()
      case 0x3c:
        return this.bytes[this.position + 1] === 0x3c ? this.readDict() : this.readHex()
      case 0x5b:
        return this.readArray()
    }
    if (DELIMITERS.has(byte)) return this.readDelimiter(byte)
    const word = this.readWord()
    return /^[+-]*\d*\.?\d*-?\d*$/.test(word) && /\d/.test(word) ? this.readNumber(word) : wordValue(word)
  }

  /** Reads an object. @throws {@link PdfFault} where a keyword or the end stands in its place. */
  object(): PdfValue {
    const found = this.next()
    if (found === undefined || found instanceof Keyword)
      throw new PdfFault(`an object is missing at byte ${this.position}`)
    return found
  }

  skipWhite(): void {
    for (;;) {
      const byte = this.bytes[this.position]
      if (byte === 0x25) {
        while (this.position < this.bytes.length && !isLineEnd(this.bytes[this.position]!)) this.position++
      } else if (byte !== undefined && WHITE.has(byte)) this.position++
      else return
    }
  }

  private readWord(): string {
    const start = this.position
    while (isRegular(this.bytes[this.position])) this.position++
    return latin1(this.bytes.subarray(start, this.position))
  }

  /** `>>`, `]` and stray delimiters, which whoever opened something looks for. */
  private readDelimiter(byte: number): Keyword {
    const double = byte === 0x3e && this.bytes[this.position + 1] === 0x3e
    this.position += double ? 2 : 1
    return new Keyword(double ? '>>' : String.fromCharCode(byte))
  }

  private readName(): Name {
    this.position++
    return new Name(
      this.readWord().replace(/#([\da-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    )
  }

  private readNumber(word: string): number | Ref {
    const number = Number(word.replace(/^[+-]*(?=-)|^\+/, '').replace(/(?<=\d)-.*$/, ''))
    if (!this.references || !/^\d+$/.test(word)) return number
    return this.referenceTo(number) ?? number
  }

  /** Looks ahead for `generation R`. */
  private referenceTo(number: number): Ref | null {
    const start = this.position
    this.skipWhite()
    const from = this.position
    while (isDigit(this.bytes[this.position])) this.position++
    if (this.position > from) {
      const generation = Number(latin1(this.bytes.subarray(from, this.position)))
      this.skipWhite()
      if (this.bytes[this.position] === 0x52 && !isRegular(this.bytes[this.position + 1])) {
        this.position++
        return new Ref(number, generation)
      }
    }
    this.position = start
    return null
  }

  private readArray(): readonly PdfValue[] {
    return this.nested(() => {
      this.position++
      const values: PdfValue[] = []
      for (;;) {
        const value = this.next()
        if (value instanceof Keyword && value.value === ']') return values
        if (value === undefined || value instanceof Keyword) throw new PdfFault('an array does not end')
        values.push(value)
      }
    })
  }

  private readDict(): Dict {
    return this.nested(() => {
      this.position += 2
      const dict = new Map<string, PdfValue>()
      for (;;) {
        const key = this.next()
        if (key instanceof Keyword && key.value === '>>') return dict
        if (!(key instanceof Name)) throw new PdfFault(`a dictionary has no key at byte ${this.position}`)
        dict.set(key.value, this.object())
      }
    })
  }

  private nested<T>(read: () => T): T {
    if (++this.depth > DEEPEST) throw new PdfFault('objects are nested too deep')
    const value = read()
    this.depth--
    return value
  }

  private readHex(): PdfString {
    const end = this.bytes.indexOf(0x3e, this.position)
    if (end < 0) throw new PdfFault('a string does not end')
    const digits = latin1(this.bytes.subarray(this.position + 1, end)).replace(/[^\da-f]/gi, '')
    this.position = end + 1
    const pairs = (digits.length % 2 ? `${digits}0` : digits).match(/../g) ?? []
    return new PdfString(Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)))
  }

  private readLiteral(): PdfString {
    const out: number[] = []
    let depth = 1
    for (this.position++; ; this.position++) {
      const byte = this.bytes[this.position]
      if (byte === undefined) throw new PdfFault('a string does not end')
      if (byte === 0x5c) {
        this.readEscape(out)
        continue
      }
      if (byte === 0x28) depth++
      if (byte === 0x29 && --depth === 0) break
      out.push(byte)
    }
    this.position++
    return new PdfString(Uint8Array.from(out))
  }

  /** Reads what follows a backslash; the position ends on its last byte. */
  private readEscape(out: number[]): void {
    const character = String.fromCharCode(this.bytes[++this.position] ?? 0)
    if (/[0-7]/.test(character)) {
      const octal = /^[0-7]{1,3}/.exec(latin1(this.bytes.subarray(this.position, this.position + 3)))![0]
      out.push(Number.parseInt(octal, 8) & 0xff)
      this.position += octal.length - 1
    } else if (character === '\r' && this.bytes[this.position + 1] === 10) this.position++
    else if (!/[\r\n]/.test(character)) out.push(ESCAPES[character] ?? character.charCodeAt(0))
  }
}

const isLineEnd = (byte: number): boolean => byte === 10 || byte === 13

function wordValue(word: string): null | boolean | Keyword {
  if (word === 'null') return null
  return word === 'true' ? true : word === 'false' ? false : new Keyword(word)
}

/** Bytes as text, one character each. */
export function latin1(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}
