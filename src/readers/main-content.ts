/** A page's tree in, the element that holds its article out. Leans on Readability, which changes the tree. */

import { childrenOf, type DomDocument, type DomElement, isElement, textOf } from './dom.ts'
import { LEVEL } from './html-blocks.ts'

/** The article of a page, and what Readability says of its author. */
export interface MainContent {
  readonly element: DomElement
  readonly byline: string | null
  /** Direction that the page gives the article's surroundings. */
  readonly dir: 'ltr' | 'rtl' | null
  /** Whether the whole page was taken, because it is nothing but an article or none was found. */
  readonly whole: 'plain document' | 'nothing found' | null
}

const CHROME =
  'nav, aside, form, header nav, [role="navigation"], [role="banner"], script[src], iframe, button'

/** A found article shorter than this beside a page ten times as long is no article; in UTF-16 units. */
const TOO_SHORT = 140

/** Finds the article in a page. */
export async function findMainContent(document: DomDocument): Promise<MainContent> {
  const body = document.body ?? document.documentElement
  const nobody = { byline: null, dir: null }
  if (isPlainDocument(document, body)) return { ...nobody, element: body, whole: 'plain document' }
  for (const heading of body.querySelectorAll('h1')) heading.setAttribute(LEVEL, '1')
  const { Readability } = await import('@mozilla/readability')
  const saved = [...childrenOf(body)].filter(isElement)
  const length = textOf(body).length
  const parsed = new Readability<DomElement>(document as never, {
    keepClasses: true,
    serializer: (node) => node as unknown as DomElement,
  }).parse()
  const element = parsed?.content ?? null
  if (element === null || textOf(element).length < Math.min(TOO_SHORT, length / 10))
    return { ...nobody, element: saved.length > 0 ? body : document.documentElement, whole: 'nothing found' }
  const dir = parsed?.dir === 'rtl' || parsed?.dir === 'ltr' ? parsed.dir : null
  return { element, byline: parsed?.byline ?? null, dir, whole: null }
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
