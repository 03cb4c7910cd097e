/** A PDF's XMP and what it claims there. */

import type { Diagnostic } from '../../diagnostics.ts'
import { doubt, fault } from '../report.ts'
import { type PdfSubject, placeOn } from './subject.ts'

/** Title and claims of conformance, and what they entail for the file as a whole. */
export function checkMetadata(subject: PdfSubject): Diagnostic[] {
  const { file, catalogue, xmp } = subject
  const at = placeOn(subject)
  if (!xmp) {
    const message = catalogue.has('Metadata') ? 'its XMP metadata is no XML' : 'it has no XMP metadata'
    return [fault('P222', message, 'PDF/UA and PDF/A are claimed there, and the title is told', at)]
  }
  const found: Diagnostic[] = []
  if (!xmp.title) found.push(fault('P204', 'it has no title', 'set dc:title in its XMP', at))
  if (xmp.uaPart !== '1' && xmp.uaPart !== '2')
    found.push(fault('P223', 'it does not claim PDF/UA', 'set pdfuaid:part in its XMP', at))
  if (!xmp.archivalPart)
    found.push(doubt('P224', 'it does not claim PDF/A', 'set pdfaid:part and pdfaid:conformance', at))
  else found.push(...archival(subject))
  if (file.array(file.trailer.get('ID')).length !== 2)
    found.push(fault('P232', 'its trailer has no ID', 'PDF/A needs one, and so do other documents', at))
  return found
}

const LEVELS: Readonly<Record<string, RegExp>> = { 1: /^[AB]$/, 2: /^[ABU]$/, 3: /^[ABU]$/, 4: /^[EF]?$/ }

/** What a claim of PDF/A needs. */
function archival(subject: PdfSubject): Diagnostic[] {
  const { file, catalogue, xmp, structure } = subject
  const at = placeOn(subject)
  const found: Diagnostic[] = []
  const [part, level] = [xmp!.archivalPart!, xmp!.archivalLevel ?? '']
  if (!LEVELS[part]?.test(level))
    found.push(fault('P224', `there is no PDF/A-${part}${level}`, '2a, 2u, 3a or 3u', at))
  if (level === 'A' && !structure)
    found.push(fault('P224', `PDF/A-${part}a is claimed without structure`, `claim ${part}u, or tag it`, at))
  const intents = file.array(catalogue.get('OutputIntents'))
  if (!intents.some((intent) => file.name(file.at(intent, 'S')) === 'GTS_PDFA1'))
    found.push(fault('P229', 'its colours are those of no device', 'add an output intent GTS_PDFA1', at))
  return found
}
