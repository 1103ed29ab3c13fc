/** Which places a kind is usually for, and the route that a place brings along. */
import type { PlacementKind } from "@bluezone/contract/rollout/placements";
import type { Unit } from "@bluezone/contract/units";
import type { UnitType } from "@bluezone/policy/unit-type";

/** The type that is shown first; any other can be chosen. "" shows all. */
const USUALLY: Readonly<Record<PlacementKind, UnitType | "">> = {
  "poster-a4": "",
  "poster-a3": "bus-station",
  "mask-poster": "supermarket",
  reception: "one-stop-counter",
  canteen: "factory",
  "counter-stand": "pharmacy",
  "table-card": "restaurant",
  "room-card": "hotel",
  "vehicle-sheet": "vehicle",
  "ferry-landing": "ferry-landing",
  "guardian-leaflet": "school",
  "e-board-16-9": "advertiser",
  "e-board-9-16": "advertiser",
};

/** The type of place that a kind is usually for. */
export const usualType = (kind: PlacementKind | ""): string => (kind === "" ? "" : USUALLY[kind]);

/** The route of a place: what was typed; of a vehicle else the name of its line. */
export function routeOf(unit: Unit, typed: string, units: readonly Unit[]): string {
  if (typed.trim() !== "" || unit.type !== "vehicle") return typed.trim();
  return units.find(({ id }) => id === unit.parent)?.name.slice(0, 80) ?? "";
}

/** The places of a type in a district; "" stands for all. */
export const placesOf = (units: readonly Unit[], type: string, district: string): readonly Unit[] =>
  units.filter(
    (unit) =>
      unit.level !== "province" &&
      (type === "" || unit.type === type) &&
      (district === "" || unit.district === district),
  );
