/**
 * The one table of states: what each state of each kind of record asks of its reader. The tone gives a badge its colour
 * (`state-badge.css`). `act`: somebody must do something. `late`: over its time, missing or broken. `well`: as it should be.
 * `calm`: over, or not begun; nobody has to do anything.
 */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { listAdvice } from "@bluezone/contract/health/advice";
import type { listCallbacks } from "@bluezone/contract/health/callbacks";
import type { CaseClass } from "@bluezone/contract/health/cases";
import type { listDataRequests } from "@bluezone/contract/health/data";
import type { listDeclarations } from "@bluezone/contract/health/declarations";
import type { CodeState } from "@bluezone/contract/health/issued-codes";
import type { listLabFiles } from "@bluezone/contract/health/results";
import type { StationDay } from "@bluezone/contract/rollout/airings";
import type { BulletinRow } from "@bluezone/contract/rollout/bulletins";
import type { listMedia } from "@bluezone/contract/rollout/media";
import type { PlacementState } from "@bluezone/contract/rollout/placements";
import type { listRumours } from "@bluezone/contract/rollout/rumours";
import type { AssignmentState } from "@bluezone/contract/rollout/tasks";
import type { listVisits } from "@bluezone/contract/rollout/visits";

/** What a state asks of the reader. */
export type Tone = "act" | "late" | "well" | "calm";

type Tones<State extends string> = Readonly<Record<State, Tone>>;

/** By the kind of record. A state that a contract adds has no tone until it stands here: the compiler says so. */
export const STATES = {
  advice: { new: "act", closed: "calm" } satisfies Tones<
    ResponseOf<typeof listAdvice>["requests"][number]["state"]
  >,
  airings: { none: "calm", gap: "late", explained: "act", early: "calm", met: "well" } satisfies Tones<
    StationDay["state"]
  >,
  bulletin: {
    draft: "calm",
    submitted: "act",
    approved: "well",
    withdrawn: "calm",
  } satisfies Tones<BulletinRow["state"]>,
  callback: { waiting: "act", taken: "well", closed: "calm" } satisfies Tones<
    ResponseOf<typeof listCallbacks>["lines"][number]["state"]
  >,
  case: { open: "well", closed: "calm" },
  caseClass: {
    confirmed: "late",
    probable: "act",
    suspected: "act",
    discarded: "calm",
  } satisfies Tones<CaseClass>,
  code: {
    attention: "late",
    ending: "act",
    sending: "well",
    open: "well",
    used: "calm",
    ended: "calm",
  } satisfies Tones<CodeState>,
  dataRequest: { open: "act", deleting: "well", done: "calm", refused: "calm" } satisfies Tones<
    ResponseOf<typeof listDataRequests>["requests"][number]["state"]
  >,
  declaration: { new: "act", reviewed: "calm" } satisfies Tones<
    ResponseOf<typeof listDeclarations>["declarations"][number]["state"]
  >,
  labFile: { waiting: "calm", working: "well", done: "calm", cancelled: "late" } satisfies Tones<
    ResponseOf<typeof listLabFiles>["files"][number]["state"]
  >,
  media: { planned: "well", out: "calm", "called-off": "calm" } satisfies Tones<
    ResponseOf<typeof listMedia>["entries"][number]["state"]
  >,
  placement: {
    planned: "calm",
    printed: "act",
    "in-place": "well",
    replace: "act",
    "not-found": "late",
    removed: "calm",
  } satisfies Tones<PlacementState>,
  rumour: {
    new: "act",
    answered: "act",
    published: "well",
    closed: "calm",
    withdrawn: "calm",
  } satisfies Tones<ResponseOf<typeof listRumours>["rumours"][number]["state"]>,
  task: {
    open: "act",
    acknowledged: "well",
    started: "well",
    submitted: "act",
    returned: "act",
    accepted: "calm",
  } satisfies Tones<AssignmentState>,
  visit: { planned: "well", done: "calm", "called-off": "calm" } satisfies Tones<
    ResponseOf<typeof listVisits>["visits"][number]["state"]
  >,
} as const satisfies Readonly<Record<string, Readonly<Record<string, Tone>>>>;
