/** A page's tree in, what the page says of itself out: JSON-LD, Open Graph, Dublin Core, `<time>`, `<html lang>`. */

import { webAddress } from './addresses.ts'
import { authorsOf, bareByline } from './byline.ts'
import { languageTag } from './detect-language.ts'
import { type DomDocument, textOf } from './dom.ts'
import type { Found } from './draft.ts'
import { parseDate } from './parse-date.ts'

/** What a page says of itself. */
export interface PageMetadata {
  readonly found: Found
  /** The text of `<title>`, which a heading of the page may be part of. */
  readonly windowTitle: string
}

/** @param url - Address that the page was fetched from, where it is known. */
export function readMetadata(document: DomDocument, url: string | undefined): PageMetadata {
  const meta = metaOf(document)
  const linked = linkedData(document)
  const found: Found = {}
  const set = <K extends keyof Found>(key: K, value: Found[K] | null | undefined) => {
    if (value !== null && value !== undefined && value !== '') found[key] = value
  }
  const windowTitle = textOf(document.querySelector('head title') ?? document.querySelector('title'))
  const site = linked.publisher ?? meta('og:site_name') ?? meta('dc.publisher', 'dcterms.publisher')
  set('title', linked.headline ?? meta(...TITLE) ?? (withoutSite(windowTitle, site) || null))
  const byline = linked.authors ?? meta(...AUTHOR) ?? null
  if (byline !== null && !/^https?:|^@/.test(byline)) {
    set('byline', bareByline(byline))
    set('authors', authorsOf(byline))
  }
  set('date', parseDate(linked.date ?? meta(...DATE) ?? timeOf(document) ?? ''))
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
  set('publisher', site)
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

/** The first content of any of the names; a name may stand among others (`property="x og:title"`). */
function metaOf(document: DomDocument) {
  const contents = new Map<string, string>()
  for (const element of document.querySelectorAll('meta')) {
    const content = element.getAttribute('content')?.trim()
    if (!content) continue
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv'])
      for (const name of (element.getAttribute(attribute) ?? '').toLowerCase().split(/\s+/)) {
        const dotted = name.replace(/^(dc|dcterm|dcterms):/, '$1.')
        if (dotted && !contents.has(dotted)) contents.set(dotted, content)
      }
  }
  return (...names: string[]): string | undefined => names.map((name) => contents.get(name)).find(Boolean)
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
  return link ? textOf(link) || link.getAttribute('href')?.trim() || undefined : undefined
}

interface LinkedData {
  readonly headline?: string
  readonly authors?: string
  readonly date?: string
  readonly lang?: string
  readonly description?: string
  readonly publisher?: string
  readonly rights?: string
}

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

const ARTICLE =
  /(?:Article|BlogPosting|Report|LiveBlogPosting|SocialMediaPosting|Chapter|Review|TechArticle)$/

function linkedData(document: DomDocument): LinkedData {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const json = parseJson((script.textContent ?? '').replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, ''))
    const node = articleIn(json, 0)
    if (node) return readNode(node)
  }
  return {}
}

function parseJson(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return null
  }
}

function articleIn(json: Json, depth: number): { [key: string]: Json } | null {
  if (json === null || typeof json !== 'object' || depth > 4) return null
  if (Array.isArray(json)) return json.map((item) => articleIn(item, depth + 1)).find(Boolean) ?? null
  const types = [json['@type'] ?? ''].flat()
  if (types.some((type) => typeof type === 'string' && ARTICLE.test(type))) return json
  return articleIn(json['@graph'] ?? json.mainEntity ?? null, depth + 1)
}

function readNode(node: { [key: string]: Json }): LinkedData {
  const fields = {
    headline: words(node.headline ?? node.name),
    authors: names(node.author ?? node.creator),
    date: words(node.datePublished ?? node.dateCreated),
    lang: words(node.inLanguage),
    description: words(node.description),
    publisher: names(node.publisher),
    rights: words(node.copyrightNotice ?? node.license),
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  '#39': "'",
  '#039': "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
}

function words(json: Json | undefined): string | undefined {
  if (typeof json !== 'string') return undefined
  return (
    json
      .replace(/&(amp|quot|apos|#0?39|lt|gt|nbsp);/g, (_, name: string) => ENTITIES[name]!)
      .replace(/\s+/g, ' ')
      .trim() || undefined
  )
}

function names(json: Json | undefined): string | undefined {
  const list = [json ?? null].flat().flatMap((item) => {
    const name =
      typeof item === 'string'
        ? item
        : item !== null && typeof item === 'object' && !Array.isArray(item)
          ? item.name
          : null
    return words(Array.isArray(name) ? name[0] : (name ?? undefined)) ?? []
  })
  return list.length > 0 ? list.join(', ') : undefined
}
