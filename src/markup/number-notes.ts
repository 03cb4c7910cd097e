/** An article's notes → their numbers, and the marks that lead to them. */

import type { Note } from '../document/article.ts'
import type { NoteId } from '../document/inlines.ts'
import type { NoteMarker } from './inline-xhtml.ts'

/** A note with its number. Numbers run through the book. */
export interface NumberedNote {
  readonly note: Note
  readonly number: number
}

/** Numbers of a book's notes, and how often their marks were written so far. */
export interface NoteNumbers {
  readonly notes: readonly NumberedNote[]
  readonly mark: NoteMarker
  /** Whether a mark leads to the note, so that there is a way back. */
  isMarked(id: NoteId): boolean
}

/** Numbers notes in the order they stand in. A note's first mark is `noteref-N`, its next `noteref-N-2`. */
export function numberNotes(notes: readonly Note[]): NoteNumbers {
  const numbered = notes.map((note, index) => ({ note, number: index + 1 }))
  const numbers = new Map(numbered.map(({ note, number }) => [note.id, number]))
  const marks = new Map<NoteId, number>()
  return {
    notes: numbered,
    isMarked: (id) => marks.has(id),
    mark(id) {
      const number = numbers.get(id)
      if (number === undefined) return ''
      const count = (marks.get(id) ?? 0) + 1
      marks.set(id, count)
      const anchor = count === 1 ? `noteref-${number}` : `noteref-${number}-${count}`
      // Apple Books opens no pop-up where `sup` stands within the link.
      return `<sup><a class="note-mark" id="${anchor}" href="#note-${number}" epub:type="noteref" role="doc-noteref">${number}</a></sup>`
    },
  }
}
