/** The tables of this slice. */
export type CodesDeskTables = Record<never, never>;
