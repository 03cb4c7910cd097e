/**
 * Completes `package-lock.json` after `npm install`: npm leaves out optional packages that it could not look at
 * (those of other platforms, where a registry does not carry them), and `npm ci` then refuses the file.
 *
 * Usage: npx tsx tools/complete-lockfile.ts
 */

import { readFileSync, writeFileSync } from 'node:fs'

interface LockedPackage {
  version?: string
  cpu?: string[]
  dev?: boolean
  optional?: boolean
  os?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}

const SYSTEMS = /^(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)$/
const PROCESSORS = /^(arm|arm64|ia32|loong64|mips64el|ppc64|riscv64|s390x|wasm32|x64)$/
const LIBRARIES: Readonly<Record<string, string>> = { musl: 'musl', gnu: 'glibc' }

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, LockedPackage> }

/** What the name of a platform's package says of the platform: `binding-linux-arm64-musl`. */
function platformOf(name: string): Pick<LockedPackage, 'cpu' | 'os' | 'libc'> {
  const words = name.split(/[/.-]/)
  const find = (pattern: RegExp) => words.filter((word) => pattern.test(word)).slice(0, 1)
  const [cpu, os] = [find(PROCESSORS), find(SYSTEMS)]
  const libc = os[0] === 'linux' ? words.flatMap((word) => LIBRARIES[word] ?? []) : []
  return { ...(cpu.length && { cpu }), ...(os.length && { os }), ...(libc.length && { libc }) }
}

for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const places = [`${place}/node_modules/${name}`, `node_modules/${name}`]
    if (places.some((known) => known in lock.packages)) continue
    const version = range.replace(/^[\^~]/, '')
    lock.packages[places[1]!] = {
      version,
      ...(entry.dev && { dev: true }),
      optional: true,
      ...platformOf(name),
    }
    console.log(`added ${name}@${version}`)
  }
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1))
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`)
