/**
 * Word vectors → cluster numbers, by k-means on the unit sphere with seeded starts. Numbers are nested: a number's
 * quarter names the cluster of clusters, an eighth of that the widest one.
 */

/** Draws numbers in [0, 1) from a seed (a linear congruential generator). */
export function drawFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}

const ROUNDS = 12

function nearest(
  vectors: Float32Array,
  at: number,
  centres: Float32Array,
  k: number,
  dimensions: number,
): number {
  let best = 0
  let top = -Infinity
  for (let c = 0; c < k; c++) {
    let dot = 0
    for (let d = 0; d < dimensions; d++) dot += vectors[at + d]! * centres[c * dimensions + d]!
    if (dot > top) [top, best] = [dot, c]
  }
  return best
}

/** Brings each row to length one. */
export function unify(vectors: Float32Array, dimensions: number): void {
  for (let at = 0; at < vectors.length; at += dimensions) {
    let square = 1e-12
    for (let d = 0; d < dimensions; d++) square += vectors[at + d]! ** 2
    const norm = Math.sqrt(square)
    for (let d = 0; d < dimensions; d++) vectors[at + d]! /= norm
  }
}

/** Splits the rows `members` of `vectors` into `k`; gives each one's cluster. */
function kMeans(
  vectors: Float32Array,
  members: readonly number[],
  k: number,
  dimensions: number,
  draw: () => number,
): Int32Array {
  const labels = new Int32Array(members.length)
  if (members.length <= k) return labels.map((_, i) => i)
  const centres = new Float32Array(k * dimensions)
  for (let c = 0; c < k; c++) {
    const at = members[Math.floor(draw() * members.length)]! * dimensions
    centres.set(vectors.subarray(at, at + dimensions), c * dimensions)
  }
  for (let round = 0; round < ROUNDS; round++) {
    const sums = new Float32Array(k * dimensions)
    members.forEach((row, m) => {
      const c = nearest(vectors, row * dimensions, centres, k, dimensions)
      labels[m] = c
      for (let d = 0; d < dimensions; d++) sums[c * dimensions + d]! += vectors[row * dimensions + d]!
    })
    unify(sums, dimensions)
    centres.set(sums)
  }
  return labels
}

const TOP = 64
const MIDDLE = 8
const FINE = 4

/** Clusters unit vectors into 64, each into 8, each of those into 4: numbers from 32 on, so that 0 stays free. */
export function clusterWords(vectors: Float32Array, dimensions: number, seed: number): Uint16Array {
  const draw = drawFrom(seed)
  const numbers = new Uint16Array(vectors.length / dimensions)
  const split = (members: readonly number[], sizes: readonly number[], prefix: number): void => {
    const [k, ...rest] = sizes
    if (k === undefined) {
      for (const row of members) numbers[row] = prefix
      return
    }
    const labels = kMeans(vectors, members, k, dimensions, draw)
    for (let c = 0; c < k; c++) {
      split(
        members.filter((_, m) => labels[m] === c),
        rest,
        prefix * k + c + (sizes.length === 3 ? 1 : 0),
      )
    }
  }
  split(Array.from(numbers.keys()), [TOP, MIDDLE, FINE], 0)
  return numbers
}
