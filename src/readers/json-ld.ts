/** A page's JSON-LD in, what it says of the article out. */

import type { DomDocument } from './dom.ts'

/** An article as JSON-LD describes it. */
export interface JsonLd {
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

/**
 * Reads the first article in a page's JSON-LD.
 *
 * @param windowTitle - Decides between the names of an article that has two.
 */
export function readJsonLd(document: DomDocument, windowTitle: string): JsonLd {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const json = parseJson((script.textContent ?? '').replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, ''))
    const node = articleIn(json, 0)
    if (node) return readNode(node, windowTitle)
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

function readNode(node: { [key: string]: Json }, windowTitle: string): JsonLd {
  const titles = [words(node.headline), words(node.name)].filter((title) => title !== undefined)
  const fields = {
    headline: titles.find((title) => windowTitle.includes(title)) ?? titles[0],
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
