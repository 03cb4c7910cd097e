/** Places in the markup → numbers that sort by reading order over the whole book. */

import type { MarkupRange } from '../markup/markup.ts'

/** Characters that a part may have; parts of long books are files of some hundred kilobytes. */
const PART_SIZE = 2 ** 24
/** Characters of text that stands for none of the markup, such as page numbers. */
const RUN_SIZE = 2 ** 10

/** Gives the place of a run, or of the character `offset` in it, in reading order. */
export const sourceOrder = (
  source: MarkupRange,
  partOrder: ReadonlyMap<string, number>,
  offset = 0,
): number => ((partOrder.get(source.part) ?? 0) * PART_SIZE + source.start) * RUN_SIZE + offset
