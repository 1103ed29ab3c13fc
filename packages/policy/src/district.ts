/** A level between province and commune, which Vietnam had until 30 June 2025. A province's document lists its own. */
import type { Unit } from "./unit.ts";

/** A district, town or city under a province. */
export type District = Unit & {
  /** Code of its province. */
  readonly parent: string;
  /** People at the document's census; null where no source was found. */
  readonly population: number | null;
  /** Whether it lies on the border with Cambodia. */
  readonly border: boolean;
  /** Column and row on the tile-grid map, from the top left. */
  readonly tile: readonly [column: number, row: number];
};
