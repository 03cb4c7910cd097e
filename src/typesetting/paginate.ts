/**
 * The galley and the room on each page → where columns end, chosen over the whole document.
 *
 * As lines of a paragraph are chosen by Knuth and Plass (1981), and columns by Plass in “Optimal Pagination
 * Techniques for Automatic Typesetting Systems” (1981): layer by layer, column after column, the cheapest way to
 * every place where the next column may begin. A column that is short or full by a line or two is made level with
 * white that gives a line, or with a paragraph set one line longer or shorter; whether a paragraph can is found out
 * only for those on the way chosen, and then the choice is made again.
 */

import { type ColumnEnd, columnEnds, emptyColumn, skipWhite } from './column-ends.ts'
import type { Fitter } from './fit-columns.ts'
import type { Galley } from './galley.ts'
import type { Room } from './scan-column.ts'

/** A column as it is to be filled. */
export interface ColumnPlan extends ColumnEnd {
  readonly column: number
}

interface State {
  readonly at: number
  readonly cost: number
  readonly plan: ColumnPlan | null
  readonly before: State | null
}

/** So many ways are followed from each layer: all there are, save where notes and figures go over from page to page. */
const WIDE_BEAM = 64
/** A stretch of more columns is followed in fewer ways. */
const LONG = 60
const BEAM = 16
/** Rounds of choosing before columns are left unlevel. */
const ROUNDS = 12
/** A column that costs as much is short by a line or worse. */
const UNLEVEL = 4000

/**
 * Chooses where columns end. Stretches between forced pages are chosen one by one.
 *
 * @param fitter - Makes columns level and remembers what could not be done.
 * @param kept - First columns, chosen already.
 */
export function paginate(
  galley: Galley,
  room: Room,
  fitter: Fitter,
  kept: readonly ColumnPlan[] = [],
): ColumnPlan[] {
  const plans = [...kept]
  fitter.fit(kept)
  const { slugs } = galley
  let before = plans.at(-1) ?? null
  for (let from = before?.next ?? skipWhite(slugs, 0); from < slugs.length; before = null) {
    let to = from + 1
    while (to < slugs.length && !slugs[to]!.newPage) to++
    while (slugs[from]!.newPage && plans.length % room.columnsPerPage > 0) {
      plans.push({ ...emptyColumn(from), column: plans.length })
    }
    plans.push(...paginateStretch({ galley, room, fitter, from, to, column: plans.length, before }))
    from = to
  }
  fitter.certain = true
  return plans
}

/** A stretch of the galley that begins on a page of its own, at the column so counted. */
interface Stretch {
  readonly galley: Galley
  readonly room: Room
  readonly fitter: Fitter
  readonly from: number
  readonly to: number
  readonly column: number
  /** The column before it, where that leaves something over. */
  readonly before: ColumnPlan | null
}

function paginateStretch(stretch: Stretch): readonly ColumnPlan[] {
  const { fitter } = stretch
  for (let round = 0; round < ROUNDS; round++) {
    const plans = choose(stretch)
    if (fitter.fit(plans)) return settle(stretch, plans)
  }
  return settle(stretch, null)
}

/** Makes the last page level, counting only on what is known to be possible. */
function settle(stretch: Stretch, plans: readonly ColumnPlan[] | null): readonly ColumnPlan[] {
  const { fitter } = stretch
  fitter.certain = true
  const settled = levelLastPage(stretch, plans ?? choose(stretch))
  fitter.certain = false
  return settled
}

function choose(stretch: Stretch): ColumnPlan[] {
  const { from, to, column: first, before } = stretch
  let layer: State[] = [{ at: from, cost: 0, plan: before, before: null }]
  let done: State | null = null
  for (let column = first; layer.length > 0; column++) {
    const next = new Map<string, State>()
    for (const state of layer) {
      for (const end of columnEnds({ ...stretch, column }, state.at, state.plan)) {
        const reached = { at: end.next, cost: state.cost + end.cost, plan: { ...end, column }, before: state }
        if (end.next >= to && end.carried.length === 0 && end.owed.length === 0) {
          if (!done || reached.cost < done.cost) done = reached
        } else keepCheaper(next, reached)
      }
    }
    const best: number = done?.cost ?? Number.POSITIVE_INFINITY
    layer = [...next.values()].filter((state) => state.cost < best).sort((a, b) => a.cost - b.cost)
    layer.length = Math.min(layer.length, column - first < LONG ? WIDE_BEAM : BEAM)
  }
  return trail(done)
}

function keepCheaper(states: Map<string, State>, state: State): void {
  const key = `${state.at} ${state.plan?.carried.length} ${state.plan?.owed.length}`
  const known = states.get(key)
  if (!known || state.cost < known.cost) states.set(key, state)
}

function trail(state: State | null): ColumnPlan[] {
  const plans: ColumnPlan[] = []
  for (let at = state; at?.plan && at.before; at = at.before) plans.push(at.plan)
  return plans.reverse()
}

/** Makes the columns of a stretch's last page level: as few lines in each as hold all that is left. */
function levelLastPage(stretch: Stretch, plans: readonly ColumnPlan[]): readonly ColumnPlan[] {
  const { room, to } = stretch
  const perPage = room.columnsPerPage
  const last = plans.at(-1)
  if (perPage === 1 || !last || last.from === last.to) return plans
  const begin = Math.max(0, plans.length - 1 - (last.column % perPage))
  const { from, column } = plans[begin]!
  const most = room.lines(column)
  const lines = stretch.galley.slugs.slice(from, to).reduce((sum, slug) => sum + slug.lines, 0)
  for (let depth = Math.ceil(lines / perPage); depth < most; depth++) {
    const shallow: Room = { ...room, lines: () => depth }
    const before = plans[begin - 1] ?? stretch.before
    const level = choose({ ...stretch, room: shallow, from, column, before })
    const fits = level.length <= perPage && level.every((plan) => plan.cost < UNLEVEL)
    if (fits) return [...plans.slice(0, begin), ...level]
  }
  return plans
}
