/** What a column can do to be level, by cost: give lines or save them. Numbers only. */

/** What giving one line, two lines, … would cost a column, and what saving them would. */
export interface Offers {
  readonly longer: number[]
  readonly shorter: number[]
}

/** More lines than these are neither given nor saved in one column. */
const MOST_OFFERS = 5

/** Keeps a cost among the cheapest, in order. */
export function keepCheapest(costs: number[], cost: number | null): void {
  if (cost === null || (costs.length === MOST_OFFERS && cost >= costs.at(-1)!)) return
  let at = costs.length
  while (at > 0 && costs[at - 1]! > cost) at--
  costs.splice(at, 0, cost)
  costs.length = Math.min(costs.length, MOST_OFFERS)
}

/**
 * What it costs to make a column longer by `slack` lines, or shorter. A column may stay short, at `shortLine` for
 * each line; it may not run over.
 */
export function levelCost(slack: number, offers: Offers, shortLine: number): number {
  const costs = slack > 0 ? offers.longer : offers.shorter
  let sum = 0
  for (let line = 0; line < Math.abs(slack); line++) {
    const cost = costs[line]
    if (cost === undefined && slack < 0) return Number.POSITIVE_INFINITY
    sum += slack > 0 ? Math.min(cost ?? shortLine, shortLine) : cost!
  }
  return sum
}
