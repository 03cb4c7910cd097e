/**
 * Tags and the marks made while drawing → the structure tree, by which screen readers read.
 *
 * Follows ISO 32000-1, 14.7 and 14.8. pdfkit's own elements take a page for the one that is current when they are
 * written; these know theirs.
 */

import type { Tag } from '../../typesetting/page.ts'
import type { Mark } from './draw-page.ts'
import { type Dict, type Kit, literal, nameTree, type Ref, type Value } from './kit.ts'
import type { SheetLink } from './links.ts'
import type { DoneSheet } from './put-sheet.ts'

/** Marked content on its sheet. */
interface SheetMark extends Mark {
  readonly sheet: Ref
}

/** Types that PDF 1.7 does not have, and what they are to it. */
const ROLES = { Aside: 'Div', Em: 'Span', Strong: 'Span' } as const

/** Elements that mean something while they are empty. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['TD', 'TH'])

interface Element {
  readonly tag: Tag
  readonly order: number
  readonly kids: readonly Kid[]
}

type Kid = Element | SheetMark | SheetLink

/**
 * Writes the tree and the way back from marks and links to their elements.
 *
 * @param links - In the order of their `StructParent`, which counts on from the sheets.
 */
export function writeStructure(
  kit: Kit,
  tags: readonly Tag[],
  done: readonly DoneSheet[],
  links: readonly SheetLink[],
): void {
  const sheets = done.map(({ ref, marks }) => marks.map((mark): SheetMark => ({ ...mark, sheet: ref })))
  const tree = kit.ref({ Type: 'StructTreeRoot' })
  const writer = new TreeWriter(kit)
  tree.data.K = collect(tags, [...sheets.flat(), ...links]).map((root) => writer.write(root, tree))
  const parents: Value[] = sheets.map((marks) => marks.map((mark) => writer.parents.get(mark)!))
  for (const link of links) parents.push(writer.parents.get(link)!)
  tree.data.ParentTree = { Nums: parents.flatMap((parent, key) => [key, parent]) }
  tree.data.ParentTreeNextKey = parents.length
  tree.data.RoleMap = { ...ROLES }
  if (writer.ids.size > 0) tree.data.IDTree = nameTree(writer.ids)
  kit._root.data.StructTreeRoot = tree
  kit._root.data.MarkInfo = kit.ref({ Marked: true })
}

/** The roots, each with its content in reading order. */
function collect(tags: readonly Tag[], content: readonly (SheetMark | SheetLink)[]): Element[] {
  const contentOf = grouped(content, ({ tag }) => tag)
  const childrenOf = grouped(tags, ({ parent }) => parent)
  const element = (tag: Tag): Element | null => {
    const kids: Kid[] = [...(contentOf.get(tag.id) ?? [])]
    let order = Number.NEGATIVE_INFINITY
    for (const child of childrenOf.get(tag.id) ?? []) {
      const kid = element(child)
      // What is empty stands after the element it followed.
      if (kid) kids.push(kid.kids.length > 0 ? kid : { ...kid, order })
      order = kids.at(-1)?.order ?? order
    }
    if (kids.length === 0 && !MAY_BE_EMPTY.has(tag.type)) return null
    kids.sort((a, b) => a.order - b.order)
    return { tag, order: kids.find((kid) => kid.order > Number.NEGATIVE_INFINITY)?.order ?? order, kids }
  }
  return (childrenOf.get(null) ?? []).flatMap((tag) => element(tag) ?? [])
}

function grouped<T, K>(values: readonly T[], keyOf: (value: T) => K): ReadonlyMap<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group) group.push(value)
    else groups.set(key, [value])
  }
  return groups
}

class TreeWriter {
  /** The element that a mark or a link belongs to. */
  readonly parents = new Map<SheetMark | SheetLink, Ref>()
  readonly ids = new Map<string, Ref>()
  private readonly kit: Kit

  constructor(kit: Kit) {
    this.kit = kit
  }

  write(element: Element, parent: Ref): Ref {
    const { tag, kids } = element
    const isLinked = kids.some((kid) => 'annotation' in kid)
    // Only a `Link` may hold a link; the note's mark inside a `Reference` becomes one.
    if (tag.type === 'Reference' && isLinked) {
      const inner = { ...element, tag: { id: tag.id, parent: tag.id, type: 'Link' as const } }
      return this.element('Reference', { tag }, parent, (self) => [this.write(inner, self)])
    }
    const type = tag.type === 'Link' && !isLinked ? 'Span' : tag.type
    return this.element(type, element, parent, (self) => this.kids(kids, self))
  }

  private element(
    type: string,
    { tag, kids = [] }: { tag: Tag; kids?: readonly Kid[] },
    parent: Ref,
    content: (self: Ref) => Value[],
  ): Ref {
    const self = this.kit.ref({ S: type, P: parent, ...attributes(tag, kids) })
    if (type === 'Note') this.identify(self, tag)
    const sheet = kids.find((kid) => 'sheet' in kid)?.sheet
    if (sheet) self.data.Pg = sheet
    const k = content(self)
    self.data.K = k.length === 1 ? k[0]! : k
    self.end()
    return self
  }

  private kids(kids: readonly Kid[], self: Ref): Value[] {
    const sheet = kids.find((kid) => 'sheet' in kid)?.sheet
    return kids.map((kid) => {
      if ('kids' in kid) return this.write(kid, self)
      this.parents.set(kid, self)
      if ('annotation' in kid) return { Type: 'OBJR', Pg: kid.sheet, Obj: kid.annotation }
      return kid.sheet === sheet ? kid.id : { Type: 'MCR', Pg: kid.sheet, MCID: kid.id }
    })
  }

  private identify(self: Ref, tag: Tag): void {
    const id = `note-${tag.id}`
    self.data.ID = literal(id)
    this.ids.set(id, self)
  }
}

function attributes(tag: Tag, kids: readonly Kid[]): Dict {
  return {
    ...(tag.lang === undefined ? {} : { Lang: literal(tag.lang) }),
    ...(tag.alt === undefined ? {} : { Alt: literal(tag.alt) }),
    ...(tag.actualText === undefined ? {} : { ActualText: literal(tag.actualText) }),
    ...attributeObject(tag, kids),
  }
}

function attributeObject({ type, ...tag }: Tag, kids: readonly Kid[]): Dict {
  const box = kids.find((kid) => 'box' in kid && kid.box !== null)
  if (box && 'box' in box) return { A: { O: 'Layout', Placement: 'Block', BBox: [...box.box!] } }
  if (tag.numbering) return { A: { O: 'List', ListNumbering: tag.numbering } }
  if (type !== 'TH' && type !== 'TD') return {}
  const table: Dict = {
    ...(tag.scope ? { Scope: tag.scope } : {}),
    ...(tag.rowSpan ? { RowSpan: tag.rowSpan } : {}),
    ...(tag.colSpan ? { ColSpan: tag.colSpan } : {}),
  }
  return Object.keys(table).length === 0 ? {} : { A: { O: 'Table', ...table } }
}
