/** The tables of this slice. */
export type QuarantineTables = Record<never, never>;
