/** The tables of this slice. */
export type ReportTables = Record<never, never>;
