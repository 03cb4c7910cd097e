/**
 * Colours → the operators that set them for filling and stroking.
 */

import type { Colour } from '../../themes/theme.ts'
import type { Kit } from './kit.ts'

/** Gives the operator for a colour, with a line end. */
export interface Inks {
  fill(colour: Colour): string
  stroke(colour: Colour): string
  /** Sets every ink there is, for crop marks. */
  readonly registration: string
}

/** One decimal of a percent and a third of an 8-bit step: finer than any press or screen. */
const level = (share: number): string => `${Math.round(share * 1000) / 1000}`

/**
 * Mixes the colours of a book.
 *
 * @param press - Whether to use a colour's inks (CMYK, spot) where it names them, else its RGB.
 */
export function openInks(kit: Kit, press: boolean): Inks {
  const fills = new Map<string, string>()
  const operator = (colour: Colour): string => {
    const key = JSON.stringify(colour)
    let known = fills.get(key)
    if (known === undefined) {
      known = press && colour.cmyk ? inkOperator(kit, colour.cmyk, colour.spot) : screenOperator(colour.rgb)
      fills.set(key, known)
    }
    return known
  }
  return {
    registration: press ? inkOperator(kit, [100, 100, 100, 100], 'All') : '0 g\n',
    fill: operator,
    stroke: (colour) =>
      operator(colour).replace(/\b(?:rg|g|k|cs|scn)\b/g, (letters) => letters.toUpperCase()),
  }
}

/** A grey is said as grey, so that black text is printed with black alone. */
function screenOperator(rgb: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => level(Number.parseInt(rgb.slice(at, at + 2), 16) / 255))
  return red === green && green === blue ? `${red} g\n` : `${red} ${green} ${blue} rg\n`
}

function inkOperator(kit: Kit, cmyk: readonly [number, number, number, number], spot?: string): string {
  if (spot === undefined) return `${cmyk.map((percent) => level(percent / 100)).join(' ')} k\n`
  if (!kit.spotColors[spot]) kit.addSpotColor(spot, ...cmyk)
  return `/${kit.spotColors[spot]!.id} cs 1 scn\n`
}
