/**
 * Stretches of text → their words. Finds them without cutting them out of the text first, for a book asks for a
 * hundred thousand that it has seen before.
 */

import type { Word } from './word.ts'

/** Slots to begin with; a power of two, like every number of slots. */
const SLOTS = 64

/** A hash table with open addressing, never more than half full. */
export class WordTable {
  private count = 0
  private hashes = new Int32Array(SLOTS)
  private tokens: (string | undefined)[] = new Array(SLOTS)
  private words: (readonly Word[])[] = new Array(SLOTS)

  /** Finds the words of a stretch, `end` exclusive. */
  find(text: string, start: number, end: number): readonly Word[] | undefined {
    return this.words[this.slotOf(text, start, end, hashOf(text, start, end))]
  }

  /** Keeps the words of a stretch that is not in the table. */
  add(token: string, words: readonly Word[]): void {
    if (++this.count * 2 > this.hashes.length) this.grow()
    this.put(token, hashOf(token, 0, token.length), words)
  }

  private put(token: string, hash: number, words: readonly Word[]): void {
    const slot = this.slotOf(token, 0, token.length, hash)
    this.hashes[slot] = hash
    this.tokens[slot] = token
    this.words[slot] = words
  }

  /** The slot of a stretch, or the empty one where it would go. */
  private slotOf(text: string, start: number, end: number, hash: number): number {
    const last = this.hashes.length - 1
    for (let slot = hash & last; ; slot = (slot + 1) & last) {
      const token = this.tokens[slot]
      if (token === undefined) return slot
      if (this.hashes[slot] === hash && token.length === end - start && text.startsWith(token, start)) {
        return slot
      }
    }
  }

  private grow(): void {
    const { hashes, tokens, words } = this
    this.hashes = new Int32Array(hashes.length * 2)
    this.tokens = new Array(hashes.length * 2)
    this.words = new Array(hashes.length * 2)
    tokens.forEach((token, slot) => {
      if (token !== undefined) this.put(token, hashes[slot]!, words[slot]!)
    })
  }
}

/** After Glenn Fowler, Landon Curt Noll and Phong Vo (FNV-1a), a UTF-16 unit at a time. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash ^ (hash >>> 15)
}
