/** The public API: what a program that makes books by itself needs. Re-exports only. */

export {
  type Diagnostic,
  EXIT,
  type ExitStatus,
  OffprintError,
  type Outcome,
  type Severity,
  type SourcePlace,
} from './diagnostics.ts'
export type { Article, Author, Metadata, Note, Section } from './document/article.ts'
export type { Edition, NameEntry, NameKind, PullQuote, Quotation } from './editorial/edition.ts'
export type { Host } from './host/host.ts'
export { createNodeHost, type NodeHostSettings } from './host/node-host.ts'
export { type Input, readSource } from './host/read-source.ts'
export { writeFileWhole } from './host/write-file.ts'
export { resolveOptions } from './options/resolve.ts'
export type { Setting, Settings } from './options/setting.ts'
export { type NestedSettings, settingsOf } from './options/settings-of.ts'
export type { Options, OutputFormat, PdfProfile, Trim } from './options.ts'
export { type Book, build, type Inspection, inspect, type OnStage } from './pipeline.ts'
export type { Source } from './readers/reader.ts'
export type { Artifact } from './writers/writer.ts'
