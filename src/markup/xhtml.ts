/**
 * The tree of a part's XHTML, with the place of every node in the serialised string.
 *
 * The parser takes well-formed XML of our own making: elements, attributes, text, the five predefined
 * entities and numeric references. Comments, processing instructions, CDATA and DOCTYPE are errors.
 */

export interface XhtmlText {
  readonly type: 'text'
  /** Decoded. */
  readonly text: string
  /** Where its raw characters start and end in the part's string. */
  readonly start: number
  readonly end: number
}

export interface XhtmlElement {
  readonly type: 'element'
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XhtmlNode[]
  /** From `<` of the start tag to after `>` of the end tag. */
  readonly start: number
  readonly end: number
}

export type XhtmlNode = XhtmlText | XhtmlElement
