/** The tables of this slice. */
export type DataTables = Record<never, never>;
