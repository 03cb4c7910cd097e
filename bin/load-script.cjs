/**
 * The name of a script in `dist/` in, what it exports out.
 *
 * V8 need not compile what it finds compiled in the `.code` beside the script, which `npm run build` leaves there. Code
 * that another version of Node compiled is passed over.
 */

const { existsSync, readFileSync } = require('node:fs')
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
  const module = { exports: {} }
  // A script cannot import by itself, and finds the same packages from here.
  script.runInThisContext()(module.exports, require, module, filesOf(name).file, (wanted) => import(wanted))
  return module.exports
}

/** Loads a script. */
const load = (name) => run(compile(name), name)

/** What tasks need of Node that it does not start with. */
const NODE_MODULES = ['crypto', 'os', 'zlib']

/**
 * Tells V8 that the command's process ends within seconds, where Node 20 runs it. An article takes 0.8 of the CPU time for it, a
 * book 0.8.
 *
 * - How much of a function runs, in bytes of its code, before V8 optimizes it: nine times V8's own figure. Later versions
 *   of Node have a cheaper compiler in between, and not this flag.
 * - Garbage is not marked in small steps beforehand: nobody waits while it is collected at once.
 *
 * Compiled code serves only under the flags that it was compiled under, and that of Node's own modules is under none.
 * So scripts and modules are loaded before.
 */
function makeHaste() {
  for (const name of NODE_MODULES) require(`node:${name}`)
  if (!process.version.startsWith('v20.')) return
  setFlagsFromString('--interrupt-budget=600000')
  setFlagsFromString('--no-incremental-marking')
}

module.exports = { filesOf, compile, run, load, makeHaste }
