/** Paragraphs in WordprocessingML → the bytes of a Word document. */

import { strToU8, zipSync } from 'fflate'

const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>'
const RELATIONS = (target: string, type: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

const style = (id: string, name: string) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`

/** A paragraph of plain text, in a style of {@link docx}. */
export const paragraph = (text: string, styleId?: string) =>
  `<w:p>${styleId ? `<w:pPr><w:pStyle w:val="${styleId}"/></w:pPr>` : ''}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

/** The parts of a Word document. */
export function docxParts(body: string): Record<string, string> {
  const styles = [
    ['Title', 'Title'],
    ['Subtitle', 'Subtitle'],
    ['H1', 'heading 1'],
    ['H2', 'heading 2'],
    ['Quote', 'Quote'],
    ['Mine', 'Mine'],
  ]
  return {
    '[Content_Types].xml': TYPES,
    '_rels/.rels': RELATIONS('word/document.xml', 'officeDocument'),
    'word/_rels/document.xml.rels': RELATIONS('styles.xml', 'styles'),
    'word/styles.xml': `<w:styles ${WORD}>${styles.map(([id, name]) => style(id!, name!)).join('')}</w:styles>`,
    'word/document.xml': `<w:document ${WORD}><w:body>${body}</w:body></w:document>`,
  }
}

/** A Word document of paragraphs. */
export function docx(body: string, parts: Record<string, string | Uint8Array> = {}): Uint8Array {
  const files = Object.entries({ ...docxParts(body), ...parts })
  return zipSync(
    Object.fromEntries(
      files.map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content]),
    ),
    { level: 1 },
  )
}
