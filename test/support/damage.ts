/** Bytes in, copies of them with stretches overwritten out: what a broken disk or a broken program leaves. */

import fc from 'fast-check'

const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  bytes: fc.uint8Array({ maxLength: 12 }),
})

/** Makes damaged copies. */
export const damaged = (sound: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc.array(change, { minLength: 1, maxLength: 8 }).map((changes) => {
    const copy = Uint8Array.from(sound)
    for (const { at, bytes } of changes) copy.set(bytes, Math.floor(at * (copy.length - bytes.length)))
    return copy
  })
