/** What a format's own code hands to assemble-article.ts: flat blocks without ids, and what the input says of itself. */

import type { Metadata, Note, TitleFrom } from '../document/article.ts'
import type { Block, BlockPlace } from '../document/blocks.ts'
import type { Inline } from '../document/inlines.ts'
import type { FrontMatterSetting } from './reader.ts'

/** A heading among the blocks, before sections are nested. */
export interface DraftHeading {
  readonly type: 'heading'
  /** 1 to 6. */
  readonly level: number
  readonly content: readonly Inline[]
  readonly at?: BlockPlace
}

/** Blocks carry an empty id until the article is assembled. */
export type DraftBlock = Block | DraftHeading

/** Metadata that one origin knows; absent is absent. */
export type Found = { -readonly [K in Exclude<keyof Metadata, 'titleFrom'>]?: Metadata[K] }

export interface Draft {
  readonly blocks: readonly DraftBlock[]
  readonly notes: readonly Note[]
  /** From the front matter; wins over what stands in text or page. */
  readonly frontMatter: Found
  /** From the page or the file's properties. */
  readonly found: Found
  /** Where `found.title` was taken from. */
  readonly titleFrom?: TitleFrom
  /** `found.title` is what the whole is called, whatever heading it begins with. */
  readonly ownTitle?: boolean
  /** The blocks come off a web page. */
  readonly fromSite?: boolean
  readonly settings: readonly FrontMatterSetting[]
  readonly encoding: string
}

/** Id that blocks carry until they are numbered. */
export const UNNUMBERED = ''
