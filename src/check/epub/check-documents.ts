/** An EPUB's documents: language, titles, headings, alternative text, tables, ids, roles. */

import type { XmlElement } from 'libxml2-wasm'
import type { Diagnostic } from '../../diagnostics.ts'
import { doubt, type Find, fault, shown } from '../report.ts'
import { attribute, type ContentDocument, elements, type Publication, placeIn } from './open-epub.ts'

/** Something that no element of a content document may be. */
interface Rule {
  readonly code: string
  readonly say: Find
  readonly path: string
  readonly message: (element: XmlElement) => string
  readonly hint: string
}

const srcOf = (element: XmlElement): string =>
  attribute(element, 'src').split('/').at(-1) ||
  attribute(element, 'href', 'xlink').split('/').at(-1) ||
  'SVG'

const LANGUAGE_RULES: readonly Rule[] = [
  {
    code: 'B311',
    say: fault,
    path: '/h:html[not(@lang) and not(@xml:lang)]',
    message: () => 'the document does not say what language it is in',
    hint: 'set lang and xml:lang on html',
  },
  {
    code: 'B311',
    say: fault,
    path: '//h:*[@lang and @xml:lang and @lang != @xml:lang]',
    message: (element) =>
      `lang is ${attribute(element, 'lang')}, and xml:lang ${attribute(element, 'lang', 'xml')}`,
    hint: 'make them one',
  },
  {
    code: 'B312',
    say: fault,
    path: '/h:html/h:head[not(normalize-space(h:title))]',
    message: () => 'the document has no title',
    hint: 'write one in head',
  },
]

const IMAGE_RULES: readonly Rule[] = [
  {
    code: 'B331',
    say: fault,
    path: `//h:img[not(@alt) and not(@aria-label) and not(@aria-labelledby) and not(@role="presentation")
      and not(@aria-hidden="true")]`,
    message: (element) => `the image ${srcOf(element)} has no alternative text`,
    hint: 'say in alt what it shows; alt="" says that it is decoration',
  },
  {
    code: 'B331',
    say: doubt,
    path: '//h:img[not(@alt) and (@aria-label or @aria-labelledby)]',
    message: (element) => `the image ${srcOf(element)} has a label, and no alternative text`,
    hint: 'say in alt what it shows',
  },
  {
    code: 'B331',
    say: fault,
    path: '//svg:svg[not(svg:title) and not(@aria-label) and not(@aria-labelledby) and not(ancestor-or-self::*[@aria-hidden="true"])]',
    message: () => 'a drawing has no alternative text',
    hint: 'give the svg a title, or hide it with aria-hidden',
  },
]

const TABLE_RULES: readonly Rule[] = [
  {
    code: 'B341',
    say: fault,
    path: '//h:table[not(.//h:th) and not(@role="presentation") and not(@role="none")]',
    message: () => 'a table has no header cells',
    hint: 'write th where a cell heads a row or column',
  },
  {
    code: 'B342',
    say: doubt,
    path: '//h:th[not(@scope) and not(@id)]',
    message: (cell) => `the header cell “${shown(cell.content)}” does not say what it heads`,
    hint: 'set scope="col" or scope="row"',
  },
]

/** Types that assistive technology knows by a role alone (EPUB Type to ARIA Role Authoring Guide 1.1). */
const ROLES = ['noteref', 'footnote', 'endnotes', 'glossary', 'glossref', 'toc', 'pagebreak', 'pullquote']

const ROLE_RULES: readonly Rule[] = ROLES.map((type) => ({
  code: 'B381',
  say: doubt,
  path: `//h:*[contains(concat(" ", @epub:type, " "), " ${type} ") and not(@role) and not(ancestor::h:nav)]`,
  message: () => `epub:type="${type}" stands without a role`,
  hint: `add role="doc-${type}"`,
}))

const runRules =
  (rules: readonly Rule[]) =>
  (publication: Publication): Diagnostic[] =>
    publication.documents.flatMap((document) =>
      rules.flatMap(({ code, say, path, message, hint }) =>
        elements(document.xml, path).map((element) =>
          say(code, message(element), hint, placeIn(publication, document, element)),
        ),
      ),
    )

export const checkTables = runRules(TABLE_RULES)
export const checkRoles = runRules(ROLE_RULES)

const runLanguageRules = runRules(LANGUAGE_RULES)

/** Languages and titles. */
export function checkLanguage(publication: Publication): Diagnostic[] {
  const root = publication.package.xml.root
  const missing = attribute(root, 'lang', 'xml') === ''
  const at = placeIn(publication, publication.package, root)
  return [
    ...(missing
      ? [fault('B311', 'the package does not say what language it is in', 'set xml:lang', at)]
      : []),
    ...runLanguageRules(publication),
  ]
}

const runImageRules = runRules(IMAGE_RULES)

/** Alternative texts: there, and no file names. */
export function checkImages(publication: Publication): Diagnostic[] {
  const names = publication.documents.flatMap((document) =>
    elements(document.xml, '//h:img[normalize-space(@alt)]')
      .filter((image) => /^\S+\.(?:jpe?g|png|gif|svg|webp)$/i.test(attribute(image, 'alt').trim()))
      .map((image) =>
        doubt(
          'B332',
          `the alternative text “${shown(attribute(image, 'alt'))}” is a file’s name`,
          'say what the image shows',
          placeIn(publication, document, image),
        ),
      ),
  )
  return [...runImageRules(publication), ...names]
}

/** Headings go down a level at a time through the whole book, and say something. */
export function checkHeadings(publication: Publication): Diagnostic[] {
  const found: Diagnostic[] = []
  // A book may begin with a chapter.
  let level = 1
  for (const document of publication.documents)
    for (const heading of elements(document.xml, HEADINGS)) {
      const own = Number(heading.name[1])
      const at = placeIn(publication, document, heading)
      if (own > level + 1) {
        const message = `h${own} follows h${level}: “${shown(heading.content)}”`
        found.push(fault('B321', message, 'headings go down one level at a time', at))
      }
      level = own
      if (!heading.content.trim() && elements(heading, './/h:img[normalize-space(@alt)]').length === 0)
        found.push(fault('B322', `an h${own} says nothing`, 'write it or drop it', at))
    }
  return found
}

const HEADINGS = '//h:h1 | //h:h2 | //h:h3 | //h:h4 | //h:h5 | //h:h6'

/** Ids are unique in their document. */
export const checkIds = (publication: Publication): Diagnostic[] =>
  publication.documents.flatMap((document) => repeatedIds(publication, document))

function repeatedIds(publication: Publication, document: ContentDocument): Diagnostic[] {
  const seen = new Set<string>()
  return elements(document.xml, '//*[@id]').flatMap((element) => {
    const id = attribute(element, 'id')
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    const at = placeIn(publication, document, element)
    return [fault('B351', `the id “${id}” stands twice in one document`, 'give each its own', at)]
  })
}
