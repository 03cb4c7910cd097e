/** A pattern in two sizes; `latin-first.ts` puts it into what is built. */

/** Texts in the letters of Western Europe, with the marks of printers. */
export const LATIN = /^[\0-\xff\u2010-\u2027\u2030-\u205e\u20ac]*$/

/** What is asked of a pattern that is not sticky. */
export class LatinPattern {
  readonly flags: string
  private readonly makers: readonly [every: () => RegExp, latin: () => RegExp]
  private every: RegExp | null = null
  private latin: RegExp | null = null

  /** V8 reads a pattern when it makes it, which takes long enough to wait until it is asked. */
  constructor(flags: string, every: () => RegExp, latin: () => RegExp) {
    this.flags = flags
    this.makers = [every, latin]
  }

  private sizeFor(text: string): RegExp {
    const [every, latin] = this.makers
    if (LATIN.test(text)) {
      this.latin ??= latin()
      return this.latin
    }
    this.every ??= every()
    return this.every
  }

  test(text: string): boolean {
    return this.sizeFor(text).test(text)
  }

  exec(text: string): RegExpExecArray | null {
    return this.sizeFor(text).exec(text)
  }

  [Symbol.match](text: string): RegExpMatchArray | null {
    return text.match(this.sizeFor(text))
  }

  [Symbol.matchAll](text: string): IterableIterator<RegExpMatchArray> {
    return text.matchAll(this.sizeFor(text))
  }

  [Symbol.replace](text: string, by: string): string {
    return text.replace(this.sizeFor(text), by)
  }

  [Symbol.search](text: string): number {
    return text.search(this.sizeFor(text))
  }

  [Symbol.split](text: string, limit?: number): string[] {
    return text.split(this.sizeFor(text), limit)
  }
}
