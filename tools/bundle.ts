/**
 * Builds `dist/`: the command, and the library with the command's thread, as one script each with their compiled code
 * beside them, a module that opens the library, type declarations, and the notices of what is bundled.
 *
 * Usage: npx tsx tools/bundle.ts
 */

import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild'
import { precompileTemplate } from '../src/markup/compile-template.ts'
import { parseWords } from '../src/markup/labels.ts'
import { readThemeFile } from '../src/themes/read-theme-file.ts'
import { quickPatterns } from './quick-patterns.ts'

const { filesOf, load } = createRequire(import.meta.url)('../bin/load-script.cjs') as {
  filesOf(name: string): { readonly file: string }
  load(name: string): object
}

const root = path.resolve(import.meta.dirname, '..')
const dist = path.join(root, 'dist')

/** Started in a process of its own. */
const CHILD = 'src/host/transcoder-child.ts'

/** Scripts of one file each, for V8 keeps the compiled code of scripts only; their heavy parts run when they are used. */
const SCRIPTS: Readonly<Record<string, string>> = {
  main: `export * from './src/cli/main.ts'`,
  offprint: `export * from './src/index.ts'; export const thread = () => import('./src/cli/task-thread.ts')`,
}

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

/** Every letter is one column wide. */
const LENGTH_AS_WIDTH = 'export default (text) => text.length'

/** Breaks lines between words, and words that are wider than the column. */
const WRAP = `
const cut = (word, width) => word.match(new RegExp('.{1,' + width + '}', 'gsu')) ?? ['']
const wrapLine = (line, width) => {
  const lines = ['']
  for (const word of line.split(' ').flatMap((each) => cut(each, width))) {
    const longer = lines.at(-1) === '' ? word : lines.at(-1) + ' ' + word
    if (longer.length <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines.join('\\n')
}
export default (text, width) => text.split('\\n').map((line) => wrapLine(line, width)).join('\\n')`

/**
 * What stands in for modules that packages import: by package, then by the name in its import.
 *
 * - pdfkit opens fonts, breaks lines and encrypts nothing for Offprint, and the tables for it cost more to load than
 *   an article costs to set.
 * - yargs, by way of cliui, lays out the help, which has no colours, no emoji and no East Asian letters, and whoever
 *   builds a book sees none of it.
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
  yargs: { 'string-width': LENGTH_AS_WIDTH },
  cliui: {
    'string-width': LENGTH_AS_WIDTH,
    'strip-ansi': 'export default (text) => text',
    'wrap-ansi': WRAP,
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

const SETTINGS = {
  absWorkingDir: root,
  entryNames: '[name]',
  outdir: dist,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  external: EXTERNAL,
  plugins: [leanPackages, compiledBeforehand, quickPatterns, namedExports],
  minifyWhitespace: true,
  minifySyntax: true,
  // Node prints the line that an error comes from.
  lineLimit: 160,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
} as const satisfies BuildOptions

const bundleChild = (): Promise<{ metafile: Metafile }> =>
  build({ ...SETTINGS, entryPoints: [CHILD], format: 'esm', banner: { js: REQUIRE } })

async function bundleScript(name: string, contents: string): Promise<{ metafile: Metafile }> {
  const { metafile, outputFiles } = await build({
    ...SETTINGS,
    stdin: { contents, resolveDir: root },
    format: 'cjs',
    define: { 'import.meta.url': '__url' },
    banner: { js: "const __url = require('node:url').pathToFileURL(__filename).href;" },
    // `import.meta.resolve` is for running from the sources.
    logOverride: { 'empty-import-meta': 'silent' },
    write: false,
  })
  writeFileSync(filesOf(name).file, scriptOf(outputFiles[0]!.text))
  return { metafile }
}

/** Makes the function of a module's code that bin/load-script.cjs runs, in ASCII, which V8 holds in half the room. */
function scriptOf(code: string): string {
  const imports = new RegExp(`\\bimport(?=\\("(?:${EXTERNAL.join('|')})"\\))`, 'g')
  // What esbuild leaves of other characters stands in regular expressions.
  const ascii = code
    .replace(imports, 'importPackage')
    .replace(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `(function (exports, require, module, __filename, importPackage) {${ascii}\n})`
}

/** The module that programs import: the names that the library's script gives out. */
function libraryModule(): string {
  const names = Object.keys(load('offprint')).filter((name) => name !== 'thread')
  return [
    `import { createRequire } from 'node:module'`,
    `const { load } = createRequire(import.meta.url)('../bin/load-script.cjs')`,
    `export const { ${names.join(', ')} } = load('offprint')`,
  ].join('\n')
}

/** Folders of the packages whose code is in the bundles. */
function bundledPackages(metafiles: readonly Metafile[]): string[] {
  const folders = metafiles
    .flatMap(({ inputs }) => Object.keys(inputs))
    .flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? [])
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
mkdirSync(dist)
const scripts = Object.entries(SCRIPTS).map(([name, contents]) => bundleScript(name, contents))
const bundles = await Promise.all([bundleChild(), ...scripts])
writeFileSync(path.join(dist, 'index.js'), `${libraryModule()}\n`)
const packages = bundledPackages(bundles.map(({ metafile }) => metafile))
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
execFileSync(process.execPath, [path.join(root, 'tools/record-code.cjs')], { stdio: 'inherit' })
