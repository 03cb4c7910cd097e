/** A picture's address in, what a message calls it out: a line has room for so much. */

const MOST = 100

/** Cuts an address that has more than a hundred characters. */
export const nameSource = (src: string): string => (src.length > MOST ? `${src.slice(0, MOST - 3)}…` : src)
