/** What a radio behind a browser has counted. */

/** Null: there is no radio. */
export const radioCounts = (): Readonly<Record<string, number>> | null => null;
