/** Phones scale text themselves. */
export const rootTextScale = (): number => 1;
