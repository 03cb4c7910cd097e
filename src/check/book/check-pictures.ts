/** A set book in, pictures that are printed too coarsely out. */

import type { Diagnostic } from '../../diagnostics.ts'
import { allBlocks, topBlocks } from '../../document/walk.ts'
import { doubt, shown } from '../report.ts'
import { SHARP } from '../sharpness.ts'
import type { BookSubject } from './subject.ts'

/** Measures every picture where it stands. */
export function checkPictures({ book, placeOf }: BookSubject): Diagnostic[] {
  const byId = new Map([...book.pictures].map(([src, picture]) => [picture.id, { src, picture }]))
  const blocks = [...allBlocks(topBlocks(book.edition.article))]
  return (book.pages?.pages ?? []).flatMap(({ number, items }) =>
    items.flatMap((item) => {
      const found = item.kind === 'image' ? byId.get(item.picture) : undefined
      if (found?.picture.status !== 'ready') return []
      const { width } = found.picture.print
      const dots = Math.round((width / item.width) * 72)
      if (dots >= SHARP) return []
      const figure = blocks.find((block) => block.type === 'figure' && block.src === found.src)
      const size = `${Math.round((item.width / 72) * 25.4)} mm`
      const message = `page ${number}: ${shown(found.src)}, ${width} pixels wide, is printed ${size} wide, at ${dots} dpi`
      return [doubt('I401', message, `${SHARP} dpi and more look sharp`, placeOf(figure?.id))]
    }),
  )
}
