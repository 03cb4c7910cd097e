/**
 * Every option once. Flags, configuration file, front matter and JSON Schema derive from this file.
 *
 * `Options` is the resolved outcome that stages read; they never see where a value came from.
 */

import type { NameKind } from './editorial/edition.ts'
import {
  choice,
  count,
  either,
  fileName,
  type Kind,
  length,
  listOf,
  mapped,
  sentences,
  text,
  trim,
  yesOrNo,
} from './options/kinds.ts'
import type { Points } from './units.ts'

export type PdfProfile = 'ua1+a2a' | 'a3a' | 'x-4' | 'plain'
export type OutputFormat = 'epub' | 'pdf'

/** Trimmed page size in points; `name` is the contract's word for it or the user's `W x H`. */
export interface Trim {
  readonly name: string
  readonly width: Points
  readonly height: Points
}

export interface Options {
  readonly formats: readonly OutputFormat[]
  /** Theme name, or the path of a user's theme file or folder. */
  readonly theme: string
  /** Folder of templates that stand for ours of the same names. */
  readonly templates: string | null
  readonly page: {
    /** `null` leaves the choice to the theme. */
    readonly trim: Trim | null
    readonly sides: 'one' | 'two'
    readonly bleed: Points
    readonly marks: boolean
  }
  readonly fonts: {
    readonly body: string | null
    readonly head: string | null
    readonly fallback: readonly string[]
  }
  readonly reading: {
    /** Leaves lines of site furniture in. */
    readonly keepFurniture: boolean
    /** Wins over what the input says of itself. */
    readonly encoding: string | null
  }
  readonly typography: {
    readonly hyphenate: boolean
    readonly justify: boolean
    readonly quotes: 'auto' | 'keep'
    readonly widows: number
    readonly orphans: number
  }
  /** `auto`, how many at most, none, or exact words of the article. */
  readonly pullQuotes: 'auto' | 'none' | number | readonly string[]
  readonly names: { readonly file: string | null; readonly kinds: readonly NameKind[] } | 'none'
  readonly sections: 'auto' | 'none' | 'extractive'
  readonly cover: 'auto' | 'none' | { readonly file: string }
  readonly epub: {
    readonly pageList: boolean
    readonly fonts: 'embed' | 'none'
    /** Name to certify conformance under; conformance is claimed only then. */
    readonly certifiedBy: string | null
  }
  readonly pdf: {
    readonly profile: PdfProfile
    readonly booklet: boolean
    /** One numbered sheet beside the booklet, to try the printer's settings on. */
    readonly testSheet: boolean
    readonly paper: 'a4' | 'letter'
    /** ICC profile of the output intent under `x-4`. */
    readonly icc: string | null
  }
  /** Where the command line writes; stages do not look at it. */
  readonly output: {
    readonly dir: string
    /** File name without suffix; `{slug}` stands for the input's own. */
    readonly name: string
  }
}

/** One option as users meet it. */
export interface Option<T> {
  readonly kind: Kind<T>
  readonly default: NoInfer<T>
  /** A line of `--help`. */
  readonly help: string
  /** Its flag, without dashes. */
  readonly flag?: string
  /** What a wrong value is called: “page size”. */
  readonly noun?: string
  /** The value names a file; one that front matter names must lie under the article's own folder. */
  readonly file?: true
}

const option = <T>(entry: Option<T>): Option<T> => entry

/** Every option, by its key in the configuration file and in front matter. */
export const OPTIONS = {
  theme: option({
    kind: text,
    default: 'journal',
    flag: 'theme',
    file: true,
    help: 'theme by name, or the file or folder of your own',
  }),
  templates: option<string | null>({
    kind: text,
    default: null,
    flag: 'templates',
    file: true,
    help: 'folder of templates of your own',
  }),
  'page.trim': option<Trim | null>({
    kind: trim,
    default: null,
    flag: 'trim',
    noun: 'page size',
    help: 'page size: a6, a5, b6, digest, trade, royal, a4, half-letter, letter, or W x H',
  }),
  'page.sides': option({
    kind: choice('one', 'two'),
    default: 'one',
    flag: 'sides',
    help: 'two mirrors left and right pages',
  }),
  'page.bleed': option({ kind: length, default: 0, flag: 'bleed', help: 'ink beyond the trim, such as 3mm' }),
  'page.marks': option({ kind: yesOrNo, default: false, flag: 'marks', help: 'crop marks' }),
  'fonts.body': option<string | null>({ kind: text, default: null, file: true, help: 'family of the text' }),
  'fonts.head': option<string | null>({
    kind: text,
    default: null,
    file: true,
    help: 'family of headings and furniture',
  }),
  'fonts.fallback': option({
    kind: listOf(text),
    default: [],
    file: true,
    help: 'families for characters that the others lack',
  }),
  'reading.keep-furniture': option({
    kind: yesOrNo,
    default: false,
    flag: 'keep-furniture',
    help: 'leave lines of site furniture in',
  }),
  'reading.encoding': option<string | null>({
    kind: text,
    default: null,
    flag: 'encoding',
    help: 'encoding of the input, such as windows-1252',
  }),
  'typography.hyphenate': option({ kind: yesOrNo, default: true, help: 'divide words at line ends' }),
  'typography.justify': option({ kind: yesOrNo, default: true, help: 'set the text in full lines' }),
  'typography.quotes': option({
    kind: choice('auto', 'keep'),
    default: 'auto',
    help: 'keep leaves quotation marks, dashes and dots as typed',
  }),
  'typography.widows': option({
    kind: count(1, 9),
    default: 2,
    help: 'fewest lines of a paragraph at the head of a page',
  }),
  'typography.orphans': option({
    kind: count(1, 9),
    default: 2,
    help: 'fewest lines of a paragraph at the foot of a page',
  }),
  'pull-quotes': option<Options['pullQuotes']>({
    kind: either(choice('auto', 'none'), either(count(0, 99), sentences)),
    default: 'auto',
    flag: 'pull-quotes',
    help: 'how many sentences are shown large: auto, none, or a number',
  }),
  names: option<string | null>({
    kind: text,
    default: null,
    flag: 'names',
    file: true,
    help: 'the names file, or none for no who’s who',
  }),
  'names.file': option<string | null>({ kind: text, default: null, file: true, help: 'the names file' }),
  'names.kinds': option<readonly NameKind[]>({
    kind: listOf(choice('person', 'organisation', 'place', 'other'), 1),
    default: ['person', 'organisation', 'place'],
    help: 'what the who’s who lists',
  }),
  sections: option({
    kind: choice('auto', 'none', 'extractive'),
    default: 'auto',
    flag: 'sections',
    help: 'breaks where the topic changes; extractive heads them with words of the article',
  }),
  cover: option<Options['cover']>({
    kind: either(
      choice('auto', 'none'),
      mapped(text, 'an image file', (file) => ({ file })),
    ),
    default: 'auto',
    flag: 'cover',
    file: true,
    help: 'cover of the EPUB: auto, none, or an image file',
  }),
  'epub.page-list': option({ kind: yesOrNo, default: true, help: 'page numbers of the PDF in the EPUB' }),
  'epub.fonts': option({ kind: choice('embed', 'none'), default: 'embed', help: 'fonts inside the EPUB' }),
  'epub.certified-by': option<string | null>({
    kind: text,
    default: null,
    help: 'who certifies accessibility; a claim of conformance is made only then',
  }),
  'pdf.profile': option<PdfProfile>({
    kind: choice('ua1+a2a', 'a3a', 'x-4', 'plain'),
    default: 'ua1+a2a',
    flag: 'profile',
    noun: 'PDF profile',
    help: 'what the PDF keeps to',
  }),
  'pdf.booklet': option({
    kind: yesOrNo,
    default: false,
    flag: 'booklet',
    help: 'also sheets to print on both sides, fold and staple',
  }),
  'pdf.test-sheet': option({
    kind: yesOrNo,
    default: false,
    flag: 'test-sheet',
    help: 'with a booklet: one numbered sheet to try the printer on',
  }),
  'pdf.paper': option({
    kind: choice('a4', 'letter'),
    default: 'a4',
    flag: 'paper',
    help: 'paper that a booklet is printed on',
  }),
  'pdf.icc': option<string | null>({
    kind: text,
    default: null,
    file: true,
    help: 'ICC profile of the press, for x-4',
  }),
  'output.dir': option({
    kind: text,
    default: 'out',
    flag: 'out-dir',
    file: true,
    help: 'folder for the books',
  }),
  'output.name': option({
    kind: fileName,
    default: '{slug}',
    help: 'file name without suffix; {slug} is the input’s own',
  }),
  'output.formats': option<readonly OutputFormat[]>({
    kind: listOf(choice('epub', 'pdf'), 1),
    default: ['epub', 'pdf'],
    flag: 'format',
    help: 'what to make',
  }),
} as const

/** Key of an option in the configuration file. */
export type OptionKey = keyof typeof OPTIONS
