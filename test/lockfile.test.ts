import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('the lock file names the optional packages of every platform, or npm ci refuses it', () => {
  const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>
  }
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !(`${place}/node_modules/${name}` in packages) && !(`node_modules/${name}` in packages),
    ),
  )
  // After npm install: npx tsx tools/complete-lockfile.ts
  expect(missing).toEqual([])
})
