/** A page in, what its content says about itself out: what is marked, what is not, fonts and pictures. */

import { latin1 } from './lexer.ts'
import { type Dict, PdfFault, type PdfValue, Ref } from './objects.ts'
import { type PdfPage, pageContent } from './page-tree.ts'
import type { PdfFile } from './pdf-file.ts'
import { type Mark, type Painted, walkContent } from './walk-content.ts'

/** A font as pages use it. */
export interface FontUse {
  readonly font: PdfValue
  /** Character codes that are shown, as their bytes, one character each. */
  readonly codes: Set<string>
  visible: boolean
  /** Page of its first use. */
  readonly page: number
}

/** A picture as it is placed. */
export interface ImageUse {
  readonly image: Dict
  /** Points. */
  readonly width: number
  readonly height: number
}

/** A stretch of marked content with an id. */
export interface MarkedContent {
  readonly id: number
  /** `StructParents` of its form; `null` on the page itself. */
  readonly form: number | null
}

export interface PageContent {
  readonly page: PdfPage
  /** Pieces that are neither marked with an id nor artifacts, by kind. */
  readonly unmarked: ReadonlyMap<Painted['kind'], number>
  /** Marked content that holds something, by `form:id`. */
  readonly marked: ReadonlyMap<string, MarkedContent>
  readonly artifactsInTagged: number
  readonly taggedInArtifacts: number
  readonly images: readonly ImageUse[]
  /** Why the content cannot be read, or `null`. */
  readonly fault: string | null
}

/** Looks through the content of all pages, and gathers fonts on the way. */
export function inspectContents(
  file: PdfFile,
  pages: readonly PdfPage[],
): { contents: readonly PageContent[]; fonts: readonly FontUse[] } {
  const fonts = new Map<unknown, FontUse>()
  const contents = pages.map((page) => inspectPage(file, page, fonts))
  return { contents, fonts: [...fonts.values()] }
}

function inspectPage(file: PdfFile, page: PdfPage, fonts: Map<unknown, FontUse>): PageContent {
  const unmarked = new Map<Painted['kind'], number>()
  const marked = new Map<string, MarkedContent>()
  const images: ImageUse[] = []
  let [artifactsInTagged, taggedInArtifacts] = [0, 0]
  let fault: string | null = null
  const paint = (painted: Painted): void => {
    const { marks, kind } = painted
    const innermost = marks.findLast(({ id }) => id !== null)
    if (innermost)
      marked.set(`${innermost.form}:${innermost.id}`, { id: innermost.id!, form: innermost.form })
    else if (!marks.some(isArtifact)) unmarked.set(kind, (unmarked.get(kind) ?? 0) + 1)
    if (painted.kind === 'image') images.push(painted)
    if (painted.kind === 'text') noteFont(file, fonts, painted, page.number)
  }
  const open = (mark: Mark, around: readonly Mark[]): void => {
    if (isArtifact(mark) && around.some(({ id }) => id !== null)) artifactsInTagged++
    if (mark.id !== null && around.some(isArtifact)) taggedInArtifacts++
  }
  const content = pageContent(file, page)
  if (content === null) fault = 'a content stream cannot be unpacked'
  else
    try {
      walkContent(file, content, page.resources, { paint, open })
    } catch (error) {
      if (!(error instanceof PdfFault)) throw error
      fault = error.message
    }
  return { page, unmarked, marked, artifactsInTagged, taggedInArtifacts, images, fault }
}

const isArtifact = ({ tag }: Mark): boolean => tag === 'Artifact'

function noteFont(
  file: PdfFile,
  fonts: Map<unknown, FontUse>,
  { font, bytes, visible }: Extract<Painted, { kind: 'text' }>,
  page: number,
): void {
  const key = font instanceof Ref ? font.number : font
  const use = fonts.get(key) ?? { font, codes: new Set<string>(), visible: false, page }
  fonts.set(key, use)
  use.visible ||= visible
  const length = file.name(file.dict(font)?.get('Subtype')) === 'Type0' ? 2 : 1
  for (let i = 0; i + length <= bytes.length; i += length)
    use.codes.add(latin1(bytes.subarray(i, i + length)))
}
