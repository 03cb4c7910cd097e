/** A page's tree in, what the page says of itself out: JSON-LD, Open Graph, Dublin Core, `<time>`, `<html lang>`. */

import { webAddress } from './addresses.ts'
import { authorsOf, credibleByline } from './byline.ts'
import { languageTag } from './detect-language.ts'
import { type DomDocument, textOf } from './dom.ts'
import type { Found } from './draft.ts'
import { type JsonLd, readJsonLd } from './json-ld.ts'
import { parseDate } from './parse-date.ts'

/** What a page says of itself. */
export interface PageMetadata {
  readonly found: Found
  /** The text of `<title>`, which a heading of the page may be part of. */
  readonly windowTitle: string
}

/** Contents of the first of some names of `meta` elements. */
type MetaContents = (...names: string[]) => readonly string[]

/** @param url - Address that the page was fetched from, where it is known. */
export function readMetadata(document: DomDocument, url: string | undefined): PageMetadata {
  const windowTitle = textOf(document.querySelector('head title') ?? document.querySelector('title'))
  const meta = metaOf(document)
  const jsonLd = readJsonLd(document, windowTitle)
  const site = jsonLd.publisher ?? meta('og:site_name')[0] ?? meta('dc.publisher', 'dcterms.publisher')[0]
  const known = {
    title: jsonLd.headline ?? meta(...TITLE)[0] ?? withoutSite(windowTitle, site),
    date: dateOf(document, meta, jsonLd),
    lang: languageOf(document, meta, jsonLd),
    dir: directionOf(document),
    description: jsonLd.description ?? meta(...DESCRIPTION)[0],
    publisher: URL.canParse(site ?? '') ? new URL(site!).hostname : site,
    rights: jsonLd.rights ?? meta(...RIGHTS)[0] ?? licenceOf(document),
    source: addressOf(document, meta, url),
    keywords: meta('keywords', 'news_keywords')[0]
      ?.split(/\s*[,;]\s*/)
      .filter(Boolean)
      .slice(0, MOST_KEYWORDS),
    ...authorsIn(meta, jsonLd),
  }
  return { found: present(known), windowTitle }
}

/** Search engines are fed with dozens. */
const MOST_KEYWORDS = 20

/** Leaves only what is there. */
const present = (known: Record<string, unknown>): Found =>
  Object.fromEntries(
    Object.entries(known).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  )

function authorsIn(meta: MetaContents, jsonLd: JsonLd): Pick<Found, 'byline' | 'authors'> {
  const byline = credibleByline(jsonLd.authors ?? [...new Set(meta(...AUTHOR))].join('; '))
  return byline === null || /^https?:|^@/.test(byline) ? {} : { byline, authors: authorsOf(byline) }
}

function dateOf(document: DomDocument, meta: MetaContents, jsonLd: JsonLd): string | null {
  const dates = [jsonLd.date, meta(...DATE)[0], timeOf(document)].filter((date) => date)
  // A time with its zone says what day it was where it was published.
  const local = dates.find((date) => /T.*[+-]\d\d:?\d\d$/.test(date!))
  return parseDate(local ?? dates[0] ?? '')
}

function languageOf({ documentElement }: DomDocument, meta: MetaContents, jsonLd: JsonLd): string | null {
  const declared =
    documentElement.getAttribute('lang') ?? meta('content-language', 'dc.language')[0] ?? jsonLd.lang
  return languageTag(declared ?? '')
}

function directionOf({ documentElement, body }: DomDocument): string | null {
  const dir = (documentElement.getAttribute('dir') ?? body?.getAttribute('dir'))?.toLowerCase()
  return dir === 'rtl' || dir === 'ltr' ? dir : null
}

function addressOf(document: DomDocument, meta: MetaContents, url: string | undefined): string | null {
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href')
  return webAddress(url) ?? webAddress(canonical) ?? webAddress(meta('og:url')[0])
}

const TITLE = [
  'dc.title',
  'dcterms.title',
  'og:title',
  'citation_title',
  'weibo:article:title',
  'weibo:webpage:title',
  'parsely-title',
  'title',
  'twitter:title',
]
const DESCRIPTION = [
  'og:description',
  'dc.description',
  'dcterms.description',
  'description',
  'twitter:description',
]

const RIGHTS = ['dc.rights', 'dcterms.rights', 'dcterms.license', 'copyright']

const AUTHOR = [
  'dc.creator',
  'dcterms.creator',
  'author',
  'article:author',
  'citation_author',
  'parsely-author',
  'sailthru.author',
  'byl',
]
const DATE = [
  'article:published_time',
  'dcterms.issued',
  'dcterms.created',
  'dcterms.date',
  'dc.date.issued',
  'dc.date',
  'citation_publication_date',
  'parsely-pub-date',
  'datepublished',
  'publish-date',
  'pubdate',
  'sailthru.date',
  'date',
]

/** Contents of the first of the names that has any; a name may stand among others (`property="x og:title"`). */
function metaOf(document: DomDocument): MetaContents {
  const contents = new Map<string, string[]>()
  for (const element of document.querySelectorAll('meta')) {
    const content = element.getAttribute('content')?.trim()
    if (!content) continue
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv'])
      for (const name of (element.getAttribute(attribute) ?? '').toLowerCase().split(/\s+/)) {
        const dotted = name.replace(/^(dc|dcterm|dcterms):/, '$1.')
        if (dotted) contents.set(dotted, [...(contents.get(dotted) ?? []), content])
      }
  }
  return (...names: string[]): readonly string[] =>
    names.map((name) => contents.get(name)).find(Boolean) ?? []
}

/** “Headline | The Site” without the site. */
function withoutSite(title: string, site: string | undefined): string {
  const parts = title.split(/\s+[|–—»:·-]{1,2}\s+/)
  if (parts.length < 2) return title
  const last = parts.at(-1)!
  const rest = title.slice(0, title.lastIndexOf(last)).replace(/\s+[|–—»:·-]{1,2}\s*$/, '')
  const isSite = site !== undefined && last.toLowerCase().includes(site.toLowerCase())
  const short = last.split(/\s+/).length <= 4 && rest.split(/\s+/).length >= 4
  return isSite || short || / [|»] | :: /.test(title.slice(rest.length)) ? rest : title
}

function timeOf(document: DomDocument): string | null {
  for (const selector of [
    'time[pubdate]',
    '[itemprop="datePublished"]',
    'article time[datetime]',
    'header time[datetime]',
    'time[datetime]',
  ]) {
    const element = document.querySelector(selector)
    const value = element?.getAttribute('datetime') ?? element?.getAttribute('content') ?? textOf(element)
    if (value) return value
  }
  return null
}

function licenceOf(document: DomDocument): string | undefined {
  const link = document.querySelector('a[rel~="license"], link[rel~="license"]')
  const words = textOf(link)
  if (words !== '' && words.length <= 200) return words
  const href = link?.getAttribute('href')
  return webAddress(href, 'https://localhost') ?? undefined
}
