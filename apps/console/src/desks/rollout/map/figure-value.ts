/** A figure by one measure: its value, interval and change, or why there is none. */
import type { Figure } from "@bluezone/contract/rollout/figures";
import type { Measure } from "@bluezone/contract/rollout/map-class";

/** A share of 1 or a count, as the measure is. */
export type Value =
  | {
      readonly is: "value";
      readonly value: number;
      readonly low: number | undefined;
      readonly high: number | undefined;
      readonly change: number | null;
    }
  | { readonly is: "hidden" | "none" };

/** The figure's value; none when there is nothing to reckon it by. */
export function shownBy(figure: Figure, measure: Measure): Value {
  if (figure.is !== "shown") return { is: figure.is };
  if (measure === "count") {
    const { value, low, high, change } = figure;
    return { is: "value", value, low, high, change };
  }
  const rate = { people: figure.ofPeople, smartphones: figure.ofSmartphones, units: figure.ofUnits }[measure];
  if (rate === null) return { is: "none" };
  return { is: "value", value: rate.share, low: rate.low, high: rate.high, change: rate.change };
}

/** How many people or phones a share is of; undefined where there is no share. */
export function baseOf(figure: Figure, measure: Measure): number | undefined {
  const share = shownBy(figure, measure);
  if (figure.is !== "shown" || measure === "count" || share.is !== "value" || share.value === 0)
    return undefined;
  return Math.round(figure.value / share.value);
}

/** What a value is sorted by: what is not there stands last. */
export const sortedBy = (value: Value): number | null => (value.is === "value" ? value.value : null);
