/**
 * A theme's name and the user's options → a {@link Theme}: the files of its `extends` chain merged, checked,
 * fitted to the page and turned into points.
 */

import { EXIT, OffprintError } from '../diagnostics.ts'
import type { Host } from '../host/host.ts'
import { nearestWord } from '../options/nearest-word.ts'
import { parseTrim } from '../options/trims.ts'
import type { Options } from '../options.ts'
import type { Points } from '../units.ts'
import { type FittedPage, fitPage, type PageTokens } from './fit-page.ts'
import { readThemeFile, type ThemeValues } from './read-theme-file.ts'
import type { Colour, ColourRole, FontRole, PullQuotePlace, TextRole, TextStyle, Theme } from './theme.ts'
import { type StyleTokens, TEXT_ROLES } from './theme-keys.ts'

/** All values of a merged chain; `base` has every key. */
interface Tokens {
  readonly trim: { readonly name: string }
  readonly fonts: Readonly<Record<FontRole, string>>
  readonly colours: Readonly<Record<ColourRole, Colour>>
  readonly page: PageTokens
  readonly 'pull-quotes': PullQuotePlace
  readonly opening: { readonly rule: boolean; readonly 'drop-cap': 0 | 2 | 3 }
  readonly 'whos-who': { readonly columns: 1 | 2 }
  readonly 'end-mark': string
  readonly styles: Readonly<Record<TextRole, Partial<StyleTokens>>> & { readonly body: StyleTokens }
}

/** Roles whose size follows the page's width rather than the reader's eye. */
const DISPLAY: readonly TextRole[] = ['title', 'subtitle', 'standfirst', 'whos-who-title']

/**
 * Loads a theme.
 *
 * @throws {@link OffprintError} C301 where there is no such theme, C305 where `extends` runs in a circle, and what
 *   {@link readThemeFile} throws.
 */
export async function loadTheme(options: Options, host: Host): Promise<Theme> {
  const tokens = (await readChain(options.theme, host, [])) as unknown as Tokens
  const trim = options.page.trim ?? parseTrim(tokens.trim.name)!
  const fitted = fitPage(tokens.page, trim, tokens['pull-quotes'])
  return {
    name: options.theme,
    trim: trim.name,
    fonts: chooseFonts(tokens.fonts, options.fonts),
    colours: tokens.colours,
    styles: styleRoles(tokens, fitted, options.typography),
    page: fitted.page,
    pullQuotes: fitted.pullQuotes,
    opening: { rule: tokens.opening.rule, dropCap: tokens.opening['drop-cap'] },
    whosWho: tokens['whos-who'],
    endMark: tokens['end-mark'],
  }
}

/** Names the themes that come with Offprint and can be asked for. */
export const themeNames = (host: Host): readonly string[] =>
  host
    .assetNames('assets/themes')
    .flatMap((file) => (file.endsWith('.yaml') ? [file.slice(0, -'.yaml'.length)] : []))

async function readChain(name: string, host: Host, seen: readonly string[]): Promise<ThemeValues> {
  if (seen.includes(name)) {
    const chain = [...seen, name].join(' → ')
    throw new OffprintError(EXIT.usage, { code: 'C305', message: `theme extends itself: ${chain}` })
  }
  const { file, bytes } = findTheme(name, host)
  const { extends: parent, ...values } = await readThemeFile(file, new TextDecoder().decode(bytes))
  // A theme that names no parent still has every key.
  const above = parent ?? (name === 'base' ? null : 'base')
  return above === null ? values : merge(await readChain(String(above), host, [...seen, name]), values)
}

function findTheme(name: string, host: Host): { file: string; bytes: Uint8Array } {
  const names = themeNames(host)
  if (names.includes(name)) return { file: `${name}.yaml`, bytes: host.asset(`assets/themes/${name}.yaml`) }
  for (const file of [name, `${name}/theme.yaml`]) {
    const bytes = /\.ya?ml$/.test(file) ? host.userFile(file) : null
    if (bytes) return { file, bytes }
  }
  const near = nearestWord(name, names)
  const hint = near ? `did you mean ${near}?` : `one of ${names.join(', ')}, or a file or folder of your own`
  throw new OffprintError(EXIT.usage, { code: 'C301', message: `no such theme: ${name}`, hint })
}

const isBranch = (value: unknown): value is ThemeValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Values of `over` win; branches are merged, colours and page sizes replaced whole. */
function merge(under: ThemeValues, over: ThemeValues): ThemeValues {
  const merged: Record<string, unknown> = { ...under }
  for (const [key, value] of Object.entries(over)) {
    const below = under[key]
    const whole = !isBranch(value) || !isBranch(below) || 'rgb' in value || key === 'trim'
    merged[key] = whole ? value : merge(below, value)
  }
  return merged
}

/** A family of the user's for the text is one for display too, where the theme makes no difference. */
function chooseFonts(fonts: Theme['fonts'], wanted: Options['fonts']): Theme['fonts'] {
  const body = wanted.body ?? fonts.body
  return {
    ...fonts,
    body,
    head: wanted.head ?? fonts.head,
    display: fonts.display === fonts.body ? body : fonts.display,
  }
}

function styleRoles(tokens: Tokens, fitted: FittedPage, typography: Options['typography']): Theme['styles'] {
  const styles = TEXT_ROLES.map((role): [TextRole, TextStyle] => {
    const style = { ...tokens.styles.body, before: 0, after: 0, ...tokens.styles[role] }
    const display = DISPLAY.includes(role)
    const scale = display ? fitted.displayScale : fitted.textScale
    const size: Points = Math.max(Math.round(style.size * scale * 20) / 20, tokens.page['least-size'])
    const grid = display ? tokens.page.grid * fitted.displayScale : fitted.page.grid
    return [
      role,
      {
        ...style,
        size,
        leading: style.leading * grid,
        indent: style.indent * size,
        align: style.align === 'justify' && !typography.justify ? 'left' : style.align,
        hyphenate: style.hyphenate && typography.hyphenate,
      },
    ]
  })
  return Object.fromEntries(styles) as unknown as Theme['styles']
}
