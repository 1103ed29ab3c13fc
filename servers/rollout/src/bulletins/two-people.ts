/** Two people: nobody approves what they have had a hand in. */

/** Whether somebody can be the second person: they have neither begun, nor changed, nor sent it out. */
export const isSecondPerson = (person: string, hands: readonly string[]): boolean => !hands.includes(person);

/** The hands in a bulletin after one more, each once, in the order in which they came. */
export const withHand = (hands: readonly string[], person: string): readonly string[] =>
  hands.includes(person) ? hands : [...hands, person];
