/** The lowest level of the state. A province's document lists its own. */
import type { Unit } from "./unit.ts";

/** A ward, township or commune. */
export type Commune = Unit & {
  /** Code of its district; of its province where there are no districts (since 1 July 2025). */
  readonly parent: string;
};
