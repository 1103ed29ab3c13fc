/** A claim as the contract shows it. */
import type { Rumour, RumourAnswer } from "@bluezone/contract/rollout/rumours";
import { Day, isoDay, isoInstant } from "@bluezone/protocol/time";
import { instantOf } from "../tables.ts";
import type { SeenRumour } from "./store.ts";
import type { RumourRow } from "./tables.ts";

/** Who wrote in the answer. */
export const handsOf = ({ hands }: Pick<RumourRow, "hands">): readonly string[] =>
  JSON.parse(hands) as readonly string[];
/** The answer; null before there is one. */
export const answerOf = ({ answer }: Pick<RumourRow, "answer">): RumourAnswer | null =>
  answer === null ? null : (JSON.parse(answer) as RumourAnswer);

/** For a viewer. */
export const rumourOf = (row: SeenRumour, viewer: string): Rumour => ({
  id: row.id,
  unitId: row.unit,
  heard: row.heard,
  day: isoDay(Day(row.day)),
  state: row.state as Rumour["state"],
  version: row.version,
  answer: answerOf(row),
  mine: handsOf(row).includes(viewer),
  reason: row.reason,
  bulletin: row.bulletin,
  changed: isoInstant(instantOf(row.changed_ms)),
  illustrative: row.illustrative,
});
