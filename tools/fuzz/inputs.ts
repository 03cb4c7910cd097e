/** A kind, a seed and a number in, the input that they stand for out: its source, and the file that it names. */

import { articleNaming } from '../../test/support/name-file.ts'
import { mutateBytes, mutateText } from './mutate.ts'
import { mutateFont, mutateJpeg, mutatePng, mutateZip } from './mutate-files.ts'
import { PIECES, planter } from './pieces.ts'
import { Random } from './random.ts'
import { SEEDS } from './seeds.ts'

/** What is built. */
export interface FuzzInput {
  readonly format: string
  readonly bytes: Uint8Array
  /** A file beside the article, which it names. */
  readonly beside?: { readonly name: string; readonly bytes: Uint8Array }
  /** Configuration, as a file beside the article has it. */
  readonly asked: { readonly [key: string]: unknown }
}

/** Without covers and fonts in the EPUB builds are five times as fast. */
const PLAIN = { cover: 'none', epub: { fonts: 'none' } }

/** Makes inputs of a kind. */
export async function inputsOf(
  kind: string,
  seed: string,
  references: readonly string[],
): Promise<(index: number) => FuzzInput> {
  const seeds = await SEEDS[kind]!()
  return (index) => {
    const random = new Random(`${seed} ${kind} ${index}`)
    const [one, other] = [random.pick(seeds), random.pick(seeds)]
    const plant = planter(references, random.below(references.length))
    return makeInput(kind, one, other, plant, random)
  }
}

function makeInput(
  kind: string,
  one: Uint8Array,
  other: Uint8Array,
  plant: (text: string) => string,
  random: Random,
): FuzzInput {
  const text = (pieces: readonly string[]): Uint8Array => {
    const decode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')
    const made = Buffer.from(plant(mutateText(decode(one), decode(other), pieces, random)))
    return random.percent(10) ? mutateBytes(made, made, random) : made
  }
  const beside = (name: string, bytes: Uint8Array): FuzzInput => {
    const article = articleNaming(name)
    return { format: 'md', bytes: Buffer.from(article.text), beside: { name, bytes }, asked: article.asked }
  }
  switch (kind) {
    case 'md':
    case 'html':
      return { format: kind, bytes: text(PIECES[kind]), asked: PLAIN }
    case 'docx':
    case 'epub':
      return {
        format: kind,
        bytes: mutateZip(one, other, { pieces: PIECES[kind], plant }, random),
        asked: PLAIN,
      }
    case 'png':
      return beside('fuzz.png', mutatePng(one, other, random))
    case 'jpeg':
      return beside('fuzz.jpg', mutateJpeg(one, other, random))
    case 'svg':
      return beside('fuzz.svg', text(PIECES.svg))
    case 'picture':
      return beside('fuzz.img', mutateBytes(one, other, random))
    default:
      return beside('fuzz.ttf', mutateFont(one, other, random))
  }
}
