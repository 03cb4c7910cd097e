/**
 * Finished files → the bytes of an EPUB, by way of epub-gen-memory.
 *
 * Of that library only the options, the template plumbing, the container and the zip are used. Its HTML fixer,
 * its EJS and its fetchers never see a word of the article: the templates it is given are constant, chapters it
 * is given none, and what would fetch is overridden.
 */

import { EPub } from 'epub-gen-memory'
import { checkXml } from './check-xml.ts'

/** A file under `OEBPS/`. */
export interface EpubFile {
  readonly href: string
  readonly content: string | Uint8Array
}

/** What the library asks for by name, ready-made. */
export interface Contents {
  readonly packageDocument: string
  readonly ncx: string
  readonly files: readonly EpubFile[]
  /** Seconds since 1970, for every entry of the zip. */
  readonly epoch: number
}

/** Zip dates begin with 1980. */
const FIRST_ZIP_DATE = 315_532_800

/** Compressed already. */
const STORED = /^mimetype$|\.(?:png|jpe?g)$/

class AssembledEpub extends EPub {
  readonly #contents: Contents

  constructor(contents: Contents) {
    const constant = {
      contentOPF: '<%- locals.packageDocument %>',
      tocNCX: '<%- locals.ncx %>',
      tocXHTML: '',
      chapterXHTML: '',
      css: '',
    }
    super({ title: 'Offprint', version: 3, verbose: false, ...constant }, [])
    const { packageDocument, ncx } = contents
    Object.assign(this.options, { packageDocument, ncx })
    this.#contents = contents
  }

  protected override async generateTemplateFiles(): Promise<void> {
    await super.generateTemplateFiles()
    for (const unused of ['style.css', 'toc.xhtml']) this.zip.remove(`OEBPS/${unused}`)
    for (const { href, content } of this.#contents.files) this.zip.file(`OEBPS/${href}`, content)
  }

  protected override async downloadAllFonts(): Promise<void> {}
  protected override async downloadAllImages(): Promise<void> {}
  protected override async makeCover(): Promise<void> {}

  /** Puts the entries in a fixed order with a fixed date, folders left out. */
  override async render(): Promise<this> {
    await super.render()
    const date = new Date(Math.max(this.#contents.epoch, FIRST_ZIP_DATE) * 1000)
    const entries = Object.values(this.zip.files).filter(({ dir }) => !dir)
    for (const name of Object.keys(this.zip.files)) delete this.zip.files[name]
    for (const entry of entries.sort((a, b) => order(a.name) - order(b.name) || (a.name < b.name ? -1 : 1))) {
      entry.date = date
      entry.options.compression = STORED.test(entry.name) ? 'STORE' : 'DEFLATE'
      this.zip.files[entry.name] = entry
    }
    return this
  }

  override async genEpub(): Promise<Buffer> {
    await this.render()
    return this.generateAsync({ type: 'nodebuffer', mimeType: 'application/epub+zip', platform: 'UNIX' })
  }
}

const FIRST = ['mimetype', 'META-INF/container.xml', 'OEBPS/content.opf']

const order = (name: string): number => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length)

/**
 * Packs the files. The order and dates in the zip follow from the contents alone.
 *
 * @throws {@link OffprintError} M104 where one of them is XML that is not well-formed.
 */
export async function assemble(contents: Contents): Promise<Uint8Array> {
  const { packageDocument, ncx, files } = contents
  checkXml([{ href: 'content.opf', content: packageDocument }, { href: 'toc.ncx', content: ncx }, ...files])
  return new AssembledEpub(contents).genEpub()
}
