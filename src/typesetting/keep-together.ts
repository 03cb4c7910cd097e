/**
 * Two neighbouring words → whether the space between them may end a line. Initials and titles stay with the
 * surname, numbers with their unit and their “p.”.
 */

/** What a word is to its neighbours; bits of one number, so that pairs are cheap to test. */
const BOND = { plain: 0, beforeName: 1, beforeNumber: 2, number: 4, unit: 8, name: 16, title: 32 } as const

const TITLES = new Set(
  `Mr. Mr Mrs. Mrs Ms. Ms Mx. Mx Dr. Dr Prof. Prof Rev. Fr. Hon. Sen. Rep. Gov. Gen. Col. Lt. Maj. Capt.
  Cpt. Sgt. Cpl. Pvt. Cmdr. Adm. Pres. Amb. Msgr. St. St Ste. Mt. Mt Ft. Hr. Fr
  Dipl.-Ing. Hl. M. MM. Mme. Mme Mlle. Mlle Me Mgr Mgr. Sr. Sra. Srta. D. Dña. Don Doña Sig. Sig.ra Dott. Ing.`
    .split(/\s+/)
    .filter(Boolean),
)

const BEFORE_NUMBER = new Set(
  'p. pp. S. No. Nos. Nr. n° N° № § §§ ¶ Fig. Figs. Abb. Tab. Vol. vol. Bd. ch. Ch. Chap. Art. art. Sec. sec. l. ll. f. ff. c. ca. cf.'.split(
    ' ',
  ),
)

const UNITS = new Set(
  `% ‰ ° °C °F K € $ £ ¥ km m cm mm nm µm mi ft in yd kg g mg µg t lb lbs oz st l L ml mL cl hl km/h mph m/s kn
  s ms min h hr hrs W kW MW GW kWh MWh V kV A mA Hz kHz MHz GHz J kJ MJ cal kcal Pa hPa kPa bar N Nm ha m² km² m³
  km² B kB KB MB GB TB bit dB pt px a.m. p.m. am pm AM PM Uhr BC AD BCE CE v. n. EUR USD GBP CHF Mio. Mrd.`
    .split(/\s+/)
    .filter(Boolean),
)

/** Look like initials and are seldom a name's. */
const NO_INITIALS = new Set('I. U.S. U.N. U.K. E.U. D.C. A.D. B.C. A.M. P.M. Z.B. D.H.'.split(' '))

/** `J.`, `J.R.R.`, `Th.`, `J.-P.` */
const INITIALS = /^(?:\p{Lu}\p{Ll}?\.-?)+$/u

/** Classes a word by the company it keeps. */
export function bondOf(word: string): number {
  // Long words in lower case are most of a text, and none of these.
  if (word.length > 5 && /^[a-z]/.test(word)) return BOND.plain
  const opened = word.replace(/^[“‘«„"'([]+/u, '')
  const closed = opened.replace(/[”’»"')\],;:!?]+$/u, '')
  let bond: number = BOND.plain
  if (/^\p{Lu}/u.test(word)) bond |= BOND.name
  if (TITLES.has(opened) || (INITIALS.test(opened) && !NO_INITIALS.has(opened))) bond |= BOND.beforeName
  if (TITLES.has(opened) && !/^\p{Lu}\.$/u.test(opened)) bond |= BOND.title
  if (BEFORE_NUMBER.has(opened)) bond |= BOND.beforeNumber
  if (/^[+−–-]?[$€£¥]?\d[\d.,  ]*$/u.test(opened)) bond |= BOND.number
  if (UNITS.has(closed) || UNITS.has(closed.replace(/\.$/, ''))) bond |= BOND.unit
  if (/^\d/.test(word)) bond |= BOND.number
  return bond
}

/** Tells whether two words with these bonds stay on one line. */
export const staysTogether = (left: number, right: number): boolean =>
  ((left & BOND.beforeName) !== 0 && (right & BOND.name) !== 0) ||
  ((left & BOND.beforeNumber) !== 0 && (right & BOND.number) !== 0) ||
  ((left & BOND.number) !== 0 && (right & BOND.unit) !== 0)

/** Tells whether two words that stay together are a title and a name, which may part before a line gapes. */
export const mayPart = (left: number, right: number): boolean =>
  (left & BOND.title) !== 0 && (right & BOND.name) !== 0
