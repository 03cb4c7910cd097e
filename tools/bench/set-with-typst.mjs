/**
 * The peer: sets a Typst file to PDF in a process of its own.
 *
 * Usage: node set-with-typst.mjs INSTALLED INPUT.typ OUTPUT.pdf FONT…
 */

import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const [installed, input, output, ...fonts] = process.argv.slice(2)
const { NodeCompiler } = createRequire(path.join(installed, 'package.json'))('@myriaddreamin/typst-ts-node-compiler')
const compiler = NodeCompiler.create({
  workspace: path.dirname(input),
  fontArgs: [{ fontBlobs: fonts.map((font) => readFileSync(font)) }],
})
writeFileSync(output, compiler.pdf({ mainFilePath: input }))
