/** An input's name and the output settings in, the paths of the books out. */

import path from 'node:path'
import { EXIT, OffprintError } from '../diagnostics.ts'
import type { Setting } from '../options/setting.ts'
import { OPTIONS, type Options, type OutputFormat } from '../options.ts'
import { slugOf } from '../pipeline/slug.ts'
import type { Artifact } from '../writers/writer.ts'

/** The path of an artifact: the `-o` of its format, else folder and name pattern with its suffix. */
export function outputPath(
  artifact: Pick<Artifact, 'format' | 'suffix'>,
  input: string,
  { output }: Options,
  files: readonly string[],
): string {
  const asked = files.find((file) => formatOf(file) === artifact.format)
  if (asked)
    return artifact.suffix === `.${artifact.format}` ? asked : asked.replace(/\.[^.]*$/, artifact.suffix)
  return path.join(output.dir, output.name.replaceAll('{slug}', slugOf(input)) + artifact.suffix)
}

/** Turns `-o` files into the setting of formats. @throws {@link OffprintError} U004 for an unknown extension. */
export function formatsOf(files: readonly string[]): readonly Setting[] {
  if (files.length === 0) return []
  const value = files.map((file) => {
    const format = formatOf(file)
    if (format) return format
    throw new OffprintError(EXIT.usage, {
      code: 'U004',
      message: `-o ${file}: the format is told by the extension`,
      hint: `one of ${OPTIONS['output.formats'].kind.words.map((word) => `.${word}`).join(', ')}`,
    })
  })
  return [{ path: 'output.formats', value, flag: 'o' }]
}

const formatOf = (file: string): OutputFormat | null =>
  (OPTIONS['output.formats'].kind.words as readonly OutputFormat[]).find((word) =>
    file.toLowerCase().endsWith(`.${word}`),
  ) ?? null
