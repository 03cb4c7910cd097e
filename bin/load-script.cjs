/**
 * The name of a script in `dist/` in, what it exports out.
 *
 * V8 need not compile what it finds compiled in the `.code` beside the script, which `npm run build` leaves there. Code
 * that another version of Node compiled is passed over.
 */

const { existsSync, readFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const path = require('node:path')
const { setFlagsFromString } = require('node:v8')
const { Script } = require('node:vm')

/** Paths of a script and of its compiled code. */
const filesOf = (name) => {
  const stem = path.join(__dirname, '../dist', name)
  return { file: `${stem}.cjs`, code: `${stem}.code` }
}

/** Compiles a script, or takes over what was compiled before. */
function compile(name) {
  const { file, code } = filesOf(name)
  // The scripts are ASCII, which is read fastest as Latin-1.
  const source = readFileSync(file, 'latin1')
  return new Script(source, { filename: file, cachedData: existsSync(code) ? readFileSync(code) : undefined })
}

/** Runs a script, which is one function, as the module that it was made from. */
function run(script, name) {
  const { file } = filesOf(name)
  const module = { exports: {} }
  // A script cannot import by itself.
  script.runInThisContext()(module.exports, createRequire(file), module, file, (wanted) => import(wanted))
  return module.exports
}

/** Loads a script. */
const load = (name) => run(compile(name), name)

/** What tasks need of Node that it does not start with. */
const NODE_MODULES = ['crypto', 'os', 'zlib']

/**
 * Has V8 optimize less from now on: not before nine times as many bytes of a function's code have run. A process that
 * ends within seconds does not get back what optimizing costs: an article takes 0.8 of the CPU time, a book 0.8. Later
 * versions of Node have a cheaper compiler in between, and not this flag.
 *
 * Compiled code serves only under the flags that it was compiled under, and that of Node's own modules is under none.
 * So scripts and modules are loaded before.
 */
function optimizeLate() {
  for (const name of NODE_MODULES) require(`node:${name}`)
  if (process.version.startsWith('v20.')) setFlagsFromString('--interrupt-budget=600000')
}

module.exports = { filesOf, compile, run, load, optimizeLate }
