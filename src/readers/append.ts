/** A list and more items in, the longer list out. */

/** Appends items one by one: `push(...items)` overflows the stack where an input has a hundred thousand. */
export function append<T>(to: T[], items: Iterable<T>): void {
  for (const item of items) to.push(item)
}
