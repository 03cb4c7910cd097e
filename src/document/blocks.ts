/**
 * The blocks an article is made of. The set is closed.
 *
 * Blocks that carry text of their own ({@link TextBlock}: paragraphs, captions, table cells, code) are the
 * ones a `Passage` may point into; the others only hold blocks.
 */

import type { Inline } from './inlines.ts'

/** Unique in the article: `b1`, `b2`, … in reading order. */
export type BlockId = string

/** Line and column in the source, counted from 1, where the reader knows them. */
export interface BlockPlace {
  readonly line: number
  readonly column: number
}

interface BlockBase {
  readonly id: BlockId
  readonly at?: BlockPlace
  /** BCP 47, where it differs from the article's. */
  readonly lang?: string
}

export interface Paragraph extends BlockBase {
  readonly type: 'paragraph'
  readonly content: readonly Inline[]
  /** `verse` keeps its line breaks and is not justified. */
  readonly style?: 'verse'
}

export interface BlockQuote extends BlockBase {
  readonly type: 'block-quote'
  readonly blocks: readonly Block[]
  /** Who or what is quoted, as the source says under the quotation. */
  readonly attribution?: Paragraph
}

export interface List extends BlockBase {
  readonly type: 'list'
  readonly ordered: boolean
  /** Number of the first item of an ordered list. */
  readonly start: number
  readonly items: readonly (readonly Block[])[]
}

export interface Figure extends BlockBase {
  readonly type: 'figure'
  /** The image's address as the source writes it: a path, an `http(s):` or a `data:` URL. */
  readonly src: string
  /** `null` where the source gives none; the empty string says that it is decoration. */
  readonly alt: string | null
  readonly caption?: Paragraph
}

export interface TableCell {
  readonly id: BlockId
  readonly header: boolean
  readonly columns: number
  readonly rows: number
  readonly align?: 'left' | 'center' | 'right'
  readonly content: readonly Inline[]
}

export interface Table extends BlockBase {
  readonly type: 'table'
  readonly caption?: Paragraph
  /** Rows that repeat at the head of a page. */
  readonly head: readonly (readonly TableCell[])[]
  readonly body: readonly (readonly TableCell[])[]
}

export interface CodeBlock extends BlockBase {
  readonly type: 'code-block'
  readonly text: string
}

/** A change of scene or topic that the source marks without words: `***`, `<hr>`. */
export interface Break extends BlockBase {
  readonly type: 'break'
}

export type Block = Paragraph | BlockQuote | List | Figure | Table | CodeBlock | Break

/** A block with text of its own. */
export type TextBlock = Paragraph | TableCell | CodeBlock
