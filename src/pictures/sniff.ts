/** First bytes of a file in, the image format they announce out. Names and servers are not believed. */

export type PictureFormat = 'jpeg' | 'png' | 'gif' | 'webp' | 'avif' | 'svg'

/** How far into a file an SVG's root may stand, after declaration, comments and DOCTYPE. */
const SVG_HEAD = 4096

/** Tells the format, or `null` where it is none that Offprint reads. */
export function sniffPicture(bytes: Uint8Array): PictureFormat | null {
  const head = latin(bytes, 0, 16)
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (/^GIF8[79]a/.test(head)) return 'gif'
  if (/^RIFF[\s\S]{4}WEBP/.test(head)) return 'webp'
  if (/^[\s\S]{4}ftyp/.test(head)) return /avi[fs]/.test(latin(bytes, 8, 64)) ? 'avif' : null
  return isSvg(latin(bytes, 0, SVG_HEAD)) ? 'svg' : null
}

function isSvg(head: string): boolean {
  const start = head.replace(/^\xef\xbb\xbf/, '').trimStart()
  return start.startsWith('<') && !/<html/i.test(start) && /<(\w+:)?svg[\s>]/.test(start)
}

const latin = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to))
