/** The list of writers, in the order in which their files are made. */

import { epubWriter } from './epub/index.ts'
import { pdfWriter } from './pdf/index.ts'
import type { Writer } from './writer.ts'

export const writers: readonly Writer[] = [epubWriter, pdfWriter]
