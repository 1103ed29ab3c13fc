/** How few people are too few to be told outside. */

/** The smallest number of people that is told. */
const SMALLEST_TOLD = 5;
/** A count for outside: null for 1 to 4. */
export const told = (count: number): number | null => (count > 0 && count < SMALLEST_TOLD ? null : count);
