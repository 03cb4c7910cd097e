/** How finely a picture must be printed. */

/** Dots per inch from which on a printed picture looks sharp enough. */
export const SHARP = 150
