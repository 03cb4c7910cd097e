/**
 * A template's tree with markers in it → a rendering that tells which template and line wrote each character.
 *
 * Used only once something is wrong with a rendering, so that the message can name the line.
 */

/** Opens a stretch of a template's own characters: `\u0001` name `:` line `\u0002`. */
const OPEN = '\u0001'
const OPENED = '\u0002'
/** Closes it: what follows comes out of an expression, whose line breaks are not the template's. */
const CLOSE = '\u0003'

/** Marks every stretch of plain characters in a parsed template. */
export function traceTemplate(
  handlebars: typeof import('handlebars'),
  program: hbs.AST.Program,
  name: string,
): void {
  class Marker extends handlebars.Visitor {
    override ContentStatement(content: hbs.AST.ContentStatement): void {
      // White space that Handlebars cut before the content counts for its line all the same.
      const original = content.original as unknown as string
      const cut = original.slice(0, Math.max(original.indexOf(content.value), 0))
      const line = content.loc.start.line + cut.split('\n').length - 1
      content.value = `${OPEN}${name}:${line}${OPENED}${content.value}${CLOSE}`
    }
  }
  new Marker().accept(program)
}

/** Finds which template and line wrote the character at an offset of the rendering without markers. */
export function placeInTrace(
  trace: string,
  offset: number,
): { readonly template: string; readonly line: number } {
  let template = ''
  let line = 1
  let inContent = false
  for (let at = 0, seen = 0; at < trace.length && seen <= offset; at++) {
    const character = trace[at]!
    if (character === OPEN) {
      const end = trace.indexOf(OPENED, at)
      const [name, number] = trace.slice(at + 1, end).split(':')
      template = name!
      line = Number(number)
      inContent = true
      at = end
    } else if (character === CLOSE) inContent = false
    else if (seen++ < offset && inContent && character === '\n') line++
  }
  return { template, line }
}
