/**
 * What the user asked for and what the book allows → what the PDF may say that it conforms to.
 */

import { type Diagnostic, EXIT, OffprintError, type Outcome } from '../../diagnostics.ts'
import type { Host } from '../../host/host.ts'
import type { PdfProfile } from '../../options.ts'
import type { Manuscript } from '../writer.ts'

/** A press or screen that the colours are meant for. */
export interface OutputIntent {
  readonly standard: 'GTS_PDFA1' | 'GTS_PDFX'
  readonly condition: string
  readonly icc: Uint8Array
  /** Colour channels of the ICC profile. */
  readonly channels: number
}

export interface Conformance {
  readonly version: '1.6' | '1.7'
  readonly pdfa: { readonly part: 2 | 3; readonly level: 'A' | 'U' } | null
  readonly ua: boolean
  readonly pdfx: 'PDF/X-4' | null
  readonly tagged: boolean
  /** Links may stand on the page. A press takes none. */
  readonly links: boolean
  readonly intent: OutputIntent | null
  readonly attachSource: boolean
}

/** Makes no claim: the booklet, and the plain profile. */
export const NO_CLAIM: Conformance = {
  version: '1.7',
  pdfa: null,
  ua: false,
  pdfx: null,
  tagged: true,
  links: true,
  intent: null,
  attachSource: false,
}

/** The ICC profile of sRGB that Offprint ships. */
export const srgb = (host: Host): Uint8Array => host.asset('assets/icc/srgb.icc')

/**
 * Settles the claims of a book.
 *
 * @throws {@link OffprintError} P102 or P103 where PDF/X-4 is asked for without a usable ICC profile.
 */
export function chooseConformance(manuscript: Manuscript, host: Host): Outcome<Conformance> {
  const { profile, icc } = manuscript.options.pdf
  if (profile === 'plain') return { value: { ...NO_CLAIM, tagged: false }, diagnostics: [] }
  if (profile === 'x-4') return { value: press(icc, host), diagnostics: [] }
  const lacks = obstacles(manuscript)
  return {
    value: archive(profile, lacks.length === 0, host),
    diagnostics: lacks.length === 0 ? [] : [fallback(profile, lacks)],
  }
}

function archive(
  profile: Exclude<PdfProfile, 'plain' | 'x-4'>,
  accessible: boolean,
  host: Host,
): Conformance {
  return {
    ...NO_CLAIM,
    pdfa: { part: profile === 'a3a' ? 3 : 2, level: accessible ? 'A' : 'U' },
    ua: accessible,
    intent: { standard: 'GTS_PDFA1', condition: 'sRGB IEC61966-2.1', icc: srgb(host), channels: 3 },
    attachSource: profile === 'a3a',
  }
}

/** Something that the book lacks to be called accessible. */
interface Obstacle {
  readonly lack: string
  readonly remedy: string
}

function obstacles({ pages, markup }: Manuscript): Obstacle[] {
  const silent = pages?.tags.filter(({ type, alt }) => type === 'Figure' && !alt).length ?? 0
  const found: Obstacle[] = []
  if (silent > 0)
    found.push({
      lack: silent === 1 ? 'a figure has no alternative text' : `${silent} figures have no alternative text`,
      remedy: 'give each image a text that says what it shows',
    })
  if (markup.lang === 'und') found.push({ lack: 'the language is not known', remedy: 'set --lang or lang:' })
  return found
}

const fallback = (profile: PdfProfile, obstacles: readonly Obstacle[]): Diagnostic => ({
  severity: 'warning',
  code: 'P101',
  message: `PDF not marked as accessible (PDF/UA-1), only as PDF/A-${profile === 'a3a' ? 3 : 2}u: ${obstacles.map(({ lack }) => lack).join('; ')}`,
  hint: obstacles.map(({ remedy }) => remedy).join('; '),
})

/** Channels by the colour space that an ICC profile names. */
const CHANNELS: Readonly<Record<string, number>> = { CMYK: 4, 'RGB ': 3, GRAY: 1 }

function press(path: string | null, host: Host): Conformance {
  if (path === null) {
    const hint = 'set pdf.icc to the ICC profile of the press'
    throw new OffprintError(EXIT.usage, { code: 'P102', message: 'x-4 needs an ICC profile', hint })
  }
  const icc = host.userFile(path)
  if (icc === null) throw unusable(path, 'no such file')
  const letters = (at: number): string => String.fromCharCode(...icc.subarray(at, at + 4))
  const channels = CHANNELS[letters(16)]
  if (icc.length < 132 || letters(36) !== 'acsp' || channels === undefined)
    throw unusable(path, 'not an ICC profile')
  if (letters(12) !== 'prtr') throw unusable(path, 'not the profile of a press or printer')
  const condition = path.replace(/^.*[\\/]/, '').replace(/\.ic[cm]$/i, '')
  return {
    ...NO_CLAIM,
    version: '1.6',
    pdfx: 'PDF/X-4',
    tagged: false,
    links: false,
    intent: { standard: 'GTS_PDFX', condition, icc, channels },
  }
}

const unusable = (path: string, why: string): OffprintError =>
  new OffprintError(EXIT.usage, { code: 'P103', message: `cannot use the ICC profile ${path}: ${why}` })
