/** What a print run was asked for, kept as JSON with the run: new places, or placements that are there. */
import type { CopiedPlace } from "../expand.ts";

/** New places with their copies, or codes. */
export type PrintOrder = { readonly places: readonly CopiedPlace[] } | { readonly codes: readonly string[] };

/** As it is kept. */
export const writeOrder = (asked: PrintOrder): string => JSON.stringify(asked);

/** As it was kept: our own text, so it is not checked again. */
export const readOrder = (text: string): PrintOrder => JSON.parse(text) as PrintOrder;

/** How many sheets it comes to. */
export const sheetsOf = (asked: PrintOrder): number =>
  "codes" in asked ? asked.codes.length : asked.places.reduce((sum, { copies }) => sum + copies, 0);
