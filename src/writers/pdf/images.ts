/**
 * Pictures → images of the PDF, each once, from their bytes in memory.
 */

import type { Pictures } from '../../pictures/picture.ts'
import type { PlacedImage } from '../../typesetting/page.ts'
import type { Kit, KitImage } from './kit.ts'

/** Gives a picture's image, embedding it when it is first asked for; `null` where there is none to show. */
export function imageShelf(kit: Kit, pictures: Pictures): (item: PlacedImage) => KitImage | null {
  const embedded = new Map<string, KitImage>()
  const ready = new Map([...pictures.values()].map((picture) => [picture.id, picture]))
  return ({ picture: id }) => {
    const known = embedded.get(id)
    if (known) return known
    const picture = ready.get(id)
    if (picture?.status !== 'ready') return null
    const image = kit.openImage(picture.print.bytes)
    image.embed(kit)
    embedded.set(id, image)
    return image
  }
}
