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
import { type Element, nestContent } from './nest-content.ts'
import type { DoneSheet } from './put-sheet.ts'

/** Marked content on its sheet. */
interface SheetMark extends Mark {
  readonly sheet: Ref
}

type Piece = SheetMark | SheetLink

/** Types that PDF 1.7 does not have, and what they are to it. */
const ROLES = { Aside: 'Div', Em: 'Span', Strong: 'Span' } as const

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
  const roots = nestContent<Piece>(tags, [...sheets.flat(), ...links])
  tree.data.K = roots.map((root) => writer.write(root, tree))
  const parents: Value[] = sheets.map((marks) => marks.map((mark) => writer.parents.get(mark)!))
  for (const link of links) parents.push(writer.parents.get(link)!)
  tree.data.ParentTree = { Nums: parents.flatMap((parent, key) => [key, parent]) }
  tree.data.ParentTreeNextKey = parents.length
  tree.data.RoleMap = { ...ROLES }
  if (writer.ids.size > 0) tree.data.IDTree = nameTree(writer.ids)
  kit._root.data.StructTreeRoot = tree
  kit._root.data.MarkInfo = kit.ref({ Marked: true })
}

class TreeWriter {
  /** The element that a piece belongs to. */
  readonly parents = new Map<Piece, Ref>()
  readonly ids = new Map<string, Ref>()
  private readonly kit: Kit

  constructor(kit: Kit) {
    this.kit = kit
  }

  /** Writes an element and all below it. */
  write(element: Element<Piece>, parent: Ref): Ref {
    const { tag, kids } = element
    const isLinked = kids.some((kid) => 'content' in kid && 'annotation' in kid.content)
    if (tag.type === 'Reference' && isLinked) return this.linkedReference(element, parent)
    const type = tag.type === 'Link' && !isLinked ? 'Span' : tag.type
    const self = this.kit.ref({ S: type, P: parent, ...attributes(element) })
    if (type === 'Note') this.identify(self, tag)
    const sheet = kids.find((kid) => 'content' in kid)?.content.sheet
    if (sheet) self.data.Pg = sheet
    const content = kids.map((kid) =>
      'element' in kid ? this.write(kid.element, self) : this.piece(kid.content, sheet, self),
    )
    self.data.K = content.length === 1 ? content[0]! : content
    self.end()
    return self
  }

  /** Only a `Link` may hold a link; what a `Reference` holds becomes one. */
  private linkedReference({ tag, kids }: Element<Piece>, parent: Ref): Ref {
    const self = this.kit.ref({ S: 'Reference', P: parent })
    self.data.K = this.write({ tag: { ...tag, type: 'Link' }, kids }, self)
    self.end()
    return self
  }

  private piece(piece: Piece, sheet: Ref | undefined, self: Ref): Value {
    this.parents.set(piece, self)
    if ('annotation' in piece) return { Type: 'OBJR', Pg: piece.sheet, Obj: piece.annotation }
    return piece.sheet === sheet ? piece.id : { Type: 'MCR', Pg: piece.sheet, MCID: piece.id }
  }

  private identify(self: Ref, tag: Tag): void {
    const id = `note-${tag.id}`
    self.data.ID = literal(id)
    this.ids.set(id, self)
  }
}

function attributes({ tag, kids }: Element<Piece>): Dict {
  return {
    ...(tag.lang === undefined ? {} : { Lang: literal(tag.lang) }),
    ...(tag.alt === undefined ? {} : { Alt: literal(tag.alt) }),
    ...(tag.actualText === undefined ? {} : { ActualText: literal(tag.actualText) }),
    ...attributeObject(tag, kids),
  }
}

function attributeObject({ type, ...tag }: Tag, kids: Element<Piece>['kids']): Dict {
  const box = kids.flatMap((kid) => ('content' in kid && 'box' in kid.content && kid.content.box) || [])
  if (box.length > 0) return { A: { O: 'Layout', Placement: 'Block', BBox: box.slice(0, 4) } }
  if (tag.numbering) return { A: { O: 'List', ListNumbering: tag.numbering } }
  if (type !== 'TH' && type !== 'TD') return {}
  const table: Dict = {
    ...(tag.scope ? { Scope: tag.scope } : {}),
    ...(tag.rowSpan ? { RowSpan: tag.rowSpan } : {}),
    ...(tag.colSpan ? { ColSpan: tag.colSpan } : {}),
  }
  return Object.keys(table).length === 0 ? {} : { A: { O: 'Table', ...table } }
}
