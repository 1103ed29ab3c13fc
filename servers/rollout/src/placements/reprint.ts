/**
 * How long a sheet of each kind stays fit to be read where it hangs, in days. Our own first figures, no rule of anybody: sun and
 * hands wear a sheet on a bus out sooner than a card on a table. What does not wear out has none.
 */
import type { PlacementKind } from "@bluezone/contract/rollout/placements";
import { addDays, type Day } from "@bluezone/protocol/time";

const LASTS: Readonly<Record<PlacementKind, number | undefined>> = {
  "poster-a4": 180,
  "poster-a3": 180,
  "mask-poster": 180,
  reception: 180,
  canteen: 180,
  "counter-stand": 180,
  "table-card": 90,
  "room-card": 180,
  "vehicle-sheet": 90,
  "ferry-landing": 90,
  "guardian-leaflet": undefined,
  "e-board-16-9": undefined,
  "e-board-9-16": undefined,
};

/** The day by which what was hung on a day should be printed anew; undefined when it does not wear out. */
export function reprintDay(kind: PlacementKind, hung: Day): Day | undefined {
  const days = LASTS[kind];
  return days === undefined ? undefined : addDays(hung, days);
}
