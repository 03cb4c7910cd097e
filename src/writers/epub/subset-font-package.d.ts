/** The one function of subset-font, which ships no types: a font and characters in, a smaller font out. */

declare module 'subset-font' {
  interface SubsetOptions {
    /** `sfnt` keeps TrueType or PostScript outlines as they are. */
    readonly targetFormat?: 'sfnt' | 'truetype' | 'woff' | 'woff2'
    /** OpenType features to keep; all without it. */
    readonly keepFeatures?: readonly string[]
  }
  export default function subsetFont(font: Buffer, text: string, options?: SubsetOptions): Promise<Buffer>
}
