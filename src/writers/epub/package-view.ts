/** A manuscript → the metadata of its package document: Dublin Core, who did what, and how titles and names are filed. */

import type { Metadata } from '../../document/article.ts'
import { blockText, textBlocks } from '../../document/walk.ts'
import type { Edition } from '../../editorial/edition.ts'
import type { Host } from '../../host/host.ts'
import { isLanguageTag } from '../../markup/inline-xhtml.ts'
import type { Labels } from '../../markup/labels.ts'
import type { Manuscript } from '../writer.ts'
import { accessibilityOf } from './accessibility.ts'
import { filePerson, fileTitle } from './file-as.ts'

/** The part of `package.opf.hbs` that describes the book. */
export interface PackageMetadata {
  readonly identifier: string
  readonly otherIdentifier: string | null
  readonly title: string
  readonly titleFileAs: string | null
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly rightToLeft: boolean
  readonly creators: readonly CreatorView[]
  readonly date: string | null
  readonly description: string | null
  readonly subjects: readonly string[]
  readonly publisher: string | null
  readonly rights: string | null
  readonly source: string | null
  /** `2023-03-17T12:00:00Z`. */
  readonly modified: string
  readonly words: number
}

interface CreatorView {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly fileAs: string | null
}

/** Describes the book with what the article says of itself. What it does not say is `null`. */
export function packageMetadata({ edition, identifier, epoch }: Manuscript, host: Host): PackageMetadata {
  const { metadata } = edition.article
  return {
    identifier,
    otherIdentifier: metadata.identifier ?? null,
    title: metadata.title,
    titleFileAs: fileTitle(metadata.title, metadata.lang),
    lang: isLanguageTag(metadata.lang) ? metadata.lang : 'und',
    dir: metadata.dir,
    rightToLeft: metadata.dir === 'rtl',
    creators: creatorsOf(metadata, host),
    date: metadata.date ?? null,
    description: metadata.description ?? metadata.abstract ?? null,
    subjects: [...new Set([...metadata.subjects, ...metadata.keywords])],
    publisher: metadata.publisher ?? null,
    rights: metadata.rights ?? null,
    source: metadata.source ?? null,
    modified: new Date(epoch * 1000).toISOString().replace(/\.\d+Z$/, 'Z'),
    words: countWords(edition),
  }
}

/** What else the book has that its metadata speak of. */
export interface Offer {
  readonly hasCover: boolean
  readonly hasPages: boolean
  readonly hasFonts: boolean
}

/** The rest of what `package.opf.hbs` says of the book: what it offers to readers, and what it claims. */
export function packageView(manuscript: Manuscript, offer: Offer, labels: Labels) {
  const { edition, pictures, options, printIdentifier } = manuscript
  return {
    accessibility: accessibilityOf(edition, pictures, offer, labels),
    certifiedBy: options.epub.certifiedBy,
    pageSource: offer.hasPages ? printIdentifier : null,
    specifiedFonts: offer.hasFonts,
    hasCover: offer.hasCover,
  }
}

/** The authors; where only a byline is known, the byline. MARC relators name who did what. */
function creatorsOf({ authors, byline, lang }: Metadata, host: Host): readonly CreatorView[] {
  const named = authors.length > 0 ? authors : byline ? [{ name: byline, role: 'aut', fileAs: byline }] : []
  return named.map(({ name, role, fileAs }, index) => ({
    id: `creator-${index + 1}`,
    name,
    role: /^[a-z]{3}$/.test(role) ? role : 'aut',
    fileAs: fileAs ?? filePerson(name, lang, host),
  }))
}

/** Words of the text, by the white space between them. */
function countWords({ article }: Edition): number {
  let words = 0
  for (const block of textBlocks(article)) for (const _ of blockText(block).matchAll(/\S+/g)) words++
  return words
}
