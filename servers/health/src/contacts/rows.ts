/** The tables of this slice. */
export type ContactTables = Record<never, never>;
