/** The version of pdfkit that is installed still has what drawing leans on, the private parts too. */

import { readFileSync } from 'node:fs'
import PDFDocument from 'pdfkit'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Kit, literal, nameTree, PdfName } from '../../../src/writers/pdf/kit.ts'
import { trueTypeProgram } from '../../../src/writers/pdf/subset-truetype.ts'
import { serif } from './hand-made.ts'

let kit: Kit
let written: string

beforeEach(() => {
  kit = new PDFDocument({
    autoFirstPage: false,
    font: null as unknown as string,
    pdfVersion: '1.7',
    displayTitle: true,
  }) as unknown as Kit
  written = ''
  kit._write = (chunk) => {
    written += typeof chunk === 'string' ? `${chunk}\n` : Buffer.from(chunk).toString('latin1')
  }
})

describe('pdfkit', () => {
  test('is pinned to the version that these tests know', () => {
    const manifest = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))
    expect(manifest.dependencies.pdfkit).toBe('0.20.2')
  })

  test('writes an object when it ends', () => {
    const ref = kit.ref({ Type: 'Thing', Size: 1.5, Of: literal('a (b)'), Wide: literal('é') })
    ref.end()
    expect(written).toContain(`${ref.id} 0 obj`)
    expect(written).toContain('/Type /Thing\n/Size 1.5\n/Of (a \\(b\\))')
    expect(written).toContain('/Wide (\xfe\xff\0\xe9)')
  })

  test('takes an array and an entry that is not there', () => {
    kit.ref(['ICCBased', kit.ref({})]).end()
    kit.ref({ A: 1, B: undefined }).end()
    expect(written).toContain('[/ICCBased 4 0 R]'.replace('4', written.match(/ICCBased (\d+)/)![1]!))
    expect(written).toContain('<<\n/A 1\n>>')
  })

  test('keeps names in the document’s information', () => {
    kit.ref({ Trapped: new PdfName('False') }).end()
    expect(written).toContain('/Trapped /False')
  })

  test('has the catalog’s parts in reach before it ends', () => {
    expect(kit._root.data).toHaveProperty('Names')
    expect(kit._root.data).toHaveProperty('ViewerPreferences')
    expect(kit._offset).toBeGreaterThanOrEqual(0)
  })

  test('turns a new page upside down and nothing else', () => {
    kit.addPage({ size: [200, 100], margin: 0 })
    const { buffer } = kit.page.content as unknown as { buffer: Uint8Array[] }
    expect(Buffer.concat(buffer).toString('latin1').trim()).toBe('1 0 0 -1 0 100 cm')
    expect(kit.page.fonts).toEqual({})
    expect(kit.page.xobjects).toEqual({})
    expect(kit.page.colorSpaces).toEqual({})
    expect(kit.page.annotations).toEqual([])
    expect(kit.page.dictionary.data.MediaBox).toEqual([0, 0, 200, 100])
  })

  test('takes an open font and embeds it under the name it gives', () => {
    const face = serif()
    kit.addPage({ size: [200, 100], margin: 0 })
    kit.font(trueTypeProgram(face.bytes, 'Some-Name'), 'face 0')
    const font = kit._font
    expect(font.id).toBe('F1')
    expect(font.subset.glyphs).toEqual([0])
    expect(font.unicode).toEqual([[0]])
    font.subset.glyphs.push(face.glyphFor(0x41))
    font.widths[1] = 600
    font.unicode[1] = [0x41]
    kit.page.fonts.F1 = font.ref()
    kit.end()
    expect(written).toContain('+Some-Name')
    expect(written).toMatch(/\/W \[0 \[\d+ 600\]\]/)
  })

  test('asks for its metadata at the end and writes its identity twice', () => {
    let asked = 0
    kit.endMetadata = () => {
      asked++
    }
    kit._id = Uint8Array.of(0xab, 0xcd)
    kit.addPage({ size: [200, 100], margin: 0 })
    kit.end()
    expect(asked).toBe(1)
    expect(written).toContain('/ID [<abcd> <abcd>]')
  })

  test('writes an object line by line and leaves the end of the file to one function', () => {
    const lines: (string | Uint8Array)[] = []
    kit._write = (chunk) => void lines.push(chunk)
    kit.ref({ A: 1 }).end()
    const stream = kit.ref({})
    stream.end(Buffer.from('x'))
    expect(lines.map((line) => (typeof line === 'string' ? line : 'bytes'))).toEqual([
      expect.stringMatching(/^\d+ 0 obj$/),
      '<<\n/A 1\n>>',
      'endobj',
      expect.stringMatching(/^\d+ 0 obj$/),
      expect.stringContaining('/Filter /FlateDecode'),
      'stream',
      'bytes',
      '\nendstream',
      'endobj',
    ])
    let ended = 0
    kit._finalize = () => {
      ended++
    }
    kit.addPage({ size: [200, 100], margin: 0 })
    kit.end()
    expect(ended).toBe(1)
    expect(kit._info.data).toHaveProperty('Producer')
  })

  test('names spot colours', () => {
    kit.addSpotColor('Some Red', 0, 90, 80, 0)
    expect(kit.spotColors['Some Red']!.id).toBe('CS0')
  })
})

describe('nameTree', () => {
  test('sorts by bytes, wide names last', () => {
    const tree = nameTree(
      new Map([
        ['ab', 1],
        ['Ábel', 2],
        ['Xi', 3],
        ['Zed', 4],
        ['name-10', 5],
        ['name-1', 6],
      ]),
    )
    const names = (tree.Names as unknown[]).filter((_, i) => i % 2 === 0).map(String)
    expect(names).toEqual(['Xi', 'Zed', 'ab', 'name-1', 'name-10', 'Ábel'])
  })
})
