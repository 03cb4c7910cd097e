/** Text that an input wrote in, what may stand in a line on a terminal out. */

/** Line ends, what steers a terminal, and what turns the direction of a line; a tab is kept for carets' sake. */
const STEERING = /[\0-\x08\n-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g

/** Replaces characters that would break a line or take it over, one for one, so that columns still count. */
export const printable = (text: string): string => text.replace(STEERING, '�')
