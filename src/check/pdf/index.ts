/** The bytes of a PDF in, a report out: the machine-checkable conditions of PDF/UA-1, and what printing asks for. */

import type { Diagnostic } from '../../diagnostics.ts'
import { type Check, type CheckReport, type CheckRun, fault, runChecks } from '../report.ts'
import { checkContent } from './check-content.ts'
import { checkCargo, checkDocument, checkFile, encryptionFault } from './check-document.ts'
import { checkFonts } from './check-fonts.ts'
import { checkAnnotations, checkTargets } from './check-links.ts'
import { checkMetadata } from './check-metadata.ts'
import { checkBoxes, checkImages } from './check-pages.ts'
import { checkFigures, checkHeadings, checkNesting, checkNotes, checkTables } from './check-structure.ts'
import { PdfFault } from './objects.ts'
import { type PdfSubject, placeOn, readSubject } from './subject.ts'

/** Every check of a PDF. */
const CHECKS: readonly Check<PdfSubject>[] = [
  { name: 'file', run: checkFile },
  { name: 'document', run: checkDocument },
  { name: 'metadata and claims', run: checkMetadata },
  { name: 'fonts and letters', run: checkFonts },
  { name: 'annotations', run: checkAnnotations },
  { name: 'links and outline', run: checkTargets },
  { name: 'page boxes', run: checkBoxes },
  { name: 'sharpness of pictures', run: checkImages },
  { name: 'scripts and attachments', run: checkCargo },
]

/** Checks of the structure tree, where there is one. */
const STRUCTURE_CHECKS: readonly Check<PdfSubject>[] = [
  { name: 'structure', run: checkNesting },
  { name: 'marked content', run: checkContent },
  { name: 'headings', run: checkHeadings },
  { name: 'figures', run: checkFigures },
  { name: 'tables', run: checkTables },
  { name: 'notes', run: checkNotes },
]

/** Conditions of the Matterhorn Protocol 1.1 that no program can judge, the chief of them. */
const FOR_PEOPLE = [
  'whether the reading order makes sense',
  'whether the tags say what things are',
  'whether alternative texts say what the pictures show',
  'whether what is marked as decoration is decoration',
  'whether the languages are those of the text',
  'contrast, and what is told by colour alone',
]

/** Checks a PDF. A file that cannot be opened is a finding, too. */
export async function checkPdf(name: string, bytes: Uint8Array): Promise<CheckReport> {
  const unread = (finding: Diagnostic): CheckReport => ({
    file: name,
    format: 'PDF',
    runs: [{ name: 'file', findings: [finding] }],
    forPeople: [],
  })
  try {
    const subject = await readSubject(name, bytes)
    const locked = lockedBy(subject)
    if (locked) return unread(locked)
    return { file: name, format: 'PDF', runs: runAll(subject), forPeople: FOR_PEOPLE }
  } catch (error) {
    if (!(error instanceof PdfFault)) throw error
    return unread(fault('P231', error.message, 'is it a PDF, and whole?', { file: name }))
  }
}

function lockedBy({ name, file }: PdfSubject): Diagnostic | null {
  return encryptionFault(name, file.trailer, file.number(file.at(file.trailer.get('Encrypt'), 'P')))
}

function runAll(subject: PdfSubject): CheckRun[] {
  const runs = runChecks(CHECKS, subject)
  if (subject.structure) return [...runs, ...runChecks(STRUCTURE_CHECKS, subject)]
  const hint = 'without tags nobody can tell headings from text, or one column from the next'
  const missing = fault('P206', 'it has no structure', hint, placeOn(subject))
  const skipped = STRUCTURE_CHECKS.slice(1).map(({ name }) => ({
    name,
    findings: [],
    skipped: 'there is no structure',
  }))
  return [...runs, { name: 'structure', findings: [missing] }, ...skipped]
}
