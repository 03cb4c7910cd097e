/**
 * A word and its language → where it may be divided. Liang's patterns, compiled ahead into a trie.
 */

/** Gives the offsets at which a word of letters alone may be divided, in order. */
export type Hyphenator = (letters: string) => readonly number[]
