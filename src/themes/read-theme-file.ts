/**
 * A theme file's YAML → its values, each checked against `theme-keys.ts`. Knows no other theme.
 *
 * The first wrong key or value ends the build, with its line, its column and the nearest right word.
 */

import type { Node, Pair, Scalar, YAMLMap } from 'yaml'
import { EXIT, OffprintError } from '../diagnostics.ts'
import { nearestWord } from '../options/nearest-word.ts'
import { compiledThemes } from './compiled-themes.ts'
import { isKind, type Keys, THEME_KEYS } from './theme-keys.ts'

/** Checked values of a theme file, in the shape of the file. */
export interface ThemeValues {
  readonly [key: string]: unknown
}

/** Throws an error that stands at an offset of the file. */
type Complain = (code: string, message: string, hint: string, range: readonly number[]) => never

/**
 * Reads a theme file.
 *
 * @param file - Name for messages.
 * @throws {@link OffprintError} C302 for a key there is none of, C303 for a wrong value, C304 for broken YAML.
 */
export const readThemeFile = async (file: string, source: string): Promise<ThemeValues> =>
  compiledThemes[source] ?? parseThemeFile(file, source)

async function parseThemeFile(file: string, source: string): Promise<ThemeValues> {
  const { parseDocument, LineCounter, isMap } = await import('yaml')
  const lines = new LineCounter()
  const complain: Complain = (code, message, hint, [start = 0, end = start]) => {
    const { line, col } = lines.linePos(start)
    const at = { file, line, column: col, length: Math.max(end - start, 1) }
    throw new OffprintError(EXIT.usage, { code, message, hint, at })
  }
  const document = parseDocument(source, { lineCounter: lines })
  const [broken] = document.errors
  if (broken)
    complain('C304', broken.message.split('\n')[0]!.replace(/ at line.*/, ''), 'see yaml.org', broken.pos)

  const root = document.contents
  if (root === null) return {}
  if (!isMap(root)) return complain('C304', 'a theme file is a list of keys', 'key: value', root.range ?? [0])
  return readMap(root as YAMLMap<Node, Node>, THEME_KEYS, complain, isMap)
}

function readMap(
  map: YAMLMap<Node, Node>,
  keys: Keys,
  complain: Complain,
  isMap: (node: unknown) => boolean,
): ThemeValues {
  const values: Record<string, unknown> = {}
  for (const { key: node, value } of map.items as Pair<Node, Node>[]) {
    const key = String((node as Scalar).value)
    const wanted = Object.hasOwn(keys, key) ? keys[key] : undefined
    if (!wanted)
      return complain('C302', `unknown theme key “${key}”`, meant(key, Object.keys(keys)), node.range!)
    values[key] = isKind(wanted)
      ? readValue(key, value ?? node, wanted, complain)
      : isMap(value)
        ? readMap(value as YAMLMap<Node, Node>, wanted, complain, isMap)
        : complain(
            'C303',
            `“${key}” holds keys`,
            `of ${Object.keys(wanted).join(', ')}`,
            value?.range ?? node.range!,
          )
  }
  return values
}

function readValue(
  key: string,
  node: Node,
  kind: Extract<Keys[string], { read: unknown }>,
  complain: Complain,
) {
  const plain: unknown = node.toJSON()
  const value = (kind.read as (value: unknown) => unknown)(plain)
  if (value !== undefined) return value
  const shown = typeof plain === 'object' ? 'value' : `value “${String(plain)}”`
  const near = nearestWord(String(plain), kind.words as readonly string[])
  const hint = near ? `did you mean ${near}?` : (kind.expects as unknown as string)
  return complain('C303', `wrong ${shown} of ${key}`, hint, node.range!)
}

function meant(key: string, keys: readonly string[]): string {
  const near = nearestWord(key, keys)
  return near ? `did you mean ${near}?` : `one of ${keys.join(', ')}`
}
