/**
 * The galley and the room on each page → where columns end, chosen over the whole document.
 *
 * As lines of a paragraph are chosen by Knuth and Plass (1981), and columns by Plass in “Optimal Pagination
 * Techniques for Automatic Typesetting Systems” (1981): layer by layer, column after column, the cheapest way to
 * every place where the next column may begin. A column that is short or full by a line or two is made level with
 * white that gives a line, or with a paragraph set one line longer or shorter; whether a paragraph can is found out
 * only for those on the way chosen, and then the choice is made again.
 */

import { type ColumnEnd, columnEnds, type Room } from './column-ends.ts'
import type { Fitter } from './fit-columns.ts'
import type { Galley, Slug } from './galley.ts'

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

/** So many columns are weighed in full; longer books keep only the best ways of each layer. */
const FULL_SEARCH = 60
const BEAM = 16
/** Rounds of choosing before columns are left unlevel. */
const ROUNDS = 12

/**
 * Chooses where columns end.
 *
 * @param fitter - Makes columns level and remembers what could not be done.
 */
export function paginate(galley: Galley, room: Room, fitter: Fitter): ColumnPlan[] {
  for (let round = 0; round < ROUNDS; round++) {
    const plans = choose(galley, room, fitter)
    if (!fitter.fit(plans)) continue
    fitter.settle()
    return plans
  }
  fitter.settle()
  return choose(galley, room, fitter)
}

function choose(galley: Galley, room: Room, fitter: Fitter): ColumnPlan[] {
  const end = galley.slugs.length
  let layer: State[] = [{ at: skipWhite(galley.slugs, 0), cost: 0, plan: null, before: null }]
  let done: State | null = null
  for (let column = 0; layer.length > 0; column++) {
    const next = new Map<string, State>()
    for (const state of layer) {
      for (const found of columnEnds(galley, state.at, state.plan, column, room, fitter)) {
        const cost = state.cost + found.cost
        const reached = { at: found.next, cost, plan: { ...found, column }, before: state }
        if (found.next >= end && found.carried.length === 0 && found.owed.length === 0) {
          if (!done || cost < done.cost) done = reached
        } else {
          const key = `${found.next} ${found.carried.length} ${found.owed.length}`
          const known = next.get(key)
          if (!known || cost < known.cost) next.set(key, reached)
        }
      }
    }
    const best: number = done?.cost ?? Number.POSITIVE_INFINITY
    layer = [...next.values()].filter((state) => state.cost < best).sort((a, b) => a.cost - b.cost)
    if (column >= FULL_SEARCH) layer.length = Math.min(layer.length, BEAM)
  }
  return trail(done)
}

function trail(state: State | null): ColumnPlan[] {
  const plans: ColumnPlan[] = []
  for (let at = state; at?.plan; at = at.before) plans.push(at.plan)
  return plans.reverse()
}

/** The first slug from `at` on that is not white. */
export function skipWhite(slugs: readonly Slug[], at: number): number {
  let next = at
  while (slugs[next]?.white) next++
  return next
}
