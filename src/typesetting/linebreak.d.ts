/** The part of linebreak that scripts.ts uses; it comes without types. */
declare module 'linebreak' {
  export default class {
    constructor(text: string)
    nextBreak(): { readonly position: number; readonly required: boolean } | null
  }
}
