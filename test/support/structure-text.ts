/** The bytes of a tagged PDF → its structure with its text, read here, for tests that look at thousands. */

import { Lexer, latin1 } from '../../src/check/pdf/lexer.ts'
import { Keyword, Name, PdfString, type PdfValue } from '../../src/check/pdf/objects.ts'
import { pageContent, readPages } from '../../src/check/pdf/page-tree.ts'
import { openPdf, type PdfFile } from '../../src/check/pdf/pdf-file.ts'
import { readToUnicode } from '../../src/check/pdf/read-to-unicode.ts'
import { readStructure, type StructureElement } from '../../src/check/pdf/structure-tree.ts'
import type { StructNode } from './text-sequences.ts'

/** Reads the structure. */
export async function structureText(bytes: Uint8Array): Promise<StructNode> {
  const file = await openPdf(bytes)
  const letters = new Map<PdfValue, ReadonlyMap<string, string>>()
  const texts = new Map(
    readPages(file).map((page) => {
      const fonts = file.dict(file.at(page.resources, 'Font')) ?? new Map<string, PdfValue>()
      const lettersOf = (name: string) => {
        const font = fonts.get(name) ?? null
        const known = letters.get(file.dict(font)) ?? readToUnicode(file.content(file.at(font, 'ToUnicode'))!)
        letters.set(file.dict(font), known)
        return known
      }
      return [page.object, textsOf(file, pageContent(file, page)!, lettersOf)] as const
    }),
  )
  const nodeOf = (element: StructureElement, depth: number): StructNode => ({
    type: element.role ?? element.type,
    depth,
    text: '',
    children: element.kids.flatMap((kid): StructNode[] => {
      if (kid.kind === 'element') return [nodeOf(kid, depth + 1)]
      const text = kid.kind === 'content' ? texts.get(kid.page!)?.get(kid.id) : undefined
      return text === undefined ? [] : [{ type: 'text', depth: depth + 1, text, children: [] }]
    }),
  })
  const children = readStructure(file)!.roots.map((root) => nodeOf(root, 0))
  return { type: 'root', depth: -1, text: '', children }
}

/** What is shown in marked content: its id, and what it says that it says. */
interface Mark {
  readonly id: number | null
  readonly actual: string | null
}

/** Text of a page by the ids of its marked content. */
function textsOf(
  file: PdfFile,
  content: Uint8Array,
  lettersOf: (font: string) => ReadonlyMap<string, string>,
): ReadonlyMap<number, string> {
  const texts = new Map<number, string>()
  const marks: Mark[] = []
  const lexer = new Lexer(content, 0, false)
  let [operands, letters] = [[] as PdfValue[], new Map() as ReadonlyMap<string, string>]
  const add = (text: string): void => {
    const id = marks.findLast((mark) => mark.id !== null)?.id
    if (id !== undefined && id !== null) texts.set(id, (texts.get(id) ?? '') + text)
  }
  for (let next = lexer.next(); next !== undefined; next = lexer.next()) {
    if (!(next instanceof Keyword)) {
      operands.push(next)
      continue
    }
    if (next.value === 'Tf') letters = lettersOf((operands[0] as Name).value)
    else if (next.value === 'BMC') marks.push({ id: null, actual: null })
    else if (next.value === 'BDC') {
      const properties = operands[1] instanceof Name ? null : file.dict(operands[1])
      const mark = {
        id: file.number(properties?.get('MCID')),
        actual: file.text(properties?.get('ActualText')),
      }
      marks.push(mark)
      if (mark.actual !== null) add(mark.actual)
    } else if (next.value === 'EMC') marks.pop()
    else if (/^T[jJ]$/.test(next.value) && !marks.some(({ actual }) => actual !== null))
      add(
        [operands[0]]
          .flat()
          .map((part) => decoded(part as PdfValue, letters))
          .join(''),
      )
    operands = []
  }
  return texts
}

function decoded(value: PdfValue, letters: ReadonlyMap<string, string>): string {
  if (!(value instanceof PdfString)) return ''
  const codes = latin1(value.bytes).match(/[\s\S]{2}/g) ?? []
  return codes.map((code) => letters.get(code) ?? '\ufffd').join('')
}
