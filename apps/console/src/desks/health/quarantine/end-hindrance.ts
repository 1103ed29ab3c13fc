/** Why a quarantine may not end in a way: said before the question, in the words in which the server would refuse. */
import type { QuarantineAnswer } from "./read.ts";

/** How it is to end. */
export type EndKind = "rule" | "reasoned" | "late" | "positive" | "early";

/** What of the record counts. */
type Facts = Pick<QuarantineAnswer, "today"> & {
  readonly row: Pick<QuarantineAnswer["row"], "lastDay" | "unwell" | "morning" | "afternoon">;
  readonly tests: readonly Pick<QuarantineAnswer["tests"][number], "ofRule" | "result">[];
};

/** The code of the refusal; nothing when the record as it was read lets it end so. That somebody became a case elsewhere the server alone knows. */
export function endHindrance(
  kind: EndKind,
  { row, tests, today }: Facts,
): "too_early" | "tests_missing" | "unwell_now" | "today_missing" | undefined {
  if (kind === "early" || kind === "positive") return undefined;
  if (kind === "late" ? row.lastDay >= today : row.lastDay > today) return "too_early";
  if (tests.some(({ result }) => result === "positive")) return "tests_missing";
  if (kind !== "rule") return undefined;
  if (tests.some(({ ofRule, result }) => ofRule && result !== "negative")) return "tests_missing";
  if (row.unwell !== null) return "unwell_now";
  return row.morning === null && row.afternoon === null ? "today_missing" : undefined;
}
