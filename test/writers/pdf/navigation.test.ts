/** Outline, named places and page labels, as Poppler, MuPDF and pdf.js read them. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Book } from '../../../src/pipeline.ts'
import type { OutlineEntry } from '../../../src/typesetting/page.ts'
import { buildCase, bytesOf, cases } from '../../support/cases.ts'
import { needsTool, run } from '../../support/tools.ts'

/** An entry of the outline and where it leads; `y` in points from the top of the page. */
interface Lead {
  readonly label: string
  readonly page: number
  readonly y: number
}

const chosen = cases.filter(({ name }) => ['sample', 'everything', 'right-to-left'].includes(name))
const folder = mkdtempSync(path.join(tmpdir(), 'offprint-navigation-'))
afterAll(() => rmSync(folder, { recursive: true }))

const flat = (entries: readonly OutlineEntry[]): readonly OutlineEntry[] =>
  entries.flatMap((entry) => [entry, ...flat(entry.entries)])

/** What the typesetter meant, or what a program made of it: to a point. */
const rounded = (leads: readonly Lead[]): Lead[] => leads.map((lead) => ({ ...lead, y: Math.round(lead.y) }))

async function pdfjsLeads(pdf: PDFDocumentProxy): Promise<Lead[]> {
  type Items = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>
  const leadsOf = async (items: Items): Promise<Lead[]> => {
    const leads: Lead[] = []
    for (const { title, dest, items: below } of items) {
      const [ref, , , y] = (typeof dest === 'string' ? await pdf.getDestination(dest) : dest)!
      const index = await pdf.getPageIndex(ref)
      const { view } = await pdf.getPage(index + 1)
      leads.push({ label: title, page: index + 1, y: view[3]! - y }, ...(await leadsOf(below)))
    }
    return leads
  }
  return await leadsOf(await pdf.getOutline())
}

describe.each(chosen)('the PDF of $name', (each) => {
  const file = path.join(folder, `${each.name}.pdf`)
  let book: Book
  let pdf: PDFDocumentProxy
  let meant: readonly Lead[]
  beforeAll(async () => {
    book = (await buildCase(each)).value
    writeFileSync(file, bytesOf(book, 'pdf'))
    pdf = await getDocument({ data: Uint8Array.from(bytesOf(book, 'pdf')), verbosity: 0 }).promise
    const { outline, destinations } = book.pages!
    meant = flat(outline).map(({ label, target }) => ({ label, ...destinations.get(target)! }))
    meant = rounded(meant.map(({ label, page, y }) => ({ label, page, y })))
  })

  test('leads to just above the words of each entry; the colophon has no heading', () => {
    const entries = flat(book.pages!.outline)
    expect(entries.at(-1)!.target).toBe('colophon')
    for (const { label, page, y } of meant.slice(0, -1)) {
      const baselines = book.pages!.pages[page - 1]!.items.flatMap((item) =>
        item.kind === 'glyphs' && item.words.some(({ text }) => text && label.startsWith(text))
          ? [item.y]
          : [],
      )
      const below = baselines.some((baseline) => baseline >= y && baseline < y + 60)
      expect(below, `${label} on page ${page} at ${y}, but ${baselines}`).toBe(true)
    }
  })

  test('leads where it should in pdf.js', async () => {
    expect(rounded(await pdfjsLeads(pdf))).toEqual(meant)
  })

  needsTool('mutool', 'leads where it should in MuPDF', () => {
    const leads = run('mutool', ['show', file, 'outline'])
      .trim()
      .split('\n')
      .map((line) => /"(.*)"\t#page=(\d+)&zoom=[^,]*,[^,]*,([\d.]+)$/.exec(line)!)
      .map(([, label, page, y]) => ({ label: label!, page: Number(page), y: Number(y) }))
    expect(rounded(leads)).toEqual(meant)
  })

  needsTool('pdfinfo', 'leads where it should in Poppler', () => {
    const xml = run('pdftohtml', ['-xml', '-i', '-stdout', file])
    const leads = [...xml.matchAll(/<item page="(\d+)">(.*)<\/item>/g)].map(([, page, label]) => ({
      label: label!.replaceAll('&amp;', '&').replaceAll('&quot;', '"'),
      page: Number(page),
    }))
    expect(leads).toEqual(meant.map(({ label, page }) => ({ label, page })))
    const places = new Map(
      [...run('pdfinfo', ['-dests', file]).matchAll(/^ *(\d+) \[ XYZ +\S+ +(\d+) .*"(.*)"$/gm)].map(
        ([, page, y, name]) => [name, { page: Number(page), y: book.pages!.height - Number(y) }],
      ),
    )
    for (const [index, { target }] of flat(book.pages!.outline).entries()) {
      expect(places.get(target)!.page).toBe(meant[index]!.page)
      expect(Math.abs(places.get(target)!.y - meant[index]!.y)).toBeLessThan(2)
    }
  })

  test('labels its pages as their folios do', async () => {
    const labels = await pdf.getPageLabels()
    expect(labels).toEqual(book.pages!.pages.map(({ label }) => label))
  })
})
