/** The objects that a PDF is made of (ISO 32000-1, section 7.3). Data only. */

/** `/Name`, without its slash. */
export class Name {
  constructor(readonly value: string) {}
}

/** `12 0 R`. */
export class Ref {
  constructor(
    readonly number: number,
    readonly generation: number,
  ) {}
}

/** A string's bytes; what they mean depends on where it stands. */
export class PdfString {
  constructor(readonly bytes: Uint8Array) {}
}

/** A word that is no object: `obj`, `endstream`, an operator of a content stream. */
export class Keyword {
  constructor(readonly value: string) {}
}

/** A dictionary with bytes, as they stand in the file. */
export class PdfStream {
  constructor(
    readonly dict: Dict,
    readonly raw: Uint8Array,
  ) {}
}

export type Dict = ReadonlyMap<string, PdfValue>

export type PdfValue =
  | null
  | boolean
  | number
  | Name
  | Ref
  | PdfString
  | PdfStream
  | Dict
  | readonly PdfValue[]

/** What is wrong with the bytes, so that they cannot be read as PDF. */
export class PdfFault extends Error {
  override readonly name = 'PdfFault'
}
