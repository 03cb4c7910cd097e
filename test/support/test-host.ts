/** A host for tests: what Offprint ships, no network, one fixed date, and files of the test's own. */

import type { Host } from '../../src/host/host.ts'
import { createNodeHost } from '../../src/host/node-host.ts'

/** 17 March 2023, noon UTC. */
export const TEST_EPOCH = 1_679_054_400

/**
 * Makes a host.
 *
 * @param files - Texts of the user's files by path.
 */
export function testHost(files: Readonly<Record<string, string>> = {}): Host {
  return {
    ...createNodeHost(),
    userFile: (path) => (Object.hasOwn(files, path) ? new TextEncoder().encode(files[path]) : null),
    sourceDateEpoch: TEST_EPOCH,
  }
}
