/** A folder in, the path of the one article that lies in it out. Knows names of files, not what is in them. */

import { readdirSync } from 'node:fs'
import path from 'node:path'
import { EXIT, OffprintError } from '../diagnostics.ts'

/** So many names fit a line. */
const SHOWN = 4

/**
 * Finds the article of a folder: the only file that can be read, or the one called `index`, `article` or like the
 * folder. Books lie beside the articles they were made from, so an EPUB counts only where nothing else does.
 *
 * @throws {@link OffprintError} E106 for none, or for several.
 */
export async function findArticle(folder: string): Promise<string> {
  const { readers } = await import('../readers/index.ts')
  const extensions = readers.flatMap((reader) => reader.extensions)
  const readable = namesIn(folder).filter((name) => extensions.includes(extensionOf(name)))
  const articles = readable.filter((name) => extensionOf(name) !== 'epub')
  const found = articles.length > 0 ? articles : readable
  const telling = ['index', 'article', path.basename(path.resolve(folder)).toLowerCase()]
  const named = found.filter((name) => telling.includes(path.parse(name).name.toLowerCase()))
  const [article, ...others] = named.length > 0 ? named : found
  if (article !== undefined && others.length === 0) return path.join(folder, article)
  throw new OffprintError(EXIT.input, {
    code: 'E106',
    message:
      article === undefined
        ? `no article in the folder ${folder}`
        : `several articles in the folder ${folder}`,
    hint:
      article === undefined ? `it may be ${endings(extensions)}` : `name one: ${list([article, ...others])}`,
  })
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map(({ name }) => name)
      .sort()
  } catch (cause) {
    throw new OffprintError(
      EXIT.input,
      { code: 'E102', message: `cannot read ${folder}: no permission to read it` },
      { cause },
    )
  }
}

const extensionOf = (name: string): string => path.extname(name).slice(1).toLowerCase()

const endings = (extensions: readonly string[]): string => extensions.map((it) => `.${it}`).join(', ')

const list = (names: readonly string[]): string =>
  names.slice(0, SHOWN).join(', ') + (names.length > SHOWN ? ' …' : '')
