/** Sound files of each kind, to be damaged: the repository's cases, files made here, and those of `../shared` where it is. */

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { listPackageFiles, readPackageFile } from '../../src/host/installed-package.ts'
import { canaryArticles, canarySvg } from '../../test/support/canary-articles.ts'
import { commonMarkExamples, hasHostileInputs, sourcesIn } from '../../test/support/hostile-inputs.ts'
import { buildAndJudge } from '../../test/support/judge-book.ts'
import { docx, paragraph } from '../../test/support/write-docx.ts'

const root = path.resolve(import.meta.dirname, '../..')
const SIGN = ['{{canary}}', '{{canary}}']

/** Nothing is damaged that is so large that every build of it takes long. */
const MOST = 60_000

const cases = (format: string): Uint8Array[] =>
  readdirSync(path.join(root, 'test/cases')).flatMap((name) => {
    const files = readdirSync(path.join(root, 'test/cases', name))
    const file = files.find((each) => each === `article.${format}`)
    return file ? [readFileSync(path.join(root, 'test/cases', name, file))] : []
  })

const planted = (format: string): Uint8Array[] =>
  canaryArticles(SIGN).flatMap((article) => (article.format === format ? [article.bytes] : []))

const bytesOf = (folder: string, format: string): Uint8Array[] =>
  sourcesIn(folder, format).flatMap(({ bytes }) => (bytes.length <= MOST ? [bytes] : []))

const webPages = (): Uint8Array[] => {
  const folder = path.join(root, '../shared/data/articles/web')
  const pages = hasHostileInputs ? readdirSync(folder).sort() : []
  return pages
    .map((page) => readFileSync(path.join(folder, page, 'source.html')))
    .filter(({ length }) => length <= MOST)
}

async function epubs(): Promise<Uint8Array[]> {
  const looks = { cover: 'none', epub: { fonts: 'none' }, output: { formats: ['epub'] } }
  const books: Uint8Array[] = []
  for (const [format, all] of [
    ['md', cases('md')],
    ['html', cases('html')],
  ] as const)
    for (const bytes of all) {
      const { book } = await buildAndJudge({ name: `a.${format}`, bytes, format }, looks)
      books.push(...(book?.artifacts ?? []).map((artifact) => artifact.bytes))
    }
  return [...books, ...planted('epub')]
}

/** A picture of soft colours and of noise. */
const drawing = (width: number, height: number, channels: 3 | 4 = 3) =>
  sharp({
    create: {
      width,
      height,
      channels,
      background: '#c84',
      noise: { type: 'gaussian', mean: 120, sigma: 40 },
    },
  })

async function jpegs(): Promise<Uint8Array[]> {
  const plain = () => drawing(64, 48)
  return Promise.all([
    plain().jpeg().toBuffer(),
    plain().jpeg({ progressive: true }).toBuffer(),
    plain().greyscale().jpeg({ optimiseCoding: false }).toBuffer(),
    plain().toColourspace('cmyk').jpeg().toBuffer(),
    plain()
      .withExif({ IFD0: { Orientation: '6' } })
      .withIccProfile('p3')
      .jpeg()
      .toBuffer(),
    plain().jpeg({ chromaSubsampling: '4:4:4', mozjpeg: true }).toBuffer(),
  ])
}

async function pngs(): Promise<Uint8Array[]> {
  const made = await Promise.all([
    drawing(40, 30).png().toBuffer(),
    drawing(40, 30, 4).png({ progressive: true }).toBuffer(),
    drawing(40, 30).png({ palette: true }).toBuffer(),
    drawing(40, 30).greyscale().withIccProfile('srgb').png().toBuffer(),
  ])
  return [...made, ...bytesOf('hostile/png', 'png').filter(({ length }) => length < 10_000)]
}

/** Other formats of pictures, which are damaged byte by byte. */
const otherPictures = (): Promise<Uint8Array[]> =>
  Promise.all([
    drawing(40, 30).webp().toBuffer(),
    drawing(40, 30, 4).webp({ lossless: true }).toBuffer(),
    drawing(40, 30).gif().toBuffer(),
    drawing(40, 30).avif({ effort: 0 }).toBuffer(),
  ])

const svgs = (): Uint8Array[] =>
  [
    canarySvg('{{canary}}'),
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><defs><linearGradient id="g"><stop offset="0"/><stop offset="1" stop-color="red"/></linearGradient></defs><g transform="rotate(9)"><path d="M0 0 C9 9 20 4 40 50 Z" fill="url(#g)"/><text x="9" y="20" font-size="9">A bridge</text></g></svg>',
  ].map((text) => Buffer.from(text))

function fonts(): Uint8Array[] {
  const packages = [
    'source-serif-4',
    'noto-naskh-arabic',
    'noto-sans-devanagari',
    'noto-sans-thai',
    'source-code-pro',
  ]
  const shipped = packages.flatMap((name) => {
    const file = listPackageFiles(`@expo-google-fonts/${name}`, [root])?.find((each) =>
      /400Regular.*\.ttf$/.test(each),
    )
    const bytes = file ? readPackageFile(`@expo-google-fonts/${name}`, file, [root]) : null
    return bytes ? [bytes] : []
  })
  return [...shipped, readFileSync(path.join(root, 'test/support/square.otf'))]
}

const docxs = (): Uint8Array[] => [
  docx(
    paragraph('A bridge', 'Title') +
      paragraph('The town opened its bridge.') +
      paragraph('“At last,” said Mara Lind.', 'Quote'),
  ),
  ...planted('docx'),
  ...bytesOf('hostile/docx', 'docx'),
]

/** Every kind. */
export const SEEDS: Readonly<Record<string, () => Promise<Uint8Array[]> | Uint8Array[]>> = {
  md: () => [
    ...cases('md'),
    ...cases('txt'),
    ...planted('md').slice(0, 1),
    ...commonMarkExamples.map((text) => Buffer.from(text)),
  ],
  html: () => [...cases('html'), ...planted('html'), ...webPages()],
  docx: docxs,
  epub: epubs,
  png: pngs,
  jpeg: jpegs,
  picture: otherPictures,
  svg: svgs,
  font: fonts,
}
