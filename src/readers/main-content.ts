/** A page's tree in, the element that holds its article out. Leans on Readability, which changes the tree. */

import { type DomDocument, type DomElement, textOf } from './dom.ts'
import { LEVEL } from './html-blocks.ts'

/** The article of a page, and what Readability says of its author. */
export interface MainContent {
  readonly element: DomElement
  readonly byline: string | null
  /** Direction that the page gives the article's surroundings. */
  readonly dir: 'ltr' | 'rtl' | null
  /** Whether it was told from a site around it. */
  readonly fromSite: boolean
}

const CHROME =
  'nav, aside:not([role^="doc-"]), form, header nav, [role="navigation"], [role="banner"], script[src], iframe, button'

/** A found article shorter than this beside a page ten times as long is no article; in UTF-16 units. */
const TOO_SHORT = 140

/** Finds the article in a page; `null` where there is none to be told, and then the tree is spoilt. */
export async function findMainContent(document: DomDocument): Promise<MainContent | null> {
  const body = document.body ?? document.documentElement
  if (isPlainDocument(document, body)) return { element: body, byline: null, dir: null, fromSite: false }
  for (const heading of body.querySelectorAll('h1')) heading.setAttribute(LEVEL, '1')
  const { length } = textOf(body)
  const parsed = await readable(document)
  if (!parsed?.content || textOf(parsed.content).length < Math.min(TOO_SHORT, length / 10)) return null
  const dir = parsed.dir === 'rtl' || parsed.dir === 'ltr' ? parsed.dir : null
  return { element: parsed.content, byline: parsed.byline ?? null, dir, fromSite: true }
}

async function readable(document: DomDocument) {
  const { Readability } = await import('@mozilla/readability')
  // It takes two line breaks for the end of a paragraph, in code too.
  for (const lineBreak of document.querySelectorAll('pre br')) lineBreak.replaceWith('\n')
  const options = { keepClasses: true, serializer: (node: unknown) => node as DomElement }
  try {
    return new Readability<DomElement>(document as never, options).parse()
  } catch {
    // It overflows the stack on pages of a hundred thousand pictures.
    return null
  }
}

/** A list of many links and hardly a word besides. */
function isMenu(list: DomElement): boolean {
  const links = [...list.querySelectorAll('a')]
  const linked = links.reduce((sum, link) => sum + textOf(link).length, 0)
  return links.length >= 5 && linked > textOf(list).length * 0.8
}

/** A document that somebody wrote as such has no site around it. */
function isPlainDocument(document: DomDocument, body: DomElement): boolean {
  if (document.querySelector(CHROME) !== null) return false
  const linked = [...body.querySelectorAll('a')].reduce((sum, link) => sum + textOf(link).length, 0)
  const menus = [...body.querySelectorAll('ul, ol, dl')].some(isMenu)
  return !menus && linked < textOf(body).length / 4
}
