/** An EPUB's style sheets: whether letters stand out from what is under them (WCAG 2.2, success criterion 1.4.3). */

import type { CssNode, Rule } from 'css-tree'
import type { Diagnostic, SourcePlace } from '../../diagnostics.ts'
import { doubt, fault, shown } from '../report.ts'
import { attribute, elements, type Publication, placeIn } from './open-epub.ts'

type Rgb = readonly [number, number, number]

/** Contrast that text needs, and large text (WCAG 2.2, 1.4.3). */
const ENOUGH = 4.5
const ENOUGH_LARGE = 3
/** From this on text is large, in em of the usual 12 points. */
const LARGE = 1.5

/** Checks rules that set a colour against the ground they set, else against white, or black for the night. */
export async function loadColourCheck(): Promise<(publication: Publication) => Diagnostic[]> {
  const { parse, walk, generate } = await import('css-tree')
  const declarationsOf = (rule: Rule): Map<string, string> => {
    const found = new Map<string, string>()
    for (const node of rule.block.children)
      if (node.type === 'Declaration') found.set(node.property.toLowerCase(), generate(node.value))
    return found
  }
  const sheetFindings = (text: string, at: (line: number) => SourcePlace): Diagnostic[] => {
    const found: Diagnostic[] = []
    const night: boolean[] = []
    walk(parse(text, { positions: true }), {
      enter(node: CssNode) {
        if (node.type === 'Atrule') night.push(isNight(node.prelude ? generate(node.prelude) : ''))
        if (node.type === 'Rule')
          found.push(
            ...colourFindings(
              shown(generate(node.prelude)),
              declarationsOf(node),
              night.includes(true),
              at(node.loc?.start.line ?? 1),
            ),
          )
      },
      leave(node: CssNode) {
        if (node.type === 'Atrule') night.pop()
      },
    })
    return found
  }
  return (publication) => [
    ...[...publication.styles].flatMap(([path, text]) =>
      sheetFindings(text, (line) => ({ file: `${publication.name}/${path}`, line })),
    ),
    ...publication.documents.flatMap((document) => [
      ...elements(document.xml, '//h:style').flatMap((style) =>
        sheetFindings(style.content, () => placeIn(publication, document, style)),
      ),
      ...elements(document.xml, '//h:*[@style]').flatMap((element) =>
        sheetFindings(`${element.name} { ${attribute(element, 'style')} }`, () =>
          placeIn(publication, document, element),
        ),
      ),
    ]),
  ]
}

const isNight = (condition: string): boolean => /prefers-color-scheme:\s*dark/.test(condition)

function colourFindings(
  selector: string,
  declarations: ReadonlyMap<string, string>,
  night: boolean,
  at: SourcePlace,
): Diagnostic[] {
  const background = declarations.get('background-color') ?? declarations.get('background')
  const ground = background === undefined ? null : colourIn(background)
  const colour = declarations.has('color') ? colourIn(declarations.get('color')!) : null
  if (!colour) {
    if (!ground || declarations.has('color')) return []
    const message = `“${selector}” sets a ground and no colour of letters`
    return [doubt('B372', message, 'at night the letters may turn as light as it is; set both', at)]
  }
  const under: Rgb = ground ?? (night ? [0, 0, 0] : [255, 255, 255])
  const ratio = contrast(colour, under)
  if (ratio >= (isLarge(declarations.get('font-size')) ? ENOUGH_LARGE : ENOUGH)) return []
  const message = `the contrast of “${selector}” is ${ratio.toFixed(1)} : 1`
  return [fault('B371', message, `text needs ${ENOUGH} : 1, large text ${ENOUGH_LARGE} : 1`, at)]
}

function isLarge(size: string | undefined): boolean {
  const [, number, unit] = /^([\d.]+)(r?em|pt|px|%)$/.exec(size ?? '') ?? []
  const inEm: Readonly<Record<string, number>> = { em: 1, rem: 1, pt: 12, px: 16, '%': 100 }
  return number !== undefined && Number(number) / inEm[unit!]! >= LARGE
}

/** Names that style sheets use most; what is not among them is not judged. */
const NAMED: Readonly<Record<string, string>> = {
  black: '000000',
  white: 'ffffff',
  gray: '808080',
  grey: '808080',
  silver: 'c0c0c0',
  lightgray: 'd3d3d3',
  lightgrey: 'd3d3d3',
  darkgray: 'a9a9a9',
  darkgrey: 'a9a9a9',
  dimgray: '696969',
  dimgrey: '696969',
  red: 'ff0000',
  maroon: '800000',
  orange: 'ffa500',
  yellow: 'ffff00',
  olive: '808000',
  lime: '00ff00',
  green: '008000',
  aqua: '00ffff',
  teal: '008080',
  blue: '0000ff',
  navy: '000080',
  fuchsia: 'ff00ff',
  purple: '800080',
}

/** The colour in a value; `null` where there is none, or it lets something through. */
function colourIn(value: string): Rgb | null {
  const hex = /#([\da-f]{6}|[\da-f]{3})\b/i.exec(value)?.[1] ?? NAMED[value.toLowerCase()]
  if (hex) {
    const digits = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex
    return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16)) as unknown as Rgb
  }
  const parts = /^rgb\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)\s*\)$/i.exec(value)
  return parts ? [Number(parts[1]), Number(parts[2]), Number(parts[3])] : null
}

/** Contrast ratio (WCAG 2.2, section 6). */
function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
