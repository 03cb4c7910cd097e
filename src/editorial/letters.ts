/**
 * Classes of letters, marks and digits for patterns, in two sizes.
 *
 * `\p{L}` makes a pattern of several hundred ranges, which takes some ten milliseconds to compile; most texts need the
 * three dozen of Latin, Greek and Cyrillic. Up to U+052F both sizes hold the same characters.
 */

import { once } from './once.ts'

/** What goes between square brackets. */
export interface Classes {
  readonly letters: string
  readonly marks: string
  readonly digits: string
  readonly capitals: string
}

const EVERY: Classes = { letters: '\\p{L}', marks: '\\p{M}', digits: '\\p{N}', capitals: '\\p{Lu}' }

const EUROPEAN: Classes = {
  letters:
    'A-Za-zªµºÀ-ÖØ-öø-\\u02c1\\u02c6-\\u02d1\\u02e0-\\u02e4\\u02ec\\u02ee\\u0370-\\u0374\\u0376\\u0377\\u037a-\\u037d\\u037f\\u0386\\u0388-\\u038a\\u038c\\u038e-\\u03a1\\u03a3-\\u03f5\\u03f7-\\u0481\\u048a-\\u052f',
  marks: '\\u0300-\\u036f\\u0483-\\u0489',
  digits: '0-9²³¹¼-¾',
  // From U+0100 on capitals and small letters alternate; a small one before a dot is no initial anyway.
  capitals: 'A-ZÀ-ÖØ-Þ\\u0100-\\u024f\\u0386-\\u03ab\\u0400-\\u042f',
}

/** Beside letters, the marks of printers and sums of money are European. */
const FOREIGN = /[^\u0000-\u052f\u2010-\u2064\u20a0-\u20bf\u2122]/

/** Makes a pattern in both sizes, when each is first asked for; gives the one that a text needs. */
export function patternFor(make: (classes: Classes) => RegExp): (text: string) => RegExp {
  const european = once(() => make(EUROPEAN))
  const every = once(() => make(EVERY))
  return (text) => (FOREIGN.test(text) ? every() : european())
}
