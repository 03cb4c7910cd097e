/**
 * A character → the families that have it, first the one nearest to a text face. Their packages are looked for in
 * this order when a theme's own faces lack the character.
 */

interface ScriptFamilies {
  readonly characters: RegExp
  readonly families: readonly string[]
}

const SCRIPTS: readonly ScriptFamilies[] = [
  {
    characters: /\p{Script_Extensions=Arabic}/u,
    families: ['Noto Naskh Arabic', 'Amiri', 'Noto Sans Arabic'],
  },
  {
    characters: /\p{Script_Extensions=Hebrew}/u,
    families: ['Frank Ruhl Libre', 'Noto Serif Hebrew', 'Noto Sans Hebrew'],
  },
  {
    characters: /[\p{Script=Devanagari}\u0964\u0965]/u,
    families: ['Noto Serif Devanagari', 'Noto Sans Devanagari'],
  },
  { characters: /\p{Script=Thai}/u, families: ['Noto Serif Thai', 'Noto Sans Thai', 'Sarabun'] },
  { characters: /[\p{Script=Hiragana}\p{Script=Katakana}]/u, families: ['Noto Serif JP', 'Noto Sans JP'] },
  { characters: /\p{Script=Hangul}/u, families: ['Noto Serif KR', 'Noto Sans KR'] },
  {
    characters: /[\p{Script=Han}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u,
    families: [
      'Noto Serif SC',
      'Noto Sans SC',
      'Noto Serif TC',
      'Noto Sans TC',
      'Noto Serif JP',
      'Noto Sans JP',
      'Noto Sans HK',
    ],
  },
  {
    characters: /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u,
    families: ['Noto Serif', 'Noto Sans'],
  },
  { characters: /\p{Emoji_Presentation}/u, families: ['Noto Emoji'] },
  {
    characters: /\p{S}/u,
    families: ['Noto Sans Math', 'Noto Sans Symbols', 'Noto Sans Symbols 2', 'Noto Emoji'],
  },
]

/** Scripts that have a Noto face called after them. */
const NAMED =
  'Armenian Bengali Cherokee Ethiopic Georgian Gujarati Gurmukhi Kannada Khmer Lao Malayalam Mongolian Myanmar Oriya Sinhala Syriac Tamil Telugu Thaana Tibetan'
    .split(' ')
    .map((script) => ({
      characters: new RegExp(`\\p{Script=${script}}`, 'u'),
      families: [`Noto Serif ${script}`, `Noto Sans ${script}`],
    }))

/** Names families that have a character, the best first; none where no family is known to. */
export function familiesFor(codePoint: number): readonly string[] {
  const character = String.fromCodePoint(codePoint)
  return [...SCRIPTS, ...NAMED].find(({ characters }) => characters.test(character))?.families ?? []
}
