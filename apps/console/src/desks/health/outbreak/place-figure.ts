/** What the map of rates says of a place. No page around it. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { readPlaces } from "@bluezone/contract/health/outbreak";

/** A place as the picture is told it. */
export type RatedPlace = ResponseOf<typeof readPlaces>["places"][number];
/** A rate, cases too few for one, hidden, or nothing that can be said. */
export type PlaceFigure =
  | { readonly is: "rate"; readonly rate: number }
  | { readonly is: "few"; readonly cases: number }
  | { readonly is: "hidden" }
  | { readonly is: "none" };

/** Fewer cases have no rate that means something. */
export const FEW = 5;

/** The rate of a place where it means something; null where cases are few, hidden, or nobody knows how many people live there. */
export const rateOf = ({ count, rate }: Pick<RatedPlace, "count" | "rate">): number | null =>
  count.is === "shown" && (count.value === 0 || count.value >= FEW) ? rate : null;

/** The figure of a place. Of no cases it is a rate of none, however many people live there. */
export function figureOf(place: Pick<RatedPlace, "count" | "rate"> | undefined): PlaceFigure {
  if (!place || place.count.is === "none") return { is: "none" };
  if (place.count.is === "hidden") return { is: "hidden" };
  const { value } = place.count;
  if (value === 0) return { is: "rate", rate: 0 };
  if (value < FEW) return { is: "few", cases: value };
  return place.rate === null ? { is: "none" } : { is: "rate", rate: place.rate };
}

/** The same of a commune, of which the answer names only those with cases: below a hidden district all are hidden. */
export function communeFigure(
  places: readonly RatedPlace[],
  { code, parent }: { readonly code: string; readonly parent: string },
): PlaceFigure {
  const own = places.find((one) => one.level === "commune" && one.code === code);
  if (own) return figureOf(own);
  const above = places.find((one) => one.level === "district" && one.code === parent);
  return above?.count.is === "shown" ? { is: "rate", rate: 0 } : figureOf(above);
}
