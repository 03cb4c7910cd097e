/**
 * What stands inside a line of text. The set is closed: readers map their input into it or report the loss.
 */

/** Id of a {@link NoteMark}'s note in `Article.notes`. */
export type NoteId = string

export interface Text {
  readonly type: 'text'
  readonly text: string
}

export interface Emphasis {
  readonly type: 'emphasis'
  readonly content: readonly Inline[]
}

export interface Strong {
  readonly type: 'strong'
  readonly content: readonly Inline[]
}

export interface Deleted {
  readonly type: 'deleted'
  readonly content: readonly Inline[]
}

export interface Superscript {
  readonly type: 'superscript'
  readonly content: readonly Inline[]
}

export interface Subscript {
  readonly type: 'subscript'
  readonly content: readonly Inline[]
}

export interface Code {
  readonly type: 'code'
  readonly text: string
}

/** A link out of the article: `http:`, `https:` or `mailto:` only. */
export interface Link {
  readonly type: 'link'
  readonly href: string
  readonly content: readonly Inline[]
}

/** A stretch in another language or direction than its surroundings. */
export interface Foreign {
  readonly type: 'foreign'
  /** BCP 47. */
  readonly lang?: string
  readonly dir?: 'ltr' | 'rtl'
  readonly content: readonly Inline[]
}

/** The mark of a note. It adds nothing to a block's plain text. */
export interface NoteMark {
  readonly type: 'note-mark'
  readonly note: NoteId
}

/** A forced line end, one `\n` in a block's plain text. */
export interface LineBreak {
  readonly type: 'line-break'
}

export type Inline =
  | Text
  | Emphasis
  | Strong
  | Deleted
  | Superscript
  | Subscript
  | Code
  | Link
  | Foreign
  | NoteMark
  | LineBreak
