/** A ToUnicode CMap's bytes in, letters by character codes out (ISO 32000-1, section 9.10.3). */

import { Lexer, latin1 } from './lexer.ts'
import { Keyword, PdfFault, PdfString, type PdfValue } from './objects.ts'
import { decodeUtf16 } from './read-text.ts'

/** Codes that one range may stand for. */
const WIDEST = 65_536

/** Reads a CMap: letters by codes, those as their bytes, one character each. What is damaged ends it. */
export function readToUnicode(bytes: Uint8Array): ReadonlyMap<string, string> {
  const letters = new Map<string, string>()
  const lexer = new Lexer(bytes, 0, false)
  let operands: PdfValue[] = []
  try {
    for (let next = lexer.next(); next !== undefined; next = lexer.next()) {
      if (!(next instanceof Keyword)) operands.push(next)
      else {
        if (next.value === 'endbfchar') addCharacters(operands, letters)
        else if (next.value === 'endbfrange') addRanges(operands, letters)
        operands = []
      }
    }
  } catch (error) {
    if (!(error instanceof PdfFault)) throw error
  }
  return letters
}

function addCharacters(operands: readonly PdfValue[], letters: Map<string, string>): void {
  for (let i = 0; i + 1 < operands.length; i += 2) {
    const [code, text] = [operands[i], operands[i + 1]]
    if (code instanceof PdfString && text instanceof PdfString)
      letters.set(latin1(code.bytes), decodeUtf16(text.bytes))
  }
}

function addRanges(operands: readonly PdfValue[], letters: Map<string, string>): void {
  for (let i = 0; i + 2 < operands.length; i += 3) {
    const [from, to, target] = [operands[i], operands[i + 1], operands[i + 2]]
    if (!(from instanceof PdfString) || !(to instanceof PdfString)) continue
    const count = Math.min(numberOf(to.bytes) - numberOf(from.bytes) + 1, WIDEST)
    for (let step = 0; step < count; step++) {
      const text = Array.isArray(target) ? target[step] : target
      if (!(text instanceof PdfString)) continue
      const bytes = Array.isArray(target) ? text.bytes : plus(text.bytes, step)
      letters.set(latin1(plus(from.bytes, step)), decodeUtf16(bytes))
    }
  }
}

const numberOf = (bytes: Uint8Array): number => bytes.reduce((number, byte) => number * 256 + byte, 0)

/** Adds to a number written in bytes. */
function plus(bytes: Uint8Array, step: number): Uint8Array {
  const sum = Uint8Array.from(bytes)
  let rest = step
  for (let i = sum.length - 1; i >= 0 && rest > 0; i--) {
    rest += sum[i]!
    sum[i] = rest & 0xff
    rest >>= 8
  }
  return sum
}
