/** Codes of cases at the desk: what went out, what phones did with it, and what an officer does about it. */
import { z } from "zod";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { IsoDay, PersonShown, RecordId } from "./person.ts";

/** With the result, a new one in place of another, read out, on paper. */
const CodeWay = z.enum(["result", "new", "spoken", "slip", "revised"]);

/**
 * "attention": the message failed, may not have left, or there is no number to send it to. "sending": it is about to leave.
 * "ending": not used, and ends within four hours. "open": not used yet. "used": a phone took it. "ended": over, not used.
 */
export const CODE_STATES = ["attention", "ending", "sending", "open", "used", "ended"] as const;
export const CodeState = z.enum(CODE_STATES);
export type CodeState = z.output<typeof CodeState>;

/** Why a code wants attention. */
const CodeTrouble = z.enum(["failed", "unsure", "no_number"]);

/** The code that went out last for a case. */
export const IssuedCode = z
  .object({
    id: RecordId,
    caseId: RecordId,
    /** "AG-0217". */
    caseNumber: z.string(),
    person: PersonShown,
    way: CodeWay,
    state: CodeState,
    trouble: CodeTrouble.nullable(),
    /** Whether the server tries to send it again by itself. */
    again: z.boolean(),
    issued: At,
    until: At.nullable(),
    /** In whole ten minutes, as all that phones do. */
    claimed: At.nullable(),
    certified: At.nullable(),
    ended: At.nullable(),
  })
  .meta({ id: "IssuedCode" });
export type IssuedCode = z.output<typeof IssuedCode>;

/** An open case that never had a code, though one could go out: nobody has issued it, or there is no number to send it to. */
export const CaseWithoutCode = z
  .object({
    caseId: RecordId,
    caseNumber: z.string(),
    person: PersonShown,
    why: z.enum(["not_issued", "no_number"]),
  })
  .meta({ id: "CaseWithoutCode" });
export type CaseWithoutCode = z.output<typeof CaseWithoutCode>;

/**
 * The last code of each case within reach, by state; those of one case when it is named. On the first page of all, or of those
 * that want attention, stand the cases that never had a code; they count as "attention" too.
 */
export const listCodes = staffRead({
  path: "/api/health/codes/list",
  summary: "Codes that went out, the last of each case.",
  permission: "codes.read",
  request: z.object({
    state: CodeState.optional(),
    caseId: RecordId.optional(),
    limit: z.int().min(1).max(500).default(100),
    offset: z.int().min(0).max(100_000).default(0),
  }),
  response: z.object({
    codes: z.array(IssuedCode),
    without: z.array(CaseWithoutCode),
    /** With `without`. */
    total: z.int(),
    counts: z.record(CodeState, z.int()),
  }),
});

/** What a code is issued for; `seen` is the last code of the case that the officer saw, so that two do not issue at once. */
const ForCase = z.object({ caseId: RecordId, seen: RecordId.nullable() });
const FAULTS = {
  /** A negative result, a case that goes on in another, or days that lie too far back. */
  code_not_for_case: 409,
  quota_exceeded: 429,
} as const;

/** Issues a code and sends it: the result's text for the first, "a new code" for every other. Earlier ones end once it has left. */
export const sendCode = staffChange({
  path: "/api/health/codes/send",
  summary: "Issues a code for a case and sends it.",
  permission: "codes.issue",
  request: ForCase,
  response: z.object({ sms: z.enum(["sent", "failed", "none"]), until: At.nullable() }),
  faults: FAULTS,
});

/** Issues a code of eight digits that is read out to the person; the digits are shown this one time. */
export const speakCode = staffChange({
  path: "/api/health/codes/speak",
  summary: "Issues a code that is read out.",
  permission: "codes.issue",
  request: ForCase,
  response: z.object({ shortCode: z.string(), until: At }),
  faults: FAULTS,
});

/** Issues a code on paper: a slip with its link as a QR code, the digits, and what to do without a smartphone. Printed this one time. */
export const printCode = staffChange({
  path: "/api/health/codes/slip",
  summary: "Issues a code on a printed slip.",
  permission: "codes.issue",
  request: ForCase,
  response: z.object({
    /** The slip as PDF, in base64. */
    pdf: z.string(),
    until: At,
  }),
  faults: FAULTS,
});

/** Ends a code that works still. */
export const endCode = staffChange({
  path: "/api/health/codes/end",
  summary: "Ends a code now.",
  permission: "codes.issue",
  request: z.object({ id: RecordId }),
  response: z.object({ ended: At }),
});

/** Fewer than this are not shown. */
export const SMALLEST = 5;

const Count = z.int().nullable();
/** How far the codes of a day came. Null: from 1 to 4, not shown; or no median of so few. Minutes are medians. */
export const FunnelDay = z
  .object({
    day: IsoDay,
    issued: Count,
    claimed: Count,
    certified: Count,
    /** Median minutes from going out to the phone, and to the certificate. */
    toClaim: z.int().nullable(),
    toCertificate: z.int().nullable(),
  })
  .meta({ id: "FunnelDay" });
export type FunnelDay = z.output<typeof FunnelDay>;

/** Codes issued, claimed and certified by the day on which they went out, the newest first, and all days together. */
export const codeFunnel = staffRead({
  path: "/api/health/codes/funnel",
  summary: "How many codes were issued, used and led to a certificate.",
  permission: "codes.read",
  request: z.object({ days: z.int().min(1).max(90).default(14) }),
  response: z.object({ days: z.array(FunnelDay), all: FunnelDay.omit({ day: true }), at: At }),
});
