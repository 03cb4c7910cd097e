/** A PDF's tree of structure elements: that they nest, that their types are known, headings, figures, tables, notes. */

import type { Diagnostic } from '../../diagnostics.ts'
import { doubt, fault } from '../report.ts'
import { latin1 } from './lexer.ts'
import { PdfString } from './objects.ts'
import { attributeOf, firstPage, STANDARD, type StructureElement } from './structure-tree.ts'
import { type PdfSubject, pageNumber, placeOn } from './subject.ts'

/** Parents that an element must have one of (ISO 32000-1, sections 14.8.4.2 and 14.8.4.3). */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  LI: ['L'],
  LBody: ['LI'],
  TOCI: ['TOC'],
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  TH: ['TR'],
  TD: ['TR'],
  THead: ['Table'],
  TBody: ['Table'],
  TFoot: ['Table'],
}
/** Children that an element may have and no others. */
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  L: ['L', 'LI', 'Caption'],
  LI: ['Lbl', 'LBody'],
  TOC: ['TOC', 'TOCI', 'Caption'],
  Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'],
  TR: ['TH', 'TD'],
}

const placeOf = (subject: PdfSubject, element: StructureElement) =>
  placeOn(subject, pageNumber(subject, firstPage(element)))

const elementsOf = ({ structure }: PdfSubject, ...roles: string[]): StructureElement[] =>
  structure!.elements.filter(({ role }) => role !== null && roles.includes(role))

/** Types and nesting. */
export function checkNesting(subject: PdfSubject): Diagnostic[] {
  const { structure } = subject
  return [
    ...roleFaults(subject),
    ...structure!.elements.flatMap((element) => nestingFaults(subject, element)),
  ]
}

function roleFaults(subject: PdfSubject): Diagnostic[] {
  const { structure } = subject
  const at = placeOn(subject)
  const found: Diagnostic[] = []
  for (const [type, role] of structure!.roles) {
    if (STANDARD.has(type))
      found.push(fault('P214', `the standard type ${type} is mapped to another`, 'map types of your own', at))
    else if (role === null)
      found.push(fault('P214', `the type ${type} is mapped to no standard type`, 'mend /RoleMap', at))
  }
  const unknown = structure!.elements.filter(({ type, role }) => role === null && !structure!.roles.has(type))
  for (const type of new Set(unknown.map((element) => element.type)))
    found.push(fault('P214', `the type ${type || '(none)'} is unknown`, 'map it in /RoleMap', at))
  return found
}

function nestingFaults(subject: PdfSubject, { role, parent, kids }: StructureElement): Diagnostic[] {
  const wrong = kids.flatMap((kid): string[] => {
    if (kid.kind !== 'element' || kid.role === null || role === null) return []
    const mayHold = CHILDREN[role]
    const mayStand = PARENTS[kid.role]
    if (mayStand && !mayStand.includes(role)) return [`${kid.role} stands in ${role}`]
    return mayHold && !mayHold.includes(kid.role) ? [`${role} holds ${kid.role}`] : []
  })
  if (parent === null && role !== null && PARENTS[role]) wrong.push(`${role} stands in nothing`)
  const hint = 'lists hold items, tables rows, rows cells'
  const at = wrong.length > 0 ? placeOn(subject, pageNumber(subject, pageOfKids(kids))) : placeOn(subject)
  return [...new Set(wrong)].map((what) => fault('P213', what, hint, at))
}

const pageOfKids = (kids: StructureElement['kids']): number | null =>
  kids.map((kid) => (kid.kind === 'element' ? firstPage(kid) : kid.page)).find((page) => page !== null) ??
  null

/** Levels of headings: from H1 on, and none left out on the way down. */
export function checkHeadings(subject: PdfSubject): Diagnostic[] {
  const found: Diagnostic[] = []
  const hint = 'headings go down one level at a time, from H1'
  let level = 0
  for (const element of elementsOf(subject, 'H1', 'H2', 'H3', 'H4', 'H5', 'H6')) {
    const own = Number(element.role![1])
    if (own > level + 1) {
      const message = level === 0 ? `the first heading is an H${own}` : `H${own} follows H${level}`
      found.push(fault('P212', message, hint, placeOf(subject, element)))
    }
    level = own
  }
  const [plain] = elementsOf(subject, 'H')
  if (plain && level > 0)
    found.push(
      fault('P212', 'H stands beside H1, H2, …', 'use the one or the others', placeOf(subject, plain)),
    )
  return found
}

/** Alternative text. */
export function checkFigures(subject: PdfSubject): Diagnostic[] {
  const { file } = subject
  return elementsOf(subject, 'Figure', 'Formula')
    .filter(({ dict }) => !file.text(dict.get('Alt'))?.trim() && !file.text(dict.get('ActualText'))?.trim())
    .map((element) =>
      fault(
        'P210',
        `a ${element.role === 'Figure' ? 'figure' : 'formula'} has no alternative text`,
        'say in /Alt what it shows, or make it an artifact',
        placeOf(subject, element),
      ),
    )
}

/** Header cells and what they head. */
export function checkTables(subject: PdfSubject): Diagnostic[] {
  const { file } = subject
  const unscoped = elementsOf(subject, 'TH').filter((cell) => {
    const scope = file.name(attributeOf(file, cell, 'Scope'))
    return scope === null ? !cell.dict.has('ID') : !['Row', 'Column', 'Both'].includes(scope)
  })
  const headless = elementsOf(subject, 'Table').filter((table) => !hasHeader(table))
  return [
    ...unscoped.map((cell) =>
      fault('P211', 'a header cell does not say what it heads', 'set /Scope', placeOf(subject, cell)),
    ),
    ...headless.map((table) =>
      doubt('P235', 'a table has no header cells', 'tag them TH', placeOf(subject, table)),
    ),
  ]
}

const hasHeader = ({ kids }: StructureElement): boolean =>
  kids.some((kid) => kid.kind === 'element' && (kid.role === 'TH' || hasHeader(kid)))

/** Notes have ids, each its own. */
export function checkNotes(subject: PdfSubject): Diagnostic[] {
  const seen = new Set<string>()
  return elementsOf(subject, 'Note').flatMap((note) => {
    const value = subject.file.resolve(note.dict.get('ID'))
    const id = value instanceof PdfString ? latin1(value.bytes) : ''
    const at = placeOf(subject, note)
    if (!id) return [fault('P215', 'a note has no ID', 'set /ID', at)]
    if (seen.has(id)) return [fault('P215', `two notes have the ID “${id}”`, 'give each its own', at)]
    seen.add(id)
    return []
  })
}
