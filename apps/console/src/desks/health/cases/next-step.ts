/** What an officer does next about a case: one step, from what its page has read. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { type CaseShown, isCounted } from "@bluezone/contract/health/cases";
import type { readSummary, TimelineEntry } from "@bluezone/contract/health/timeline";
import { type Instant, parseInstant } from "@bluezone/protocol/time";

/**
 * The steps: `late` and `report` are the report to the ministry, over its time and before it; `contacts` and `left` are
 * contacts who wait for the unit, of a case that is open and of one that is closed.
 */
export type NextStep =
  | "late"
  | "interview"
  | "sample"
  | "result"
  | "classify"
  | "code"
  | "report"
  | "quarantine"
  | "contacts"
  | "close"
  | "release"
  | "left"
  | "discard"
  | "closed";

/** What the step depends on. What the reader may not see is null in the summary, and asks for nothing. */
export type StepFacts = {
  readonly shown: Pick<CaseShown, "class" | "closed" | "interviewed" | "reported" | "report"> & {
    readonly person: Pick<CaseShown["person"], "phone">;
  };
  readonly summary: ResponseOf<typeof readSummary>;
  readonly timeline: readonly Pick<TimelineEntry, "what">[];
  readonly now: Instant;
};

/** Whether somebody was ever isolated: in quarantine, or in a hospital. */
const wasIsolated = (timeline: StepFacts["timeline"]): boolean =>
  timeline.some(
    ({ what }) => what.kind === "quarantine" || (what.kind === "course" && what.what.kind === "admission"),
  );

/** Whether somebody whose case counts never was isolated; of whom the reader may not see that, it is not said. */
export const neverIsolated = ({
  class: named,
  summary: { quarantine },
  timeline,
}: Pick<StepFacts["shown"], "class"> & Pick<StepFacts, "summary" | "timeline">): boolean =>
  isCounted(named) && quarantine?.own === null && !wasIsolated(timeline);

/** Whether a case still counts as suspected although a sample of theirs was positive and none waits. */
const isProved = (named: CaseShown["class"], { samples }: StepFacts["summary"]): boolean =>
  named === "suspected" && samples !== null && samples.positive > 0 && samples.waiting === 0;

/** Of a suspected case: its class waits for a sample, or for the result of one. */
function ofSuspected({ samples }: StepFacts["summary"]): NextStep {
  if (!samples) return "classify";
  if (samples.all === 0) return "sample";
  return samples.waiting > 0 ? "result" : "classify";
}

/** Whether something goes on that a case gave reason for: its own quarantine, that of people near it, what is to be done for them. */
const goesOn = ({ quarantine, contacts }: StepFacts["summary"]): boolean =>
  (quarantine !== null && (quarantine.own !== null || quarantine.now > 0)) || (contacts?.due ?? 0) > 0;

/**
 * How many of a case's contacts wait for the unit: those whom nobody classified, close ones whom nobody looks after, and those for
 * whom something is late.
 */
export const leftOf = ({ quarantine, contacts }: StepFacts["summary"]) => ({
  unclassed: contacts?.waiting ?? 0,
  unwatched: quarantine?.unwatched ?? 0,
  late: contacts?.late ?? 0,
});

/**
 * The one that comes first. What a discarded case leaves behind is the officer's to end, also when it is closed. A report that is
 * late goes before all others; then what takes one press and others wait for, the class and the code, before the interview.
 */
export function nextStep({ shown, summary, timeline, now }: StepFacts): NextStep {
  const { class: named, closed, interviewed, reported, report, person } = shown;
  if (named === "discarded" && goesOn(summary)) return "release";
  const left = Object.values(leftOf(summary)).some((count) => count > 0);
  if (closed !== null) return left ? "left" : "closed";
  if (named === "discarded") return "discard";
  const unreported = report !== null && reported === null;
  if (unreported && now > parseInstant(report.due)) return "late";
  if (isProved(named, summary)) return "classify";
  const uncoded = isCounted(named) && summary.codes?.made === 0;
  if (uncoded && person.phone !== null) return "code";
  if (interviewed === null) return "interview";
  if (named === "suspected") return unreported && summary.samples?.waiting ? "report" : ofSuspected(summary);
  if (uncoded) return "code";
  if (unreported) return "report";
  if (summary.samples && summary.samples.waiting > 0) return "result";
  if (neverIsolated({ class: named, summary, timeline })) return "quarantine";
  return left ? "contacts" : "close";
}
