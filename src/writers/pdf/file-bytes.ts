/**
 * What pdfkit writes, line by line → the bytes of the file, with everything that is no stream packed into
 * compressed object streams: a tagged book is a third smaller for it.
 *
 * Follows ISO 32000-1, 7.5.7 and 7.5.8. pdfkit itself writes each object as text, and a table of their offsets.
 */

import type { Kit, Ref } from './kit.ts'

/** Objects in a stream: a reader unpacks all of them to see one. */
const OBJECTS_IN_A_STREAM = 200

/** Where an object is: at an offset in the file, or in an object stream. */
type Place = { readonly offset: number } | { readonly stream: Ref; readonly index: number }

/**
 * Takes over pdfkit's writing.
 *
 * @returns The function that gives the bytes once pdfkit has ended.
 */
export function collectBytes(kit: Kit, version: string): () => Uint8Array {
  const file = new FileBytes(kit)
  // Four bytes beyond ASCII tell programs that the file is not text.
  file.put(`%PDF-${version}\n%\xe2\xe3\xcf\xd3\n`)
  kit._write = (chunk) => file.take(chunk)
  kit._finalize = () => file.finish()
  return () => file.bytes()
}

class FileBytes {
  private readonly kit: Kit
  private readonly chunks: Uint8Array[] = []
  /** Lines that are not bytes yet: there are a hundred thousand in a book. */
  private lines = ''
  private readonly places = new Map<number, Place>()
  private packed: { id: number; text: string }[] = []
  /** The object that is being written, until it is known whether it is a stream. */
  private id = 0
  private head: string | null = null

  constructor(kit: Kit) {
    this.kit = kit
    kit._offset = 0
  }

  put(text: string): void {
    this.lines += text
    this.kit._offset += text.length
  }

  /** Takes a line of an object (`12 0 obj`, its value, `stream`, …, `endobj`), or a stream's bytes. */
  take(chunk: string | Uint8Array): void {
    if (typeof chunk !== 'string') this.takeBytes(chunk)
    else if (this.id === 0) this.id = Number.parseInt(chunk, 10)
    else if (this.head === null) this.head = chunk
    else if (chunk === 'stream') this.openStream(this.head)
    else if (chunk !== 'endobj') this.put(`${chunk}\n`)
    else this.closeObject(this.head)
  }

  private openStream(head: string): void {
    this.places.set(this.id, { offset: this.kit._offset })
    this.put(`${this.id} 0 obj\n${head}\nstream\n`)
  }

  private closeObject(head: string): void {
    if (this.places.has(this.id)) this.put('endobj\n')
    else this.packed.push({ id: this.id, text: head })
    this.id = 0
    this.head = null
  }

  private takeBytes(bytes: Uint8Array): void {
    this.flush()
    this.chunks.push(bytes)
    this.kit._offset += bytes.length
  }

  private flush(): void {
    this.chunks.push(Buffer.from(this.lines, 'latin1'))
    this.lines = ''
  }

  /** Writes the object streams, and the stream that says where every object is. */
  finish(): void {
    const { packed } = this
    for (let i = 0; i < packed.length; i += OBJECTS_IN_A_STREAM)
      this.pack(packed.slice(i, i + OBJECTS_IN_A_STREAM))
    const { kit } = this
    const table = kit.ref({
      Type: 'XRef',
      W: [1, 4, 2],
      Root: kit._root,
      Info: kit._info,
      ID: [kit._id, kit._id],
    })
    const start = kit._offset
    this.places.set(table.id, { offset: start })
    table.data.Size = table.id + 1
    table.end(this.table(table.id + 1))
    this.put(`startxref\n${start}\n%%EOF\n`)
  }

  private pack(objects: readonly { id: number; text: string }[]): void {
    const stream = this.kit.ref({ Type: 'ObjStm', N: objects.length })
    let index = ''
    let body = ''
    for (const [i, { id, text }] of objects.entries()) {
      index += `${id} ${body.length} `
      body += `${text}\n`
      this.places.set(id, { stream, index: i })
    }
    stream.data.First = index.length
    stream.end(Buffer.from(index + body, 'latin1'))
  }

  /** Seven bytes for each object: its kind, where it is, and its number in an object stream. */
  private table(size: number): Uint8Array {
    const view = new DataView(new ArrayBuffer(7 * size))
    view.setUint16(5, 0xffff)
    for (const [id, place] of this.places) {
      const inFile = 'offset' in place
      view.setUint8(7 * id, inFile ? 1 : 2)
      view.setUint32(7 * id + 1, inFile ? place.offset : place.stream.id)
      view.setUint16(7 * id + 5, inFile ? 0 : place.index)
    }
    return new Uint8Array(view.buffer)
  }

  bytes(): Uint8Array {
    this.flush()
    return Buffer.concat(this.chunks)
  }
}
