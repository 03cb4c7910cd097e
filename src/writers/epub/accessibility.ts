/** What the book truly offers to readers who do not see or hear it, as EPUB Accessibility 1.1 asks for it. */

import { allBlocks, topBlocks } from '../../document/walk.ts'
import type { Edition } from '../../editorial/edition.ts'
import { type Labels, label } from '../../markup/labels.ts'
import type { Pictures } from '../../pictures/picture.ts'

/** Accessibility metadata of the package document; the terms are schema.org's. */
export interface Accessibility {
  readonly modes: readonly string[]
  readonly sufficient: readonly string[]
  readonly features: readonly string[]
  readonly summary: string
}

/** Computes the metadata. A picture without a description keeps the text alone from being enough. */
export function accessibilityOf(
  edition: Edition,
  pictures: Pictures,
  offer: { readonly hasCover: boolean; readonly hasPages: boolean },
  labels: Labels,
): Accessibility {
  const shown = [
    ...allBlocks([...topBlocks(edition.article), ...edition.article.notes.flatMap(({ blocks }) => blocks)]),
  ]
    .filter((block) => block.type === 'figure')
    .filter(({ src }) => pictures.get(src)?.status === 'ready')
  const described = shown.every(({ alt }) => alt !== null)
  const visual = shown.length > 0
  const when = (condition: boolean, ...terms: string[]): string[] => (condition ? terms : [])
  return {
    modes: ['textual', ...when(visual, 'visual')],
    sufficient: described ? ['textual'] : ['textual,visual'],
    features: [
      ...when(described && (visual || offer.hasCover), 'alternativeText'),
      'displayTransformability',
      ...when(offer.hasPages, 'pageBreakMarkers', 'pageNavigation'),
      'readingOrder',
      'structuralNavigation',
      'tableOfContents',
      'unlocked',
    ],
    summary: [
      'summary-text',
      ...when(offer.hasPages, 'summary-pages'),
      ...when(edition.names.length > 0, 'summary-names'),
      ...when(!described, 'summary-undescribed'),
    ]
      .map((key) => label(labels, key))
      .join(' '),
  }
}
