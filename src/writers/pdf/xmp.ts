/**
 * What the PDF says about itself → its XMP packet. ISO 16684-1; the conformance entries follow ISO 19005-2, 6.6.4
 * with 6.6.2.3 for the schema it does not know, ISO 14289-1, 5, and ISO 15930-7, 6.2.
 */

import type { Conformance } from './profiles.ts'

/** Facts for the packet and the document's information. */
export interface Description {
  readonly title: string
  readonly authors: readonly string[]
  readonly subject: string | null
  readonly keywords: readonly string[]
  readonly lang: string
  /** `urn:uuid:…` */
  readonly identifier: string
  readonly date: Date
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Escapes text, and leaves out what XML 1.0 cannot say. */
const escaped = (text: string): string =>
  text
    .replace(/[&<>]/g, (character) => ESCAPES[character]!)
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')

/** Writes the packet. */
export function xmpPacket(about: Description, { pdfa, ua, pdfx }: Conformance): string {
  const date = `${about.date.toISOString().slice(0, 19)}Z`
  const keywords = about.keywords.join(', ')
  const parts = [
    described('dc', 'http://purl.org/dc/elements/1.1/', [
      `<dc:format>application/pdf</dc:format>`,
      `<dc:title>${list('Alt', [about.title], ' xml:lang="x-default"')}</dc:title>`,
      about.authors.length > 0 ? `<dc:creator>${list('Seq', about.authors)}</dc:creator>` : '',
      about.subject
        ? `<dc:description>${list('Alt', [about.subject], ' xml:lang="x-default"')}</dc:description>`
        : '',
      about.keywords.length > 0 ? `<dc:subject>${list('Bag', about.keywords)}</dc:subject>` : '',
      `<dc:language>${list('Bag', [about.lang])}</dc:language>`,
    ]),
    described('xmp', 'http://ns.adobe.com/xap/1.0/', [
      ...['CreateDate', 'ModifyDate', 'MetadataDate'].map((name) => `<xmp:${name}>${date}</xmp:${name}>`),
      '<xmp:CreatorTool>Offprint</xmp:CreatorTool>',
    ]),
    described('pdf', 'http://ns.adobe.com/pdf/1.3/', [
      '<pdf:Producer>Offprint</pdf:Producer>',
      keywords ? `<pdf:Keywords>${escaped(keywords)}</pdf:Keywords>` : '',
      pdfx ? '<pdf:Trapped>False</pdf:Trapped>' : '',
    ]),
    described('xmpMM', 'http://ns.adobe.com/xap/1.0/mm/', [
      `<xmpMM:DocumentID>${escaped(about.identifier)}</xmpMM:DocumentID>`,
      '<xmpMM:VersionID>1</xmpMM:VersionID>',
      '<xmpMM:RenditionClass>default</xmpMM:RenditionClass>',
    ]),
    pdfa ? archival(pdfa.part, pdfa.level) : '',
    ua ? UNIVERSAL_ACCESS : '',
    pdfx
      ? described('pdfxid', 'http://www.npes.org/pdfx/ns/id/', [
          `<pdfxid:GTS_PDFXVersion>${pdfx}</pdfxid:GTS_PDFXVersion>`,
        ])
      : '',
  ]
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
${parts.filter(Boolean).join('\n')}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`
}

function described(prefix: string, namespace: string, properties: readonly string[]): string {
  const body = properties.filter(Boolean).join('\n')
  return `<rdf:Description rdf:about="" xmlns:${prefix}="${namespace}">\n${body}\n</rdf:Description>`
}

function list(kind: 'Alt' | 'Bag' | 'Seq', values: readonly string[], attribute = ''): string {
  const items = values.map((value) => `<rdf:li${attribute}>${escaped(value)}</rdf:li>`)
  return `<rdf:${kind}>${items.join('')}</rdf:${kind}>`
}

const archival = (part: number, level: string): string =>
  described('pdfaid', 'http://www.aiim.org/pdfa/ns/id/', [
    `<pdfaid:part>${part}</pdfaid:part>`,
    `<pdfaid:conformance>${level}</pdfaid:conformance>`,
  ])

/** PDF/A knows PDF/UA's mark only by a description of it. */
const UNIVERSAL_ACCESS = `${described('pdfuaid', 'http://www.aiim.org/pdfua/ns/id/', ['<pdfuaid:part>1</pdfuaid:part>'])}
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`
