/** A page's tree in, what the page says of itself out: JSON-LD, Open Graph, Dublin Core, `<time>`, `<html lang>`. */

import { webAddress } from './addresses.ts'
import { authorsOf, credibleByline } from './byline.ts'
import { languageTag } from './detect-language.ts'
import { type DomDocument, textOf } from './dom.ts'
import type { Found } from './draft.ts'
import { linkedData } from './linked-data.ts'
import { parseDate } from './parse-date.ts'

/** What a page says of itself. */
export interface PageMetadata {
  readonly found: Found
  /** The text of `<title>`, which a heading of the page may be part of. */
  readonly windowTitle: string
}

/** @param url - Address that the page was fetched from, where it is known. */
export function readMetadata(document: DomDocument, url: string | undefined): PageMetadata {
  const all = metaOf(document)
  const meta = (...names: string[]): string | undefined => all(...names)[0]
  const found: Found = {}
  const set = <K extends keyof Found>(key: K, value: Found[K] | null | undefined) => {
    if (value !== null && value !== undefined && value !== '') found[key] = value
  }
  const windowTitle = textOf(document.querySelector('head title') ?? document.querySelector('title'))
  const linked = linkedData(document, windowTitle)
  const site = linked.publisher ?? meta('og:site_name') ?? meta('dc.publisher', 'dcterms.publisher')
  set('title', linked.headline ?? meta(...TITLE) ?? (withoutSite(windowTitle, site) || null))
  const byline = credibleByline(linked.authors ?? [...new Set(all(...AUTHOR))].join('; '))
  if (byline !== null && !/^https?:|^@/.test(byline)) {
    set('byline', byline)
    set('authors', authorsOf(byline))
  }
  const dates = [linked.date, meta(...DATE), timeOf(document)].filter((date) => date)
  // A time with its zone says what day it was where it was published.
  set('date', parseDate(dates.find((date) => /T.*[+-]\d\d:?\d\d$/.test(date!)) ?? dates[0] ?? ''))
  set(
    'lang',
    languageTag(
      document.documentElement.getAttribute('lang') ??
        meta('content-language', 'dc.language') ??
        linked.lang ??
        '',
    ),
  )
  const dir = (
    document.documentElement.getAttribute('dir') ?? document.body?.getAttribute('dir')
  )?.toLowerCase()
  if (dir === 'rtl' || dir === 'ltr') set('dir', dir)
  set(
    'description',
    linked.description ??
      meta('og:description', 'dc.description', 'dcterms.description', 'description', 'twitter:description'),
  )
  set('publisher', /^https?:/.test(site ?? '') ? new URL(site!).hostname : site)
  set(
    'rights',
    linked.rights ??
      meta('dc.rights', 'dcterms.rights', 'dcterms.license', 'copyright') ??
      licenceOf(document),
  )
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href')
  set('source', webAddress(url) ?? webAddress(canonical) ?? webAddress(meta('og:url')))
  const keywords = meta('keywords', 'news_keywords')
  if (keywords)
    set(
      'keywords',
      keywords
        .split(/\s*[,;]\s*/)
        .filter(Boolean)
        .slice(0, 20),
    )
  return { found, windowTitle }
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
function metaOf(document: DomDocument) {
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
