/** What a PDF says of itself as a whole: that it is tagged, its language, its window's title, what it may not carry. */

import type { Diagnostic } from '../../diagnostics.ts'
import { doubt, fault } from '../report.ts'
import { type Dict, type PdfValue, Ref } from './objects.ts'
import { nameTree } from './page-tree.ts'
import { type PdfSubject, placeOn } from './subject.ts'

/** Bit 10 of the permissions: text may be taken out for readers who do not see. */
const MAY_READ_ALOUD = 1 << 9

/** BCP 47, as far as its shape goes (RFC 5646, section 2.1). */
export const LANGUAGE = /^(?:[a-z]{2,3}|[a-z]{4,8}|x)(?:-[a-z\d]{1,8})*$/i

/** Whether the file can be read as a file. */
export function checkFile(subject: PdfSubject): Diagnostic[] {
  const { file, pages } = subject
  for (const number of file.numbers) file.resolve(new Ref(number, 0))
  const damage = [...file.faults, ...(pages.length === 0 ? ['it has no pages'] : [])]
  const unread = subject.contents.flatMap(({ page, fault: reason }) =>
    reason === null
      ? []
      : [fault('P231', `the content cannot be read: ${reason}`, REPAIR, placeOn(subject, page.number))],
  )
  return [...damage.map((what) => fault('P231', what, REPAIR, placeOn(subject))), ...unread]
}

const REPAIR = 'make the file anew; qpdf can often mend one'

/** Marks, language and title of the document. */
export function checkDocument(subject: PdfSubject): Diagnostic[] {
  const { file, catalogue, structure } = subject
  const at = placeOn(subject)
  const found: Diagnostic[] = []
  if (file.at(catalogue.get('MarkInfo'), 'Marked') !== true)
    found.push(fault('P201', 'it is not marked as tagged', 'set /MarkInfo << /Marked true >>', at))
  if (file.at(catalogue.get('MarkInfo'), 'Suspects') === true)
    found.push(fault('P202', 'its tags are marked as suspect', 'look them through, and drop /Suspects', at))
  if (file.at(catalogue.get('ViewerPreferences'), 'DisplayDocTitle') !== true)
    found.push(fault('P205', 'windows show the file’s name, not the title', 'set /DisplayDocTitle true', at))
  const lang = file.text(catalogue.get('Lang'))
  if (!lang) found.push(fault('P203', 'it does not say what language it is in', 'set /Lang', at))
  const tags = [lang, ...(structure?.elements ?? []).map(({ dict }) => file.text(dict.get('Lang')))]
  for (const tag of new Set(tags))
    if (tag && !LANGUAGE.test(tag))
      found.push(fault('P203', `“${tag}” is no language`, 'write a tag such as en or de-AT', at))
  return found
}

/** Encryption, programs and attachments. */
export function checkCargo(subject: PdfSubject): Diagnostic[] {
  const { file, catalogue, xmp } = subject
  const at = placeOn(subject)
  const say = xmp?.archivalPart ? fault : doubt
  const found: Diagnostic[] = []
  const names = file.dict(catalogue.get('Names'))
  const script = 'a file that is kept or read aloud runs nothing'
  if (names?.has('JavaScript')) found.push(say('P228', 'it carries scripts', script, at))
  if (catalogue.has('AA')) found.push(say('P228', 'something is done on opening or closing it', script, at))
  for (const type of actionTypes(subject))
    if (type.kind === 'JavaScript' || type.kind === 'Launch')
      found.push(
        say('P228', `an action ${type.kind === 'Launch' ? 'starts a program' : 'runs a script'}`, script, {
          ...placeOn(subject, type.page),
        }),
      )
  for (const [name, value] of nameTree(file, names?.get('EmbeddedFiles') ?? null)) {
    const spec = file.dict(value)
    if (!spec?.has('F') || !spec.has('UF'))
      found.push(fault('P234', `the attached file “${name}” has no name of its own`, 'set /F and /UF', at))
  }
  return found
}

function actionTypes({ file, catalogue, pages }: PdfSubject): { kind: string | null; page: number | null }[] {
  const kindOf = (value: PdfValue | undefined): string | null => file.name(file.at(value, 'S'))
  const ofPages = pages.flatMap(({ dict, number }) =>
    file.array(dict.get('Annots')).map((annotation) => ({
      kind: kindOf(file.dict(annotation)?.get('A')),
      page: number,
    })),
  )
  return [{ kind: kindOf(catalogue.get('OpenAction')), page: null }, ...ofPages]
}

/** Whether a file is encrypted, and if so whether it may be read aloud; such a file is not looked into further. */
export function encryptionFault(name: string, trailer: Dict, permissions: number | null): Diagnostic | null {
  if (!trailer.has('Encrypt')) return null
  const locked = permissions !== null && (permissions & MAY_READ_ALOUD) === 0
  const message = locked
    ? 'it is encrypted, and may not be read aloud'
    : 'it is encrypted, and cannot be looked into'
  return fault('P227', message, 'save it without protection', { file: name })
}
