import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readRegularFile } from '../../src/host/read-file.ts'

describe.skipIf(!existsSync('/proc/self/status'))('a file that says it is empty', () => {
  test('is read as far as it goes, but no further than the limit', () => {
    expect(readRegularFile('/proc/self/status', 100_000).length).toBeGreaterThan(100)
    expect(() => readRegularFile('/proc/self/status', 100)).toThrow('has more than')
  })
})
