/** An XMP packet in, what checks ask of it out. */

/** Addresses of the name spaces that are asked for. */
const NAMES = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  dc: 'http://purl.org/dc/elements/1.1/',
  pdfuaid: 'http://www.aiim.org/pdfua/ns/id/',
  pdfaid: 'http://www.aiim.org/pdfa/ns/id/',
}

export interface Xmp {
  readonly title: string | null
  /** `1` for PDF/UA-1. */
  readonly uaPart: string | null
  /** `2` and `A` for PDF/A-2a. */
  readonly archivalPart: string | null
  readonly archivalLevel: string | null
}

/** Reads a packet; `null` where there is none, or it is no XML. */
export async function readXmp(bytes: Uint8Array | null): Promise<Xmp | null> {
  if (!bytes) return null
  const { XmlDocument, XmlParseError } = await import('libxml2-wasm')
  try {
    const document = XmlDocument.fromBuffer(bytes)
    const value = (path: string): string | null => {
      const found = document.eval(`string(${path})`, NAMES)
      return typeof found === 'string' && found.trim() ? found.trim() : null
    }
    // A property may stand as an element or as an attribute of its description.
    const property = (name: string) => value(`//rdf:Description/@${name} | //${name}`)
    const xmp = {
      title: value('//dc:title//rdf:li'),
      uaPart: property('pdfuaid:part'),
      archivalPart: property('pdfaid:part'),
      archivalLevel: property('pdfaid:conformance'),
    }
    document.dispose()
    return xmp
  } catch (error) {
    if (error instanceof XmlParseError) return null
    throw error
  }
}
