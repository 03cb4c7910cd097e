/** An EPUB's accessibility metadata (EPUB Accessibility 1.1, section 2): there, and true as far as can be told. */

import type { Diagnostic } from '../../diagnostics.ts'
import { doubt, fault } from '../report.ts'
import { elements, type Publication, placeIn, textOf } from './open-epub.ts'

const CLAIM = /^EPUB Accessibility 1\.[1-9] - WCAG 2\.[0-2] Level (?:A|AA|AAA)$/

/** What the metadata must say. */
export function checkMetadata(publication: Publication): Diagnostic[] {
  return [...missingProperties(publication), ...falseFeatures(publication), ...claimFaults(publication)]
}

const metas = ({ package: { xml } }: Publication, property: string): string[] =>
  elements(xml, `//opf:metadata/opf:meta[@property="${property}"]`).map(({ content }) => content.trim())

function missingProperties(publication: Publication): Diagnostic[] {
  const at = placeIn(publication, publication.package)
  const lacks = (property: string) => metas(publication, property).every((value) => value === '')
  const must = ['accessMode', 'accessibilityFeature', 'accessibilityHazard']
  const should = ['accessModeSufficient', 'accessibilitySummary']
  return [
    ...must
      .filter((name) => lacks(`schema:${name}`))
      .map((name) => fault('B301', `schema:${name} is missing`, 'every accessible EPUB must say it', at)),
    ...should
      .filter((name) => lacks(`schema:${name}`))
      .map((name) => doubt('B301', `schema:${name} is missing`, 'readers are helped by it', at)),
  ]
}

/** Features that can be looked for: that they are claimed without being there. */
const FEATURES: Readonly<Record<string, (publication: Publication) => boolean>> = {
  alternativeText: ({ documents }) =>
    !documents.some(({ xml }) => elements(xml, '//h:img[not(@alt)]').length > 0),
  tableOfContents: ({ navigation }) => hasNavigation(navigation, 'toc'),
  pageNavigation: ({ navigation }) => hasNavigation(navigation, 'page-list'),
  pageBreakMarkers: ({ documents }) => documents.some(({ xml }) => elements(xml, PAGE_BREAKS).length > 0),
}

/** Elements that mark where a printed page begins. */
export const PAGE_BREAKS =
  '//*[contains(concat(" ", @epub:type, " "), " pagebreak ") or contains(concat(" ", @role, " "), " doc-pagebreak ")]'

const hasNavigation = (navigation: Publication['navigation'], type: string): boolean =>
  navigation !== null && elements(navigation.xml, `//h:nav[@epub:type="${type}"]//h:a`).length > 0

function falseFeatures(publication: Publication): Diagnostic[] {
  const at = placeIn(publication, publication.package)
  const claimed = metas(publication, 'schema:accessibilityFeature')
  return claimed
    .filter((feature) => FEATURES[feature] && !FEATURES[feature](publication))
    .map((feature) => fault('B302', `it claims ${feature}, and lacks it`, 'add it or drop the claim', at))
}

function claimFaults(publication: Publication): Diagnostic[] {
  const { package: document } = publication
  const at = placeIn(publication, document)
  const found: Diagnostic[] = []
  const hasPages = hasNavigation(publication.navigation, 'page-list')
  const source =
    metas(publication, 'pageBreakSource').length + metas(publication, 'a11y:pageBreakSource').length
  if (hasPages && source === 0 && metas(publication, 'source-of').length === 0)
    found.push(fault('B303', 'it lists pages, and does not say of which edition', 'set pageBreakSource', at))
  const claims = metas(publication, 'dcterms:conformsTo').filter((value) => /accessib/i.test(value))
  for (const claim of claims)
    if (!CLAIM.test(claim) && !/^https?:/.test(claim))
      found.push(
        fault('B304', `no such conformance: “${claim}”`, 'EPUB Accessibility 1.1 - WCAG 2.2 Level AA', at),
      )
  const linked = textOf(document.xml, 'string(//opf:link[@rel="dcterms:conformsTo"]/@href)')
  if ((claims.length > 0 || linked) && metas(publication, 'a11y:certifiedBy').length === 0)
    found.push(fault('B304', 'it claims conformance, and nobody vouches for it', 'set a11y:certifiedBy', at))
  return found
}
