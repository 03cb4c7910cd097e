/** Twins of patterns that take long to compile; `quick-patterns.ts` puts them into what is built. */

/** Texts in the letters of Western Europe, with the marks of printers. */
export const LATIN = /^[\0-\xff\u2010-\u2027\u2030-\u205e\u20ac]*$/

/** A pattern in two sizes. What is asked of a pattern that is not sticky. */
export class LatinPattern {
  readonly flags: string
  private readonly makeEvery: () => RegExp
  private readonly makeLatin: () => RegExp
  private every: RegExp | null = null
  private latin: RegExp | null = null

  /** V8 reads a pattern when it makes it, which takes long enough to wait until it is asked. */
  constructor(flags: string, every: () => RegExp, latin: () => RegExp) {
    this.flags = flags
    this.makeEvery = every
    this.makeLatin = latin
  }

  private sizeFor(text: string): RegExp {
    if (LATIN.test(text)) {
      this.latin ??= this.makeLatin()
      return this.latin
    }
    this.every ??= this.makeEvery()
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

/** A pattern that lists whole words. */
export class WordsPattern extends LatinPattern {
  /** With `|` between the words. */
  private readonly list: string
  private words: ReadonlySet<string> | null = null

  constructor(list: string, every: () => RegExp) {
    super('', every, every)
    this.list = list
  }

  override test(text: string): boolean {
    this.words ??= new Set(this.list.split('|'))
    return this.words.has(text)
  }
}
