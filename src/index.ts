/** The public API. Re-exports only. */

export { build, inspect } from './pipeline.ts'
