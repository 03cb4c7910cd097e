/** A PDF's annotations, above all its links: that they are in the structure, say what they are, and lead somewhere. */

import type { Diagnostic } from '../../diagnostics.ts'
import { fault } from '../report.ts'
import { latin1 } from './lexer.ts'
import { type Dict, Name, PdfString, type PdfValue, Ref } from './objects.ts'
import { nameTree, numberTree, type PdfPage } from './page-tree.ts'
import type { StructureElement } from './structure-tree.ts'
import { type PdfSubject, placeOn } from './subject.ts'

const HIDDEN = 1 << 1
/** Annotations that are no content: what they belong to stands elsewhere. */
const EXEMPT = ['Popup', 'PrinterMark']

interface Annotation {
  readonly dict: Dict
  readonly object: number
  readonly subtype: string | null
  readonly page: PdfPage
}

function annotationsOf({ file, pages }: PdfSubject): Annotation[] {
  return pages.flatMap((page) =>
    file.array(page.dict.get('Annots')).flatMap((value): Annotation[] => {
      const dict = file.dict(value)
      if (!dict || (file.number(dict.get('F')) ?? 0) & HIDDEN) return []
      const subtype = file.name(dict.get('Subtype'))
      return [{ dict, object: value instanceof Ref ? value.number : -1, subtype, page }]
    }),
  )
}

/** Annotations in the structure, their descriptions, and the order of tabs. */
export function checkAnnotations(subject: PdfSubject): Diagnostic[] {
  const { file, structure } = subject
  const annotations = annotationsOf(subject).filter(({ subtype }) => !EXEMPT.includes(subtype ?? ''))
  const pages = [...new Set(annotations.map(({ page }) => page))]
  const holders = structure ? holdersOf(structure.elements) : null
  const keys = structure ? numberTree(file, structure.dict.get('ParentTree') ?? null) : null
  return [
    ...annotations.flatMap((annotation) => [
      ...(holders ? holdingFaults(subject, annotation, holders, keys!) : []),
      ...descriptionFaults(subject, annotation),
    ]),
    ...pages
      .filter(({ dict }) => file.name(dict.get('Tabs')) !== 'S')
      .map(({ number }) =>
        fault('P218', 'tabs do not go by structure', 'set the page’s /Tabs /S', placeOn(subject, number)),
      ),
  ]
}

const holdersOf = (elements: readonly StructureElement[]): ReadonlyMap<number, StructureElement> =>
  new Map(
    elements.flatMap((element) =>
      element.kids.flatMap((kid) => (kid.kind === 'object' ? [[kid.object, element] as const] : [])),
    ),
  )

function holdingFaults(
  subject: PdfSubject,
  { dict, object, subtype, page }: Annotation,
  holders: ReadonlyMap<number, StructureElement>,
  keys: ReadonlyMap<number, PdfValue>,
): Diagnostic[] {
  const at = placeOn(subject, page.number)
  const holder = holders.get(object)
  const what = subtype === 'Link' ? 'a link' : `an annotation (${subtype})`
  if (!holder) return [fault('P216', `${what} is not in the structure`, 'hold it by an OBJR in a Link', at)]
  const key = subject.file.number(dict.get('StructParent'))
  if (key === null || subject.file.dict(keys.get(key)) !== holder.dict)
    return [fault('P216', `${what} does not lead back to its element`, 'set /StructParent', at)]
  const wanted = subtype === 'Link' ? 'Link' : subtype === 'Widget' ? 'Form' : 'Annot'
  return isWithin(holder, wanted)
    ? []
    : [fault('P216', `${what} stands in ${holder.role}`, `tag it ${wanted}`, at)]
}

const isWithin = (element: StructureElement | null, role: string): boolean =>
  element !== null && (element.role === role || isWithin(element.parent, role))

function descriptionFaults(subject: PdfSubject, { dict, subtype, page }: Annotation): Diagnostic[] {
  const { file } = subject
  const at = placeOn(subject, page.number)
  if (subtype === 'Widget')
    return file.text(dict.get('TU')) ? [] : [fault('P219', 'a field has no description', 'set /TU', at)]
  if (file.text(dict.get('Contents'))?.trim()) return []
  return subtype === 'Link'
    ? [fault('P217', 'a link has no description', 'say in /Contents where it leads', at)]
    : [fault('P219', `an annotation (${subtype}) has no description`, 'set /Contents', at)]
}

/** Links and entries of the outline land on pages that are there. */
export function checkTargets(subject: PdfSubject): Diagnostic[] {
  const { file, catalogue } = subject
  const objects = new Set(subject.pages.map(({ object }) => object))
  const places = new Map<string, PdfValue>([
    ...(file.dict(catalogue.get('Dests')) ?? []),
    ...nameTree(file, file.dict(catalogue.get('Names'))?.get('Dests') ?? null),
  ])
  const lands = (target: PdfValue): boolean => {
    const name = file.resolve(target)
    const named = name instanceof PdfString ? latin1(name.bytes) : name instanceof Name ? name.value : null
    const value = named === null ? name : file.resolve(places.get(named))
    const [page] = Array.isArray(value) ? value : file.array(file.dict(value)?.get('D'))
    return typeof page === 'number' ? page < objects.size : page instanceof Ref && objects.has(page.number)
  }
  const links = annotationsOf(subject)
    .filter(({ subtype }) => subtype === 'Link')
    .flatMap(({ dict, page }) => targetFaults(subject, dict, `a link`, lands, page.number))
  return [
    ...links,
    ...outlineItems(subject).flatMap((item) => {
      const title = file.text(item.get('Title')) ?? ''
      return targetFaults(subject, item, `the outline’s “${title}”`, lands, null)
    }),
  ]
}

function targetFaults(
  subject: PdfSubject,
  dict: Dict,
  what: string,
  lands: (target: PdfValue) => boolean,
  page: number | null,
): Diagnostic[] {
  const { file } = subject
  const at = placeOn(subject, page)
  const action = file.dict(dict.get('A'))
  if (file.name(action?.get('S')) === 'URI') {
    const address = file.text(action!.get('URI')) ?? ''
    return URL.canParse(address)
      ? []
      : [fault('P236', `${what} leads to “${address}”, which is no address`, 'write it in full', at)]
  }
  const target = dict.get('Dest') ?? (file.name(action?.get('S')) === 'GoTo' ? action!.get('D') : undefined)
  if (target === undefined)
    return action ? [] : [fault('P226', `${what} leads nowhere`, 'give it a destination', at)]
  return lands(target)
    ? []
    : [fault('P226', `${what} leads to a place that is not there`, 'mend its destination', at)]
}

/** The entries of the outline, in order; a circle ends it. */
function outlineItems({ file, catalogue }: PdfSubject): Dict[] {
  const seen = new Set<Dict>()
  const open: (PdfValue | undefined)[] = [file.dict(catalogue.get('Outlines'))?.get('First')]
  while (open.length > 0) {
    const item = file.dict(open.pop())
    if (!item || seen.has(item)) continue
    seen.add(item)
    open.push(item.get('Next'), item.get('First'))
  }
  return [...seen]
}
