/**
 * Claims and corrections. A claim is what people say ("nghe nói…"), never who says it: no name, no account, no screenshot, no
 * link. A checked answer has a label, a source and a day, and goes out when a second person has approved it.
 */
import { z } from "zod";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { IsoDay, UnitId } from "../units.ts";
import { BulletinId } from "./bulletins.ts";
import { PERSON_FAULTS } from "./person-faults.ts";
import { PlainText } from "./plain-text.ts";
import { FullLine } from "./spoken-line.ts";

/** The id of a claim; the draft bulletin of its correction has the same. */
const RumourId = BulletinId;
/** "Tin giả", "Tin sai sự thật", "Tin xác thực": the labels of the centre that checks news, tingia.gov.vn. */
export const RUMOUR_LABELS = ["fake", "wrong", "true"] as const;
/** new → answered (waits for the second person) → published; closed without an answer; withdrawn after it was out. */
export const RumourState = z.enum(["new", "answered", "published", "closed", "withdrawn"]);

/** A checked answer. */
export const RumourAnswer = z
  .object({
    label: z.enum(RUMOUR_LABELS),
    /** The claim as the correction tells it. */
    claim: z.object({ vi: FullLine(300), en: FullLine(300) }),
    answer: z.object({ vi: FullLine(500), en: FullLine(500) }),
    /** Where one can look it up: an office, a document and its day. */
    source: FullLine(300),
    checkedDay: IsoDay,
  })
  .meta({ id: "RumourAnswer" });
export type RumourAnswer = z.output<typeof RumourAnswer>;

/** A claim with all that became of it. */
export const Rumour = z
  .object({
    id: RumourId,
    unitId: UnitId,
    heard: z.string(),
    day: IsoDay,
    state: RumourState,
    version: z.int(),
    answer: RumourAnswer.nullable(),
    /** Whether the viewer wrote the answer, and so cannot be the second person. */
    mine: z.boolean(),
    reason: z.string().nullable(),
    /** The state of the bulletin that was begun with it; null: none. */
    bulletin: z.string().nullable(),
    changed: At,
    illustrative: z.boolean(),
  })
  .meta({ id: "Rumour" });
export type Rumour = z.output<typeof Rumour>;

/** Why a claim's or an answer's text is refused; nothing of it is kept. */
export const CLAIM_FAULTS = {
  /** A link, or the address of a page. */
  has_link: 422,
  /** An account: "@…", "fb …", "zalo …", "tài khoản …". */
  has_account: 422,
  ...PERSON_FAULTS,
  /** A picture or file put into the text. */
  has_file: 422,
} as const;

/** Hands a claim in: what is said, not who says it. */
export const claimRumour = staffChange({
  path: "/api/rollout/rumours/claim",
  summary: "Hands in what people say; never who says it.",
  permission: "rumours.claim",
  request: z.object({ id: RumourId, heard: PlainText(500).pipe(z.string().min(5)), day: IsoDay }).strict(),
  response: z.object({ id: RumourId, version: z.int() }),
  faults: { ...CLAIM_FAULTS, day_wrong: 409 },
});

/** Claims within reach, those that wait longest first; published ones the newest first. */
export const listRumours = staffRead({
  path: "/api/rollout/rumours/list",
  summary: "Claims and corrections.",
  permission: "rumours.read",
  request: z.object({ state: RumourState.optional(), limit: z.int().min(1).max(500).default(100) }),
  response: z.object({ rumours: z.array(Rumour), waiting: z.int() }),
});

/** One claim. */
export const readRumour = staffRead({
  path: "/api/rollout/rumours/read",
  summary: "One claim with its answer.",
  permission: "rumours.read",
  request: z.object({ id: RumourId }),
  response: z.object({ rumour: Rumour }),
});

const Seen = z.object({ id: RumourId, version: z.int().positive() });
const done = z.object({ version: z.int() });
const Reason = FullLine(300);

/** Answers a claim, or puts the answer right before it is approved. It waits for a second person. */
export const answerRumour = staffChange({
  path: "/api/rollout/rumours/answer",
  summary: "Answers a claim; a second person approves.",
  permission: "rumours.write",
  request: Seen.extend({ answer: RumourAnswer }),
  response: done,
  faults: {
    ...CLAIM_FAULTS,
    /** Words that frighten, blame or promise. */
    forbidden_words: 422,
    day_wrong: 409,
  },
});

/** The second person lets the correction out: everybody reads it from then on. */
export const approveRumour = staffChange({
  path: "/api/rollout/rumours/approve",
  summary: "A second person lets a correction out.",
  permission: "rumours.approve",
  request: Seen,
  response: done,
  faults: { same_person: 403 },
});

/** The second person gives the answer back. */
export const returnRumour = staffChange({
  path: "/api/rollout/rumours/return",
  summary: "A second person gives an answer back.",
  permission: "rumours.approve",
  request: Seen.extend({ reason: Reason }),
  response: done,
});

/** Closes a claim that nobody can check, or takes a correction back; the reason stays. */
export const closeRumour = staffChange({
  path: "/api/rollout/rumours/close",
  summary: "Closes a claim without an answer, or takes a correction back.",
  permission: "rumours.write",
  request: Seen.extend({ reason: Reason }),
  response: done,
});

/** Begins a bulletin's draft with a published correction; a second call gives the same draft. */
export const draftCorrection = staffChange({
  path: "/api/rollout/rumours/bulletin",
  summary: "Begins a bulletin with a correction.",
  permission: "rumours.write",
  request: z.object({ id: RumourId }),
  response: z.object({ bulletinId: BulletinId }),
});
