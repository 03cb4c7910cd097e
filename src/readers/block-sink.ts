/** Inlines, figures and blocks as they come in, blocks in order out. Knows nothing of HTML. */

import type { Block, BlockPlace, Figure, Paragraph } from '../document/blocks.ts'
import type { Inline } from '../document/inlines.ts'
import { plainText } from '../document/walk.ts'
import { append } from './append.ts'
import { type DraftBlock, UNNUMBERED } from './draft.ts'
import { hasText, splitAtBreaks, tidyInlines } from './tidy-inlines.ts'

interface Placed {
  readonly at?: BlockPlace
}

/** Longer headings with a stop are sentences; in UTF-16 units. */
const LONG_HEADING = 100

const BREAK = /^(?:[*⁂•·~#_=—–-](?:\s*[*⁂•·~#_=—–-]){2,}|⁂|\*)$/

/** Collects blocks. Inlines gather into a paragraph until a block or {@link BlockSink.flush} ends it. */
export class BlockSink {
  readonly blocks: DraftBlock[] = []
  private run: Inline[] = []
  private figures: Figure[] = []
  /** Whether the run holds anything to read. */
  private filled = false

  /** @param nested - Inside another block, where headings become paragraphs. */
  constructor(readonly nested: boolean) {}

  add(inlines: readonly Inline[]): void {
    append(this.run, inlines)
    this.filled ||= hasText(inlines)
  }

  /** A picture in the middle of a sentence comes after its paragraph. */
  figure(figure: Figure): void {
    if (this.filled) this.figures.push(figure)
    else this.blocks.push(figure)
  }

  block(block: DraftBlock): void {
    this.flush()
    this.blocks.push(block)
  }

  append(blocks: Iterable<DraftBlock>): void {
    this.flush()
    append(this.blocks, blocks)
  }

  heading(level: number, content: readonly Inline[], at: Placed = {}): void {
    this.flush()
    const tidy = tidyInlines(withoutStrong(content))
    if (!hasText(tidy)) return
    // A sentence in heading's clothes is a paragraph that somebody wanted large.
    const sentence = plainText(tidy).length > LONG_HEADING && /[.!?]['"”’]?$/.test(plainText(tidy))
    if (sentence) this.blocks.push({ ...paragraph(tidy), ...at })
    else if (this.nested) this.blocks.push({ ...paragraph([{ type: 'strong', content: tidy }]), ...at })
    else this.blocks.push({ type: 'heading', level, content: tidy, ...at })
  }

  /** Ends the paragraph at hand. */
  flush(style?: 'verse', lang?: string, at: Placed = {}): void {
    const parts = style === 'verse' ? [this.run] : splitAtBreaks(this.run)
    for (const part of parts) {
      const content = tidyInlines(part)
      if (!hasText(content)) continue
      if (isBreak(content)) this.blocks.push({ type: 'break', id: UNNUMBERED, ...at })
      else this.blocks.push({ ...paragraph(content), ...(style && { style }), ...(lang && { lang }), ...at })
    }
    append(this.blocks, this.figures)
    this.run = []
    this.figures = []
    this.filled = false
  }

  /** Takes back the block before, where it is a label that matches. */
  dropLabel(pattern: RegExp): void {
    this.flush()
    const last = this.blocks.at(-1)
    if (last && 'content' in last && pattern.test(plainText(last.content).trim())) this.blocks.pop()
  }

  /** The blocks of a nested place, which holds no headings. */
  nestedBlocks(): Block[] {
    this.flush()
    return this.blocks.filter((block) => block.type !== 'heading')
  }
}

const isBreak = ([first, ...others]: readonly Inline[]): boolean =>
  others.length === 0 && first?.type === 'text' && first.text.length < 24 && BREAK.test(first.text)

/** A heading is bold by its nature. */
const withoutStrong = (content: readonly Inline[]): Inline[] =>
  content.flatMap((inline): Inline[] => {
    if (inline.type === 'strong') return withoutStrong(inline.content)
    if (inline.type === 'line-break') return [SPACE]
    return 'content' in inline ? [{ ...inline, content: withoutStrong(inline.content) }] : [inline]
  })

const SPACE: Inline = { type: 'text', text: ' ' }

/** A paragraph without a number. */
export const paragraph = (content: readonly Inline[]): Paragraph => ({
  type: 'paragraph',
  id: UNNUMBERED,
  content,
})
