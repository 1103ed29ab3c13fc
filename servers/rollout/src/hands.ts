/** Whose hands something has gone through: none of them approves it (`@bluezone/staff/two-people`). */

/** The hands in a text after one more, each once, in the order in which they came. */
export const withHand = (hands: readonly string[], person: string): readonly string[] =>
  hands.includes(person) ? hands : [...hands, person];
