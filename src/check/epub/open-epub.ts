/** The bytes of an EPUB in, its package document, content documents and style sheets out. */

import type { XmlDocument, XmlElement, XmlNode } from 'libxml2-wasm'
import type { Diagnostic, SourcePlace } from '../../diagnostics.ts'
import { fault } from '../report.ts'

/** Most that an EPUB may unpack to; picture books have some 100 MB. */
const LIMIT = 512 * 2 ** 20

/** Prefixes of paths in these documents. */
export const NAMESPACES = {
  h: 'http://www.w3.org/1999/xhtml',
  epub: 'http://www.idpf.org/2007/ops',
  opf: 'http://www.idpf.org/2007/opf',
  dc: 'http://purl.org/dc/elements/1.1/',
  svg: 'http://www.w3.org/2000/svg',
  xlink: 'http://www.w3.org/1999/xlink',
  c: 'urn:oasis:names:tc:opendocument:xmlns:container',
}

/** A file of XML. */
export interface EpubDocument {
  readonly path: string
  readonly xml: XmlDocument
}

/** A content document. */
export interface ContentDocument extends EpubDocument {
  readonly ids: ReadonlySet<string>
}

export interface Publication {
  readonly name: string
  readonly paths: ReadonlySet<string>
  readonly package: EpubDocument
  /** Content documents, those of the spine first and in its order. */
  readonly documents: readonly ContentDocument[]
  /** Paths of the linear spine. */
  readonly spine: readonly string[]
  /** The navigation document, which may stand in the spine. */
  readonly navigation: ContentDocument | null
  readonly styles: ReadonlyMap<string, string>
  /** What could not be read. */
  readonly faults: readonly Diagnostic[]
  /** Frees the documents. */
  dispose(): void
}

/** An EPUB that cannot be opened at all, with the finding that says so. */
export class EpubFault extends Error {
  override readonly name = 'EpubFault'
  constructor(readonly finding: Diagnostic) {
    super(finding.message)
  }
}

/** Files of an EPUB by their paths. */
export type EpubFiles = ReadonlyMap<string, Uint8Array>

/** Opens an EPUB's files. @throws {@link EpubFault} where there is no package document to be read. */
export async function openEpub(name: string, files: EpubFiles): Promise<Publication> {
  const { XmlDocument, XmlParseError } = await import('libxml2-wasm')
  const faults: Diagnostic[] = []
  const opened: XmlDocument[] = []
  const parse = (path: string): XmlDocument | null => {
    const content = files.get(path)
    if (!content) return null
    try {
      const document = XmlDocument.fromBuffer(content)
      opened.push(document)
      return document
    } catch (error) {
      if (!(error instanceof XmlParseError)) throw error
      const line = error.details[0]?.line
      const at = { file: `${name}/${path}`, ...(line ? { line } : {}) }
      faults.push(fault('B203', `no XML: ${error.details[0]?.message.trim() ?? 'broken'}`, XML_HINT, at))
      return null
    }
  }
  const found = readPackage(parse)
  if (!found) {
    for (const document of opened) document.dispose()
    const message = 'its package document cannot be found or read'
    throw new EpubFault(fault('B203', message, 'META-INF/container.xml must name it', { file: name }))
  }
  const { manifest, spine } = readManifest(found)
  const documents = documentsOf(manifest, spine, parse)
  const navPath = manifest.find(({ properties }) => properties.includes('nav'))?.path
  const styles = manifest.filter(({ type }) => type === 'text/css')
  return {
    name,
    paths: new Set(files.keys()),
    package: found,
    documents,
    spine: spine.filter(({ linear }) => linear).map(({ path }) => path),
    navigation: documents.find(({ path }) => path === navPath) ?? null,
    styles: new Map(
      styles.map(({ path }) => [path, new TextDecoder().decode(files.get(path) ?? new Uint8Array())]),
    ),
    faults,
    dispose: () => {
      for (const document of opened) document.dispose()
    },
  }
}

const XML_HINT = 'EPUB wants well-formed XML: every element closed, & written &amp;'

type Parse = (path: string) => XmlDocument | null

/** Unpacks an EPUB. @throws {@link EpubFault} for what is no zip, or unpacks to too much. */
export async function unzipEpub(name: string, bytes: Uint8Array): Promise<EpubFiles> {
  const { unzipSync } = await import('fflate')
  let total = 0
  try {
    // No file is given more room than the directory says it needs.
    const files = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize
        if (total > LIMIT) throw new Error('it unpacks to more than 512 MB')
        return true
      },
    })
    return new Map(Object.entries(files))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new EpubFault(
      fault('B203', `it cannot be unpacked: ${reason}`, 'is it an EPUB, and whole?', { file: name }),
    )
  }
}

function readPackage(parse: Parse): EpubDocument | null {
  const container = parse('META-INF/container.xml')
  const path = container && textOf(container, 'string(//c:rootfile/@full-path)')
  const xml = path ? parse(path) : null
  return xml ? { path: path!, xml } : null
}

interface Item {
  readonly id: string
  readonly path: string
  readonly type: string
  readonly properties: readonly string[]
}

function readManifest({ path, xml }: EpubDocument) {
  const manifest = elements(xml, '//opf:manifest/opf:item').map(
    (item): Item => ({
      id: attribute(item, 'id'),
      path: resolvePath(path, attribute(item, 'href'))?.path ?? '',
      type: attribute(item, 'media-type'),
      properties: attribute(item, 'properties').split(/\s+/),
    }),
  )
  const byId = new Map(manifest.map((item) => [item.id, item]))
  const spine = elements(xml, '//opf:spine/opf:itemref').flatMap((reference) => {
    const item = byId.get(attribute(reference, 'idref'))
    return item ? [{ path: item.path, linear: attribute(reference, 'linear') !== 'no' }] : []
  })
  return { manifest, spine }
}

function documentsOf(
  manifest: readonly Item[],
  spine: readonly { readonly path: string }[],
  parse: Parse,
): ContentDocument[] {
  const contents = manifest.filter(({ type }) => type === 'application/xhtml+xml').map(({ path }) => path)
  const ordered = new Set([
    ...spine.map(({ path }) => path).filter((path) => contents.includes(path)),
    ...contents,
  ])
  return [...ordered].flatMap((path): ContentDocument[] => {
    const xml = parse(path)
    const ids = xml?.find('//@id').map(({ content }) => content)
    return xml ? [{ path, xml, ids: new Set(ids) }] : []
  })
}

/** Elements that a path finds. */
export const elements = (from: XmlDocument | XmlNode, path: string): XmlElement[] =>
  from.find(path, NAMESPACES) as XmlElement[]

/** What a path that gives a string gives. */
export const textOf = (from: XmlDocument | XmlNode, path: string): string =>
  String(from.eval(path, NAMESPACES)).trim()

/** An attribute, or the empty string. */
export const attribute = (element: XmlElement, name: string, prefix?: string): string =>
  element.attr(name, prefix)?.value ?? ''

/** The place of an element. */
export const placeIn = ({ name }: Publication, { path }: EpubDocument, node?: XmlNode): SourcePlace => ({
  file: `${name}/${path}`,
  ...(node ? { line: node.line } : {}),
})

/**
 * Resolves a reference from one file of the container to another.
 *
 * @returns `null` for one that leads out of it, or is no reference.
 */
export function resolvePath(from: string, href: string): { path: string; fragment: string } | null {
  const base = `epub://book/${from.split('/').map(encodeURIComponent).join('/')}`
  if (!URL.canParse(href, base)) return null
  const { protocol, host, pathname, hash } = new URL(href, base)
  if (protocol !== 'epub:' || host !== 'book') return null
  return { path: decoded(pathname.slice(1)), fragment: decoded(hash.slice(1)) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
