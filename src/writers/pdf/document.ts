/**
 * Opens and closes the file: header, metadata, output intent, viewer preferences; everything that is neither page
 * nor structure.
 */

import PDFDocument from 'pdfkit'
import { collectBytes } from './file-bytes.ts'
import { type Dict, type Kit, literal, PdfName, type Ref } from './kit.ts'
import type { Conformance } from './profiles.ts'
import type { Viewing } from './sheets.ts'
import { type Description, xmpPacket } from './xmp.ts'

export interface OpenFile {
  readonly kit: Kit
  /**
   * Ends the file and gives its bytes.
   *
   * @param digest - Of the content, in hexadecimal: the file is known by it.
   */
  close(digest: string): Uint8Array
}

/** Opens a file that says of itself what `about` and `conformance` say. */
export function openFile(about: Description, conformance: Conformance, viewing: Viewing): OpenFile {
  const kit = new PDFDocument({
    pdfVersion: conformance.version,
    autoFirstPage: false,
    margin: 0,
    // No default: pdfkit would load the metrics of Helvetica.
    font: null as unknown as string,
    lang: about.lang,
    displayTitle: true,
    info: documentInformation(about, conformance) as PDFKit.DocumentInfo,
  }) as unknown as Kit
  const bytes = collectBytes(kit, conformance.version)
  kit.endMetadata = () => writeMetadata(kit, about, conformance)
  writeOutputIntent(kit, conformance)
  writeViewing(kit, viewing)
  return {
    kit,
    close(digest) {
      kit._id = Buffer.from(digest.slice(0, 32), 'hex')
      kit.end()
      return bytes()
    },
  }
}

function documentInformation(about: Description, { pdfx }: Conformance): Dict {
  return {
    Producer: 'Offprint',
    Creator: 'Offprint',
    CreationDate: about.date,
    ModDate: about.date,
    Title: about.title,
    ...(about.authors.length > 0 ? { Author: about.authors.join('; ') } : {}),
    ...(about.subject ? { Subject: about.subject } : {}),
    ...(about.keywords.length > 0 ? { Keywords: about.keywords.join(', ') } : {}),
    ...(pdfx ? { GTS_PDFXVersion: pdfx, Trapped: new PdfName('False') } : {}),
  }
}

/** pdfkit's own packet is not escaped and knows one standard at a time. */
function writeMetadata(kit: Kit, about: Description, conformance: Conformance): void {
  const packet = kit.ref({ Type: 'Metadata', Subtype: 'XML' }) as ReturnType<Kit['ref']> & {
    compress: boolean
  }
  // Readable without a PDF reader, as PDF/A wants it.
  packet.compress = false
  packet.end(new TextEncoder().encode(xmpPacket(about, conformance)))
  kit._root.data.Metadata = packet
}

function writeOutputIntent(kit: Kit, { intent }: Conformance): void {
  if (!intent) return
  const profile = kit.ref({ N: intent.channels })
  profile.end(intent.icc)
  const entry = kit.ref({
    Type: 'OutputIntent',
    S: intent.standard,
    OutputConditionIdentifier: literal(intent.condition),
    Info: literal(intent.condition),
    DestOutputProfile: profile,
  })
  entry.end()
  kit._root.data.OutputIntents = [entry]
}

function writeViewing(kit: Kit, { spreads, rightToLeft, duplex }: Viewing): void {
  if (spreads) kit._root.data.PageLayout = 'TwoPageRight'
  const { data } = kit._root.data.ViewerPreferences as Ref
  if (rightToLeft) data.Direction = 'R2L'
  if (duplex) Object.assign(data, { Duplex: 'DuplexFlipShortEdge', PrintScaling: 'None' })
}
