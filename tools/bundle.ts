/**
 * Builds `dist/`: the command, its threads and the library as ES modules whose heavy parts load when they are used,
 * type declarations, and the notices of what is bundled.
 *
 * Usage: npx tsx tools/bundle.ts
 */

import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build, type Metafile, type Plugin } from 'esbuild'
import { precompileTemplate } from '../src/markup/compile-template.ts'
import { parseWords } from '../src/markup/labels.ts'
import { readThemeFile } from '../src/themes/read-theme-file.ts'

const root = path.resolve(import.meta.dirname, '..')
const dist = path.join(root, 'dist')

/** Each has a file of its own in `dist/`: what a user or another thread or process starts. */
const ENTRY_POINTS = [
  'src/index.ts',
  'src/cli/main.ts',
  'src/cli/task-thread.ts',
  'src/host/transcoder-child.ts',
]

/** Left where npm installs them: native code, WebAssembly, and what is seldom wanted. */
const EXTERNAL = [
  'sharp',
  '@resvg/resvg-js',
  'subset-font',
  'mammoth',
  'fontkit',
  'harfbuzzjs',
  '@likecoin/epubcheck-ts',
  'libxml2-wasm',
  'css-tree',
]

/** Packages in CommonJS ask for Node's modules by `require`, which an ES module does not have. */
const REQUIRE = `import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);`

/** Stands where a package imports what Offprint never has it use. */
const absent = (...names: readonly string[]): string =>
  [
    'const absent = () => { throw new Error("left out of the bundle") }',
    'export default absent',
    ...names.map((name) => `export { absent as ${name} }`),
  ].join('\n')

/** JSZip's deflate in JavaScript, done by Node's own in a fraction of the time. */
const ZLIB_AS_PAKO = `
import { deflateRawSync } from 'node:zlib'
export class Deflate {
  parts = []
  push(part, isLast) {
    this.parts.push(Buffer.from(part))
    if (isLast) this.onData(deflateRawSync(Buffer.concat(this.parts)))
  }
}`

/**
 * What stands in for modules that packages import: by package, then by the name in its import.
 *
 * - pdfkit opens fonts, breaks lines and encrypts nothing for Offprint, and the tables for it cost more to load than
 *   an article costs to set.
 * - epub-gen-memory gets constant options, no chapter and no address: its fetcher is not there, nor its HTML fixer
 *   and its tables of media types.
 */
const STAND_INS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  pdfkit: { fontkit: absent('create'), linebreak: absent(), '@noble/ciphers/aes': absent('cbc', 'ecb') },
  'epub-gen-memory': {
    './fetchable': `${absent()}; export const type = 'nodebuffer'`,
    './html-parse': absent('fixHTML'),
    './predicates': `export * from './predicates-nop.js'`,
    diacritics: 'export const remove = (text) => text',
    mime: absent('getType', 'getExtension'),
    slugify: absent(),
  },
  jszip: { pako: ZLIB_AS_PAKO, 'readable-stream': `export * from 'node:stream'` },
}

const leanPackages: Plugin = {
  name: 'lean packages',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /./ }, ({ path: name, importer, resolveDir }) => {
      const [, owner = ''] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(importer) ?? []
      const contents = STAND_INS[owner]?.[name]
      return contents === undefined
        ? undefined
        : { path: `${owner}/${name}`, namespace: 'stand-in', pluginData: { contents, resolveDir } }
    })
    onLoad({ filter: /./, namespace: 'stand-in' }, ({ pluginData }) => pluginData)
  },
}

/**
 * Gives a CommonJS package that is loaded when it is used the names that Node gives it; esbuild gives it `default`
 * alone.
 */
const namedExports: Plugin = {
  name: 'named exports',
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /^[@a-z]/ }, async ({ path: name, kind, resolveDir }) => {
      if (kind !== 'dynamic-import' || EXTERNAL.includes(name)) return undefined
      const found = await resolve(name, { kind: 'import-statement', resolveDir })
      const isModule = /^\s*(export|import)\b/m.test(readFileSync(found.path, 'utf8'))
      return isModule ? undefined : { path: name, namespace: 'named', pluginData: resolveDir }
    })
    onLoad({ filter: /.*/, namespace: 'named' }, async ({ path: name, pluginData }) => {
      const names = Object.keys(await import(name)).filter(
        (key) => key !== 'default' && key !== 'module.exports',
      )
      const named = names.length === 0 ? '' : `export const { ${names.join(', ')} } = module`
      return {
        contents: `import module from '${name}'; export default module; ${named}`,
        resolveDir: pluginData,
      }
    })
  },
}

/** Texts of the files in a folder and below it, in the order of their names. */
function textsIn(folder: string, extension: string): { file: string; source: string }[] {
  const files = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => file.endsWith(extension))
    .sort()
    .map((file) => ({ file, source: readFileSync(path.join(root, folder, file), 'utf8') }))
}

const json = (value: unknown): string => JSON.stringify(value)

/**
 * What stands in the place of a source file: JavaScript of values by the texts they are read from. Handlebars'
 * compiler and the YAML reader take longer to load and to run than rendering a book does.
 */
const COMPILED: Readonly<Record<string, () => Promise<string[]>>> = {
  'compiled-templates': async () =>
    textsIn('templates', '.hbs').map(({ source }) => {
      const { partials, specification } = precompileTemplate(source)
      return `${json(source)}: { partials: ${json(partials)}, specification: ${specification} }`
    }),
  'compiled-labels': () =>
    Promise.all(
      textsIn('assets/labels', '.yaml').map(
        async ({ source }) => `${json(source)}: ${json(await parseWords(source))}`,
      ),
    ),
  'compiled-themes': () =>
    Promise.all(
      textsIn('assets/themes', '.yaml').map(
        async ({ file, source }) => `${json(source)}: ${json(await readThemeFile(file, source))}`,
      ),
    ),
}

const compiledBeforehand: Plugin = {
  name: 'compiled beforehand',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]compiled-[a-z]+\.ts$/ }, async ({ path: file }) => {
      const name = path.basename(file, '.ts')
      const entries = await COMPILED[name]!()
      const constant = name.replace(/-(.)/, (_, letter: string) => letter.toUpperCase())
      return { contents: `export const ${constant} = {\n${entries.join(',\n')}\n}` }
    })
  },
}

async function bundle(): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ENTRY_POINTS,
    entryNames: '[name]',
    chunkNames: 'chunks/[name]-[hash]',
    outdir: dist,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    banner: { js: REQUIRE },
    external: EXTERNAL,
    plugins: [leanPackages, compiledBeforehand, namedExports],
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  })
  return metafile
}

/** Folders of the packages whose code is in the bundle. */
function bundledPackages({ inputs }: Metafile): string[] {
  const folders = Object.keys(inputs).flatMap(
    (input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? [],
  )
  return [...new Set(folders)].sort()
}

/** Name, licence and the licence's text, as the licences ask. */
function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'))
  const files = readdirSync(path.join(root, folder)).filter((file) =>
    /^(licen[cs]e|notice|copying)/i.test(file),
  )
  const texts = files.map((file) => readFileSync(path.join(root, folder, file), 'utf8').trim())
  return [`${name} ${version} (${license ?? 'see below'})`, ...texts].join('\n\n')
}

rmSync(dist, { recursive: true, force: true })
const packages = bundledPackages(await bundle())
const rule = `\n\n${'-'.repeat(80)}\n\n`
writeFileSync(path.join(dist, 'THIRD-PARTY.txt'), `${packages.map(noticeOf).join(rule)}\n`)
execFileSync(
  process.execPath,
  [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'],
  {
    cwd: root,
    stdio: 'inherit',
  },
)
