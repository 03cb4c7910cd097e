/** A question in, the same question out, answered when it is first asked and remembered from then on. */

/** Makes a question that is answered at most once. */
export function once<T>(answer: () => T): () => T {
  let given: { readonly value: T } | null = null
  return () => {
    given ??= { value: answer() }
    return given.value
  }
}
