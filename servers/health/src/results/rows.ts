/** The tables of this slice. */
export type ResultTables = Record<never, never>;
