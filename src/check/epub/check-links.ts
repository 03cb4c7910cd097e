/** An EPUB's links and navigation: that they land, say where to, and that pages and landmarks are what they say. */

import type { XmlElement } from 'libxml2-wasm'
import type { Diagnostic } from '../../diagnostics.ts'
import { isAddress } from '../addresses.ts'
import { doubt, fault, shown } from '../report.ts'
import { PAGE_BREAKS } from './check-metadata.ts'
import {
  attribute,
  type ContentDocument,
  elements,
  type Publication,
  placeIn,
  resolvePath,
  textOf,
} from './open-epub.ts'

/** Every link of every document. */
export function checkLinks(publication: Publication): Diagnostic[] {
  return publication.documents.flatMap((document) =>
    elements(document.xml, '//h:a[@href] | //h:area[@href] | //svg:a[@xlink:href]').flatMap((link) => [
      ...landingFault(publication, document, link),
      ...namelessFault(publication, document, link),
    ]),
  )
}

const hrefOf = (link: XmlElement): string => attribute(link, 'href') || attribute(link, 'href', 'xlink')

function landingFault(publication: Publication, document: ContentDocument, link: XmlElement): Diagnostic[] {
  const href = hrefOf(link)
  const at = placeIn(publication, document, link)
  const inside = resolvePath(document.path, href)
  if (!inside)
    return isAddress(href)
      ? []
      : [fault('B353', `“${shown(href)}” is no address`, 'write it in full, as https://…', at)]
  if (!publication.paths.has(inside.path))
    return [fault('B352', `a link leads to ${inside.path}, which is not there`, 'mend it or drop it', at)]
  const target = publication.documents.find(({ path }) => path === inside.path)
  if (!target || inside.fragment === '' || target.ids.has(inside.fragment)) return []
  return [fault('B352', `a link leads to “${shown(href)}”, which is not there`, 'mend it or drop it', at)]
}

function namelessFault(publication: Publication, document: ContentDocument, link: XmlElement): Diagnostic[] {
  const named =
    link.content.trim() !== '' ||
    attribute(link, 'aria-label') !== '' ||
    attribute(link, 'aria-labelledby') !== '' ||
    elements(link, './/h:img[normalize-space(@alt)] | .//svg:title').length > 0
  if (named) return []
  return [fault('B354', 'a link has no words', 'say where it leads', placeIn(publication, document, link))]
}

const navigationLinks = (navigation: ContentDocument, type: string): XmlElement[] =>
  elements(navigation.xml, `//h:nav[contains(concat(" ", @epub:type, " "), " ${type} ")]//h:a[@href]`)

/** The page list and the page breaks are about the same pages, in the same order. */
export function checkPageList(publication: Publication): Diagnostic[] {
  const { navigation } = publication
  if (!navigation) return []
  const breaks = pageBreaks(publication)
  const links = navigationLinks(navigation, 'page-list')
  return [
    ...breakFaults(publication, breaks, links.length > 0),
    ...listFaults(publication, navigation, breaks, links),
  ]
}

interface PageBreak {
  readonly document: ContentDocument
  readonly element: XmlElement
  /** `path#id`. */
  readonly target: string
  listed: boolean
}

const pageBreaks = ({ documents, navigation }: Publication): PageBreak[] =>
  documents
    .filter((document) => document !== navigation)
    .flatMap((document) =>
      elements(document.xml, PAGE_BREAKS).map((element) => ({
        document,
        element,
        target: `${document.path}#${attribute(element, 'id')}`,
        listed: false,
      })),
    )

function breakFaults(publication: Publication, breaks: readonly PageBreak[], hasList: boolean): Diagnostic[] {
  const nameless = breaks.filter(
    ({ element }) =>
      !element.content.trim() &&
      !attribute(element, 'aria-label').trim() &&
      !attribute(element, 'title').trim(),
  )
  const unlisted =
    breaks.length > 0 && !hasList
      ? [
          fault('B361', `${breaks.length} page breaks, and no page list`, 'list them in the navigation', {
            ...placeIn(publication, publication.navigation!),
          }),
        ]
      : []
  return [
    ...nameless.map(({ document, element }) =>
      fault('B361', 'a page break has no number', 'set aria-label', placeIn(publication, document, element)),
    ),
    ...unlisted,
  ]
}

function listFaults(
  publication: Publication,
  navigation: ContentDocument,
  breaks: readonly PageBreak[],
  links: readonly XmlElement[],
): Diagnostic[] {
  const found: Diagnostic[] = []
  const order = new Map(breaks.map((each, index) => [each.target, index]))
  let last = -1
  for (const link of links) {
    const target = resolvePath(navigation.path, attribute(link, 'href'))
    const index = target ? order.get(`${target.path}#${target.fragment}`) : undefined
    const page = shown(link.content)
    const at = placeIn(publication, navigation, link)
    if (index === undefined)
      found.push(
        fault('B361', `page ${page} is listed where no page begins`, 'mark it with doc-pagebreak', at),
      )
    else {
      breaks[index]!.listed = true
      if (index < last)
        found.push(fault('B361', `page ${page} is listed out of order`, 'list pages as they come', at))
      last = index
    }
  }
  const left = links.length > 0 ? breaks.filter(({ listed }) => !listed) : []
  return [
    ...found,
    ...left.map(({ document, element }) =>
      fault(
        'B361',
        'a page break is not in the page list',
        'list it',
        placeIn(publication, document, element),
      ),
    ),
  ]
}

/** Landmarks are there and typed; contents lead to every document of the spine. */
export function checkLandmarks(publication: Publication): Diagnostic[] {
  const { navigation } = publication
  if (!navigation) {
    const at = placeIn(publication, publication.package)
    return [fault('B363', 'it has no navigation document that can be read', 'EPUB 3 wants one', at)]
  }
  const at = placeIn(publication, navigation)
  const landmarks = navigationLinks(navigation, 'landmarks')
  const untyped = landmarks.filter((link) => textOf(link, 'string(@epub:type)') === '')
  return [
    ...(landmarks.length === 0
      ? [doubt('B362', 'it has no landmarks', 'list where text, contents and notes begin', at)]
      : []),
    ...untyped.map((link) =>
      fault(
        'B362',
        `the landmark “${shown(link.content)}” does not say what it is`,
        'set epub:type',
        placeIn(publication, navigation, link),
      ),
    ),
    ...unreachedDocuments(publication, navigation),
  ]
}

function unreachedDocuments(publication: Publication, navigation: ContentDocument): Diagnostic[] {
  const links = [...navigationLinks(navigation, 'toc'), ...navigationLinks(navigation, 'landmarks')]
  if (navigationLinks(navigation, 'toc').length === 0)
    return [
      fault(
        'B363',
        'it has no contents',
        'list its parts in nav epub:type="toc"',
        placeIn(publication, navigation),
      ),
    ]
  const reached = new Set(links.map((link) => resolvePath(navigation.path, attribute(link, 'href'))?.path))
  return publication.spine
    .filter((path) => path !== navigation.path && !reached.has(path))
    .map((path) =>
      doubt('B363', 'the contents do not lead to this document', 'list it', {
        file: `${publication.name}/${path}`,
      }),
    )
}
