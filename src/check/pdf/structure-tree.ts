/** A PDF in, its tree of structure elements out (ISO 32000-1, section 14.7). */

import { type Dict, Name, type PdfValue, Ref } from './objects.ts'
import type { PdfFile } from './pdf-file.ts'

/** Content of a page, or of a form, that an element holds. */
export interface ContentKid {
  readonly kind: 'content'
  readonly id: number
  /** Object number of the page. */
  readonly page: number | null
}

/** An annotation, or a picture, that an element holds. */
export interface ObjectKid {
  readonly kind: 'object'
  /** Object number. */
  readonly object: number
  readonly page: number | null
}

export interface StructureElement {
  readonly kind: 'element'
  readonly dict: Dict
  /** As it is written, and the standard type that it stands for; `null` where it stands for none. */
  readonly type: string
  readonly role: string | null
  readonly parent: StructureElement | null
  readonly kids: readonly (StructureElement | ContentKid | ObjectKid)[]
}

export interface StructureTree {
  readonly dict: Dict
  readonly roots: readonly StructureElement[]
  /** All of them, in reading order. */
  readonly elements: readonly StructureElement[]
  /** Standard types by the types that are mapped; `null` for a circle. */
  readonly roles: ReadonlyMap<string, string | null>
}

/** Standard structure types (section 14.8.4). */
export const STANDARD: ReadonlySet<string> = new Set(
  `Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl
  LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT
  WP Figure Formula Form`.split(/\s+/),
)

const DEEPEST = 256

/** Reads the tree; `null` where there is none. */
export function readStructure(file: PdfFile): StructureTree | null {
  const dict = file.dict(file.at(file.trailer.get('Root'), 'StructTreeRoot'))
  if (!dict) return null
  const roles = readRoles(file, dict)
  const elements: StructureElement[] = []
  const seen = new Set<Dict>()

  const elementOf = (
    value: PdfValue,
    parent: StructureElement | null,
    page: number | null,
    depth: number,
  ): StructureElement | null => {
    const node = file.dict(value)
    if (!node || seen.has(node) || depth > DEEPEST) return null
    seen.add(node)
    const type = file.name(node.get('S')) ?? ''
    const kids: (StructureElement | ContentKid | ObjectKid)[] = []
    const role = STANDARD.has(type) && !roles.has(type) ? type : (roles.get(type) ?? null)
    const element: StructureElement = { kind: 'element', dict: node, type, role, parent, kids }
    elements.push(element)
    const own = pageOf(node) ?? page
    for (const kid of listOf(file, node.get('K'))) {
      const found = kidOf(file, kid, own) ?? elementOf(kid, element, own, depth + 1)
      if (found) kids.push(found)
    }
    return element
  }
  const roots = listOf(file, dict.get('K')).flatMap((kid) => elementOf(kid, null, null, 0) ?? [])
  return { dict, roots, elements, roles }
}

const pageOf = (dict: Dict): number | null => {
  const page = dict.get('Pg')
  return page instanceof Ref ? page.number : null
}

function kidOf(file: PdfFile, value: PdfValue, page: number | null): ContentKid | ObjectKid | null {
  const kid = file.resolve(value)
  if (typeof kid === 'number') return { kind: 'content', id: kid, page }
  const dict = file.dict(kid)
  const type = file.name(dict?.get('Type'))
  if (!dict || (type !== 'MCR' && type !== 'OBJR')) return null
  const own = pageOf(dict) ?? page
  if (type === 'MCR') return { kind: 'content', id: file.number(dict.get('MCID')) ?? -1, page: own }
  const object = dict.get('Obj')
  return { kind: 'object', object: object instanceof Ref ? object.number : -1, page: own }
}

function listOf(file: PdfFile, value: PdfValue | undefined): readonly PdfValue[] {
  const found = file.resolve(value)
  if (found === null) return []
  return Array.isArray(found) ? found : [value!]
}

/** Follows the role map to standard types. */
function readRoles(file: PdfFile, root: Dict): ReadonlyMap<string, string | null> {
  const map = file.dict(root.get('RoleMap')) ?? new Map<string, PdfValue>()
  const next = (type: string): string | null => {
    const value = file.resolve(map.get(type))
    return value instanceof Name ? value.value : null
  }
  const roles = new Map<string, string | null>()
  for (const type of map.keys()) {
    const passed = new Set([type])
    let at = next(type)
    while (at !== null && !STANDARD.has(at) && !passed.has(at)) {
      passed.add(at)
      at = next(at)
    }
    roles.set(type, at !== null && STANDARD.has(at) && !passed.has(at) ? at : null)
  }
  return roles
}

/** An attribute of an element, whoever owns it (section 14.7.5), its class's included. */
export function attributeOf(file: PdfFile, element: StructureElement, name: string): PdfValue {
  for (const value of listOf(file, element.dict.get('A'))) {
    const found = file.at(value, name)
    if (found !== null) return found
  }
  return null
}

/** Object number of the first page that an element has something on. */
export function firstPage(element: StructureElement): number | null {
  for (const kid of element.kids) {
    const page = kid.kind === 'element' ? firstPage(kid) : kid.page
    if (page !== null) return page
  }
  return pageOf(element.dict)
}
