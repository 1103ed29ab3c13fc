/** The tables of this slice. */
export type DeclarationTables = Record<never, never>;
