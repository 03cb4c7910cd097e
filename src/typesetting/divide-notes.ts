/** Notes in the order of their marks, and room for some of their lines → what stands here and what goes over. */

/** Lines of a note: those from `from` to `to`, exclusive. */
export interface NotePiece {
  readonly anchor: string
  readonly from: number
  readonly to: number
}

/** Fewest lines of a divided note on either page. */
const LEAST = 2

/** Fills so many lines with notes, one after another; the last may be divided, and nothing overtakes it. */
export function divideNotes(
  notes: readonly NotePiece[],
  lines: number,
): { here: NotePiece[]; owed: NotePiece[] } {
  const here: NotePiece[] = []
  const owed: NotePiece[] = []
  let left = lines
  for (const piece of notes) {
    const count = owed.length > 0 ? 0 : linesOfPiece(piece.to - piece.from, left)
    if (count > 0) here.push({ ...piece, to: piece.from + count })
    if (piece.from + count < piece.to) owed.push({ ...piece, from: piece.from + count })
    left -= count
  }
  return { here, owed }
}

/** How many of a note's lines stand in the room that is left. */
function linesOfPiece(count: number, left: number): number {
  if (count <= left) return count
  const most = Math.min(left, count - LEAST)
  return most >= LEAST ? most : 0
}
