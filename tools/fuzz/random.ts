/** A seed in, the same numbers out on every machine: chance that can be had again. */

/** sfc32 (PractRand), started from a text. */
export class Random {
  readonly #state = new Uint32Array(4)

  constructor(seed: string) {
    // FNV-1a, once for each word of the state.
    for (let word = 0; word < 4; word++) {
      let hash = 0x811c9dc5 ^ word
      for (const character of seed) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193)
      this.#state[word] = hash
    }
    for (let round = 0; round < 12; round++) this.#next()
  }

  /** A whole number from 0 to below `count`. */
  below(count: number): number {
    return Math.floor((this.#next() / 2 ** 32) * count)
  }

  /** Whether something that happens so many times in a hundred happens now. */
  percent(share: number): boolean {
    return this.below(100) < share
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!
  }

  /** Mostly small, at times near `most`. */
  size(most: number): number {
    return (
      1 + this.below(this.pick([4, 4, 16, 64, Math.max(most, 1)].map((each) => Math.min(each, most) || 1)))
    )
  }

  #next(): number {
    const state = this.#state
    const [a, b, c, counter] = [state[0]!, state[1]!, state[2]!, state[3]!]
    const result = (a + b + counter) >>> 0
    state[3] = counter + 1
    state[0] = b ^ (b >>> 9)
    state[1] = c + (c << 3)
    state[2] = ((c << 21) | (c >>> 11)) + result
    return result
  }
}
