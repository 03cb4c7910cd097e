/** The bytes of an EPUB in, a report out: the rules of EPUB, and the accessibility that programs can judge. */

import type { Host } from '../../host/host.ts'
import { type Check, type CheckReport, type CheckRun, runChecks } from '../report.ts'
import { loadColourCheck } from './check-colours.ts'
import {
  checkHeadings,
  checkIds,
  checkImages,
  checkLanguage,
  checkRoles,
  checkTables,
} from './check-documents.ts'
import { checkLandmarks, checkLinks, checkPageList } from './check-links.ts'
import { checkMetadata } from './check-metadata.ts'
import { checkRules } from './check-rules.ts'
import { checkText } from './check-text.ts'
import { EpubFault, type EpubFiles, openEpub, type Publication, unzipEpub } from './open-epub.ts'

/** Every check of an EPUB's own, besides its rules and its colours. */
const CHECKS: readonly Check<Publication>[] = [
  { name: 'files', run: ({ faults }) => faults },
  { name: 'accessibility metadata', run: checkMetadata },
  { name: 'languages and titles', run: checkLanguage },
  { name: 'headings', run: checkHeadings },
  { name: 'alternative texts', run: checkImages },
  { name: 'tables', run: checkTables },
  { name: 'ids', run: checkIds },
  { name: 'roles', run: checkRoles },
  { name: 'links', run: checkLinks },
  { name: 'page list', run: checkPageList },
  { name: 'contents and landmarks', run: checkLandmarks },
  { name: 'quotation marks and spaces', run: checkText },
]

/** What WCAG asks and no program can judge, the chief of it. */
const FOR_PEOPLE = [
  'whether the reading order makes sense',
  'whether alternative texts say what the pictures show',
  'whether headings and links say what they lead to',
  'whether foreign words carry their language',
  'how it looks at night, in large type and on e-ink',
]

/** Checks an EPUB. A file that cannot be opened is a finding, too. */
export async function checkEpub(name: string, bytes: Uint8Array, host: Host): Promise<CheckReport> {
  const rules: CheckRun[] = []
  try {
    const files = await unzipEpub(name, bytes)
    rules.push(...(await checkRules(name, bytes, host)))
    const runs = [...rules, ...(await ownRuns(name, files))]
    return { file: name, format: 'EPUB', runs, forPeople: FOR_PEOPLE }
  } catch (error) {
    if (!(error instanceof EpubFault)) throw error
    const runs = [...rules, { name: 'files', findings: [error.finding] }]
    return { file: name, format: 'EPUB', runs, forPeople: [] }
  }
}

async function ownRuns(name: string, files: EpubFiles): Promise<CheckRun[]> {
  const publication = await openEpub(name, files)
  try {
    const colours = { name: 'contrast of colours', run: await loadColourCheck() }
    return runChecks([...CHECKS, colours], publication)
  } finally {
    publication.dispose()
  }
}
