/** The tables of this slice. */
export type CallbackTables = Record<never, never>;
