/** The bytes of a PDF and a change to one of its objects in, the PDF with an update at its end out (ISO 32000-1, 7.5.6). */

import { latin1 } from '../../src/check/pdf/lexer.ts'
import { Name, PdfStream, PdfString, type PdfValue, Ref } from '../../src/check/pdf/objects.ts'
import { openPdf, type PdfFile } from '../../src/check/pdf/pdf-file.ts'

/** Words of an object, or of what a stream holds, and what takes their place. */
export interface PdfAmendment {
  /** Looks at what streams hold instead of at objects. */
  readonly stream?: boolean
  /** Changes every object that has the words, not the first alone. */
  readonly all?: boolean
  readonly from: string | RegExp
  readonly to: string
}

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))

/** Writes an object as PDF, keys and values with one space between them. */
function serialize(value: PdfValue): string {
  if (value instanceof Name) return `/${value.value}`
  if (value instanceof Ref) return `${value.number} ${value.generation} R`
  if (value instanceof PdfString) return `<${Buffer.from(value.bytes).toString('hex')}>`
  if (value instanceof PdfStream) return serialize(value.dict)
  if (Array.isArray(value)) return `[${value.map(serialize).join(' ')}]`
  if (value instanceof Map) {
    const entries = [...(value as ReadonlyMap<string, PdfValue>)]
    return `<< ${entries.map(([key, each]) => `/${key} ${serialize(each)}`).join(' ')} >>`
  }
  return String(value)
}

/** Changes objects. @throws Error where there is nothing to change. */
export async function amendPdf(pdf: Uint8Array, amendment: PdfAmendment): Promise<Uint8Array> {
  const file = await openPdf(pdf)
  const changed: [number, string][] = []
  for (const number of file.numbers) {
    const body = amended(file, number, amendment)
    if (body === null) continue
    changed.push([number, body])
    if (!amendment.all) break
  }
  if (changed.length === 0) throw new Error(`no object has ${String(amendment.from)}`)
  return update(pdf, file, changed)
}

function amended(file: PdfFile, number: number, { stream, from, to }: PdfAmendment): string | null {
  const value = file.resolve(new Ref(number, 0))
  const isStream = value instanceof PdfStream
  if (stream && !isStream) return null
  const before = stream ? latin1(file.content(value) ?? new Uint8Array()) : serialize(value)
  const after = before.replace(from, to)
  if (after === before) return null
  if (!isStream) return after
  if (!stream) return withBytes(after, latin1(value.raw))
  const dict = new Map([...value.dict].filter(([key]) => !/^(?:Filter|DecodeParms|Length)$/.test(key)))
  return withBytes(`${serialize(dict).replace(/>>$/, '')}/Length ${after.length} >>`, after)
}

const withBytes = (dict: string, content: string): string => `${dict}\nstream\n${content}\nendstream`

/** Appends objects, cross references to them and a trailer. */
export function update(
  pdf: Uint8Array,
  file: PdfFile,
  objects: readonly (readonly [number, string])[],
  trailer: (text: string) => string = (text) => text,
): Uint8Array {
  let text = '\n'
  let table = 'xref\n'
  for (const [number, body] of objects) {
    table += `${number} 1\n${String(pdf.length + text.length).padStart(10, '0')} 00000 n \n`
    text += `${number} 0 obj\n${body}\nendobj\n`
  }
  const start = pdf.length + text.length
  const before = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(latin1(pdf.subarray(-64)))![1]
  const kept = new Map([...file.trailer].filter(([key]) => /^(?:Root|Info|ID|Size)$/.test(key)))
  const dict = trailer(serialize(kept)).replace(/>>$/, `/Prev ${before} >>`)
  return Buffer.concat([pdf, bytesOf(`${text}${table}trailer\n${dict}\nstartxref\n${start}\n%%EOF\n`)])
}
