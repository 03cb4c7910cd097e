/** Names of canaries in, articles of each format out that name them everywhere a format can. */

import { strToU8, zipSync } from 'fflate'
import { docx, docxParts, paragraph } from './write-docx.ts'

/** A source without its name. */
export interface CanaryArticle {
  readonly format: string
  readonly bytes: Uint8Array
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;')

/** Elements that would load something, and one XML entity, for each reference. */
const html = (ref: string): string => {
  const it = escaped(ref)
  return `<img src="${it}" srcset="${it} 2x" alt="A bridge"><picture><source srcset="${it}"><img data-src="${it}" alt=""></picture>
<link rel="stylesheet" href="${it}"><style>@import url("${it}"); p { background: url(${it}) } @font-face { font-family: F; src: url("${it}") }</style>
<p style="background: url('${it}')">The town opened its bridge. <a href="${it}">There</a>.</p>
<iframe src="${it}"></iframe><object data="${it}"></object><embed src="${it}"><video src="${it}" poster="${it}"></video>
<svg><image href="${it}" xlink:href="${it}"/><use href="${it}#x"/></svg><script src="${it}"></script>
<figure><img src="${it}"><figcaption>The bridge</figcaption></figure>`
}

const head = (ref: string): string =>
  `<base href="${escaped(ref)}"><meta property="og:image" content="${escaped(ref)}"><meta http-equiv="refresh" content="0; url=${escaped(ref)}"><link rel="icon" href="${escaped(ref)}">`

const markdown = (ref: string): string =>
  `![A bridge](<${ref}>)\n\n![reference][x]\n\n[there](<${ref}>)\n\n${html(ref)}\n\n[x]: <${ref}>\n`

/** An SVG that names a file wherever SVG and XML let it. */
export const canarySvg = (ref: string): string =>
  `<?xml version="1.0"?><?xml-stylesheet href="${escaped(ref)}"?><!DOCTYPE svg [<!ENTITY x SYSTEM "${escaped(ref)}"><!ENTITY % y SYSTEM "${escaped(ref)}"> %y;]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xi="http://www.w3.org/2001/XInclude" width="90" height="90">
<style>@import url("${escaped(ref)}"); rect { fill: url("${escaped(ref)}#x") }</style><image href="${escaped(ref)}" xlink:href="${escaped(ref)}" width="61" height="67"/>
<use xlink:href="${escaped(ref)}#x"/><xi:include href="${escaped(ref)}" parse="text"/><text y="20">&x;</text><rect width="9" height="9" fill="url(${escaped(ref)}#x)"/></svg>`

const DRAWING = (id: string, how: string): string =>
  `<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:${how}="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`

function word(refs: readonly string[]): Uint8Array {
  const body = refs
    .flatMap((_, index) => [DRAWING(`x${index}`, 'link'), DRAWING(`x${index}`, 'embed')])
    .join('')
  const parts = docxParts('')
  const [entity] = refs
  const relations = refs.map(
    (ref, index) =>
      `<Relationship Id="x${index}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="${escaped(ref)}"${index % 2 ? '' : ' TargetMode="External"'}/>`,
  )
  const name = 'word/_rels/document.xml.rels'
  return docx(`${paragraph('The town opened its bridge.')}${body}`, {
    [name]: parts[name]!.replace('</Relationships>', `${relations.join('')}</Relationships>`),
    'word/styles.xml': `<!DOCTYPE x [<!ENTITY x SYSTEM "${escaped(entity!)}">]>${parts['word/styles.xml']}`,
    '../secret.txt': 'out of the folder',
  })
}

/** A book of one chapter, with files inside and names that lead out. */
function epub(refs: readonly string[], chapter = refs.map(html).join('\n')): Uint8Array {
  const items = refs.map(
    (ref, index) => `<item id="i${index}" href="${escaped(ref)}" media-type="image/png"/>`,
  )
  const [entity] = refs
  const files = {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'OEBPS/a.opf': `<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A bridge</dc:title></metadata><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/>${items.join('')}</manifest><spine><itemref idref="c"/>${items.map((_, index) => `<itemref idref="i${index}"/>`).join('')}</spine></package>`,
    'OEBPS/c.xhtml': `<!DOCTYPE html [<!ENTITY x SYSTEM "${escaped(entity!)}">]><html xmlns="http://www.w3.org/1999/xhtml"><head><title>A</title></head><body><p>The town opened its bridge. &x;</p>${chapter}</body></html>`,
    'OEBPS/in.svg': canarySvg(entity!),
    '../../secret.txt': 'out of the folder',
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
}

/** An article in each format that names every one. */
export function canaryArticles(refs: readonly string[]): CanaryArticle[] {
  const words = 'The town of Ambleford opened its new bridge on Monday. '
  const page = (body: string) =>
    `<!DOCTYPE html><html><head><title>A bridge</title>${refs.map(head).join('')}</head><body><article><p>${words.repeat(20)}</p>${body}</article></body></html>`
  const drawings = refs.map(
    (ref) => `data:image/svg+xml;base64,${Buffer.from(canarySvg(ref)).toString('base64')}`,
  )
  return [
    { format: 'md', bytes: strToU8(`# A bridge\n\n${words}\n\n${refs.map(markdown).join('\n')}`) },
    {
      format: 'md',
      bytes: strToU8(`# Drawings\n\n${words}\n\n${drawings.map((it) => `![](${it})`).join('\n\n')}`),
    },
    ...refs.map((ref) => ({
      format: 'md',
      bytes: strToU8(`---\ntitle: A bridge\ncover-image: ${JSON.stringify(ref)}\n---\n\n${words}\n`),
    })),
    { format: 'html', bytes: strToU8(page(refs.map(html).join('\n'))) },
    { format: 'txt', bytes: strToU8(`${words}\n\n${refs.join('\n\n')}\n`) },
    { format: 'docx', bytes: word(refs) },
    { format: 'epub', bytes: epub(refs) },
    { format: 'epub', bytes: epub(refs, '<img src="in.svg" alt="A drawing"/>') },
  ]
}

/** Keys of the front matter that name files. */
export const FILE_KEYS = [
  'theme',
  'templates',
  'fonts.body',
  'fonts.head',
  'names',
  'cover',
  'pdf.icc',
  'output.dir',
]
