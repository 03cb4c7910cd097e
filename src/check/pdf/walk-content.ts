/**
 * A content stream in, what it paints out, piece by piece, with the marked content around each (ISO 32000-1,
 * sections 8 and 14.6). Forms are entered; nothing is drawn.
 */

import { Lexer } from './lexer.ts'
import { type Dict, Keyword, Name, PdfFault, PdfStream, PdfString, type PdfValue } from './objects.ts'
import type { PdfFile } from './pdf-file.ts'

/** a, b, c, d, e, f of a matrix. */
type Matrix = readonly [number, number, number, number, number, number]

/** Marked content that is open around a piece, outermost first. */
export interface Mark {
  readonly tag: string
  readonly id: number | null
  /** `StructParents` of the form that the mark stands in; `null` on the page itself. */
  readonly form: number | null
}

/** Something that is painted. */
export type Painted = { readonly marks: readonly Mark[] } & (
  | { readonly kind: 'text'; readonly font: PdfValue; readonly bytes: Uint8Array; readonly visible: boolean }
  | { readonly kind: 'image'; readonly image: Dict; readonly width: number; readonly height: number }
  | { readonly kind: 'path' }
)

/** Told what is met. */
export interface Visitor {
  paint(painted: Painted): void
  /** Marked content begins inside other. */
  open(mark: Mark, around: readonly Mark[]): void
}

interface State {
  matrix: Matrix
  font: PdfValue
  visible: boolean
}

/** Forms within forms. */
const DEEPEST = 16
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]
const PAINTS = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'sh'])
const SHOWS = new Set(['Tj', 'TJ', "'", '"'])

/** Walks through a content stream. @throws {@link PdfFault} where it cannot be read. */
export function walkContent(file: PdfFile, content: Uint8Array, resources: PdfValue, visitor: Visitor): void {
  new Walk(file, visitor).run(content, resources)
}

class Walk {
  private readonly marks: Mark[] = []
  private readonly saved: State[] = []
  private state: State = { matrix: IDENTITY, font: null, visible: true }
  private form: number | null = null
  private depth = 0

  constructor(
    private readonly file: PdfFile,
    private readonly visitor: Visitor,
  ) {}

  run(content: Uint8Array, resources: PdfValue): void {
    const lexer = new Lexer(content, 0, false)
    let operands: PdfValue[] = []
    for (let next = lexer.next(); next !== undefined; next = lexer.next()) {
      if (!(next instanceof Keyword)) operands.push(next)
      else {
        if (next.value === 'BI') this.inlineImage(lexer)
        else this.operate(next.value, operands, resources)
        operands = []
      }
    }
  }

  private operate(operator: string, operands: readonly PdfValue[], resources: PdfValue): void {
    const [first] = operands
    if (PAINTS.has(operator)) this.paint({ kind: 'path' })
    else if (SHOWS.has(operator)) this.show(operands.at(-1))
    else if (operator === 'Do') this.paintObject(this.resource(resources, 'XObject', first))
    else if (operator === 'BMC' || operator === 'BDC') this.openMark(first, operands[1], resources)
    else if (operator === 'EMC') this.marks.pop()
    else if (operator === 'Tf') this.state.font = this.resource(resources, 'Font', first)
    else this.change(operator, operands)
  }

  /** Operators that change how things look. */
  private change(operator: string, operands: readonly PdfValue[]): void {
    switch (operator) {
      case 'q':
        this.saved.push({ ...this.state })
        break
      case 'Q':
        this.state = this.saved.pop() ?? this.state
        break
      case 'cm':
        this.state.matrix = multiply(matrixOf(operands), this.state.matrix)
        break
      case 'Tr':
        this.state.visible = operands[0] !== 3
    }
  }

  private openMark(tag: PdfValue | undefined, properties: PdfValue | undefined, resources: PdfValue): void {
    const found =
      properties instanceof Name ? this.resource(resources, 'Properties', properties) : (properties ?? null)
    const mark = {
      tag: tag instanceof Name ? tag.value : '',
      id: this.file.number(this.file.dict(found)?.get('MCID')),
      form: this.form,
    }
    this.visitor.open(mark, this.marks)
    this.marks.push(mark)
  }

  private show(operand: PdfValue | undefined): void {
    const strings = (Array.isArray(operand) ? operand : [operand]).filter((each) => each instanceof PdfString)
    const bytes = strings.flatMap((string) => [...(string as PdfString).bytes])
    if (bytes.length > 0)
      this.paint({
        kind: 'text',
        font: this.state.font,
        bytes: Uint8Array.from(bytes),
        visible: this.state.visible,
      })
  }

  private paintObject(value: PdfValue): void {
    const object = this.file.resolve(value)
    if (!(object instanceof PdfStream)) return
    if (this.file.name(object.dict.get('Subtype')) === 'Form') this.enterForm(object)
    else this.paintImage(object.dict)
  }

  private paintImage(image: Dict): void {
    const [a, b, c, d] = this.state.matrix
    this.paint({ kind: 'image', image, width: Math.hypot(a, b), height: Math.hypot(c, d) })
  }

  private enterForm(form: PdfStream): void {
    if (this.depth >= DEEPEST) throw new PdfFault('forms are nested too deep')
    const content = this.file.content(form)
    if (!content) return
    const outer = {
      state: { ...this.state },
      form: this.form,
      marks: this.marks.length,
      saved: this.saved.length,
    }
    this.state.matrix = multiply(matrixOf(this.file.array(form.dict.get('Matrix'))), this.state.matrix)
    this.form = this.file.number(form.dict.get('StructParents'))
    this.depth++
    this.run(content, form.dict.get('Resources') ?? null)
    this.depth--
    this.state = outer.state
    this.form = outer.form
    // What a form leaves open does not reach beyond it.
    this.marks.length = Math.min(this.marks.length, outer.marks)
    this.saved.length = Math.min(this.saved.length, outer.saved)
  }

  /** Reads `BI … ID bytes EI` (section 8.9.7). */
  private inlineImage(lexer: Lexer): void {
    const image = new Map<string, PdfValue>()
    for (let key = lexer.next(); !(key instanceof Keyword); key = lexer.next()) {
      if (!(key instanceof Name)) throw new PdfFault('an image in the content does not end')
      image.set(LONG[key.value] ?? key.value, lexer.object())
    }
    const { bytes } = lexer
    const isEnd = (at: number): boolean =>
      bytes[at] === 0x45 && bytes[at + 1] === 0x49 && bytes[at - 1]! <= 32 && (bytes[at + 2] ?? 32) <= 32
    let at = lexer.position + 1
    while (at < bytes.length && !isEnd(at)) at++
    lexer.position = at + 2
    this.paintImage(image)
  }

  private resource(resources: PdfValue, kind: string, name: PdfValue | undefined): PdfValue {
    if (!(name instanceof Name)) return null
    return this.file.dict(this.file.dict(resources)?.get(kind))?.get(name.value) ?? null
  }

  private paint(painted: Painting): void {
    this.visitor.paint({ ...painted, marks: [...this.marks] } as Painted)
  }
}

type Painting = Painted extends infer Each ? (Each extends Painted ? Omit<Each, 'marks'> : never) : never

/** Keys that images in the content abbreviate (table 93). */
const LONG: Readonly<Record<string, string>> = { W: 'Width', H: 'Height', IM: 'ImageMask' }

function matrixOf(values: readonly PdfValue[]): Matrix {
  return values.length === 6 && values.every((value) => typeof value === 'number')
    ? (values as unknown as Matrix)
    : IDENTITY
}

function multiply(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner
  const [g, h, i, j, k, l] = outer
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}
