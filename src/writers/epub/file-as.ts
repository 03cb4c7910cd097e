/** Titles and names → what libraries file them under, where that differs and is sure. */

import { lexiconOf } from '../../editorial/lexicon.ts'
import { foldForSorting, sortKeyOf } from '../../editorial/sort-names.ts'
import type { Host } from '../../host/host.ts'

const ARTICLES: Readonly<Record<string, RegExp>> = {
  en: /^(?:the|an?) /i,
  de: /^(?:der|die|das|eine?) /i,
  fr: /^(?:(?:les?|la|une?) |l[’'])/i,
  es: /^(?:el|las?|los|una?) /i,
}

/** “The Moon Pool” is filed under “Moon Pool, The”. `null` where the title is filed as it stands. */
export function fileTitle(title: string, lang: string): string | null {
  const article = ARTICLES[lang.split('-')[0]!.toLowerCase()]?.exec(title)?.[0]
  if (!article) return null
  const rest = title.slice(article.length)
  return `${rest.charAt(0).toUpperCase()}${rest.slice(1)}, ${article.trim()}`
}

/** “Maria Nowak” is filed under “Nowak, Maria”. `null` where the family name is not sure to stand last. */
export function filePerson(name: string, lang: string, host: Host): string | null {
  const key = sortKeyOf({ name, kind: 'person', aliases: [] }, lexiconOf(lang, host))
  const words = name.split(' ')
  const family = words.findIndex(
    (_, at) => at > 0 && foldForSorting([...words.slice(at), ...words.slice(0, at)].join(' ')) === key,
  )
  return family < 0 ? null : `${words.slice(family).join(' ')}, ${words.slice(0, family).join(' ')}`
}
