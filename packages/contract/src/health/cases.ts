/** Cases (F0) at the health desk: found, recorded in under a minute, changed, their results revised, closed. */
import { z } from "zod";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { UnitId } from "../units.ts";
import { CaseNumber } from "./case-number.ts";
import { CommuneCode, IsoDay, PersonNote, PersonShown, PersonTyped, RecordId } from "./person.ts";

/** PCR or a rapid test. */
export const CaseTest = z.enum(["pcr", "rapid"]);
/** What came of it. */
export const CaseResult = z.enum(["confirmed", "likely", "negative"]);

/** The test and its days; the server holds them against each other. A rapid test alone makes nobody "confirmed". */
export const TestTyped = z.object({
  test: CaseTest,
  result: CaseResult,
  sampleDay: IsoDay,
  resultDay: IsoDay,
});
/** When symptoms began: on a day, never, or nobody remembers. */
export const OnsetTyped = z.discriminatedUnion("onset", [
  z.object({ onset: z.literal("day"), onsetDay: IsoDay }),
  z.object({ onset: z.enum(["none", "unknown"]), onsetDay: z.null() }),
]);
export type OnsetTyped = z.output<typeof OnsetTyped>;

const Onset = z.object({ onset: z.enum(["day", "none", "unknown"]), onsetDay: IsoDay.nullable() });
/** A case and what it is called. */
const CaseName = z.object({ id: RecordId, number: CaseNumber });

/** One line of the list: as much of somebody as finding them needs. */
export const CaseLine = TestTyped.extend(Onset.shape)
  .extend({
    id: RecordId,
    number: CaseNumber,
    personId: RecordId,
    name: z.string(),
    birthYear: z.int().nullable(),
    commune: z.string().nullable(),
    unitId: UnitId,
    unitName: z.string(),
    cluster: z.string().nullable(),
    interviewed: z.boolean(),
    closed: z.boolean(),
    made: At,
  })
  .meta({ id: "CaseLine" });
export type CaseLine = z.output<typeof CaseLine>;

/** How a list of cases is narrowed. `words` are of a name (accents or none), a year of birth, a phone or a number of a case. */
const CaseFilter = z.object({
  words: z.string().max(120).optional(),
  state: z.enum(["open", "closed", "all"]).default("open"),
  result: CaseResult.optional(),
  commune: CommuneCode.optional(),
  clusterId: RecordId.optional(),
  /** Of the result. */
  from: IsoDay.optional(),
  to: IsoDay.optional(),
});

/** Cases within reach, the newest first; records that were merged into another are left out. */
export const listCases = staffRead({
  path: "/api/health/cases/list",
  summary: "Cases of the viewer's units, the newest first.",
  permission: "cases.read",
  request: CaseFilter.extend({
    limit: z.int().min(1).max(200).default(100),
    offset: z.int().min(0).max(1_000_000).default(0),
  }),
  /** `more`: counting stopped at `total`, and there are more. */
  response: z.object({ cases: z.array(CaseLine), total: z.int(), more: z.boolean() }),
});

/** The communes that these cases are of. Nobody is named. */
export const listCaseCommunes = staffRead({
  path: "/api/health/cases/communes",
  summary: "The communes of the viewer's cases, with how many are open.",
  permission: "cases.read",
  request: z.object({}),
  response: z.object({ communes: z.array(z.object({ commune: CommuneCode, open: z.int() })) }),
});

/** What a result was before it was revised. */
const ResultBefore = TestTyped.extend({ at: At, by: z.string() });

/** Another case in the chain F0 → F1 → F0. Of one out of reach only the number is said. */
const ChainLink = CaseName.extend({ name: z.string().nullable(), resultDay: IsoDay });

/** A request to have a case in another unit's care, as the case's page shows it. */
const CaseHandOver = z.object({
  id: RecordId,
  toUnitName: z.string(),
  reason: z.string(),
  asked: At,
  askedBy: z.string(),
  answer: z.enum(["taken", "declined", "withdrawn"]).nullable(),
});

/** A record of the same person that was merged into this one. It can be taken apart again until `undoUntil`. */
const CaseMerge = z.object({ id: RecordId, gone: CaseName, merged: At, by: z.string(), undoUntil: At });

/** A code that was issued for the case: where its way to the phone stands. What phones did is said in whole ten minutes. */
const CaseCode = z.object({
  id: RecordId,
  way: z.enum(["result", "new", "spoken", "slip", "revised"]),
  issued: At,
  until: At.nullable(),
  sms: z.enum(["waiting", "sending", "sent", "failed", "unsure", "none"]),
  claimed: At.nullable(),
  certified: At.nullable(),
  ended: At.nullable(),
});

/** A case with all that its page shows. */
export const CaseShown = TestTyped.extend(Onset.shape)
  .extend({
    id: RecordId,
    number: CaseNumber,
    person: PersonShown,
    personVersion: z.int(),
    unitId: UnitId,
    unitName: z.string(),
    unitPath: z.string(),
    source: z.enum(["desk", "laboratory"]),
    cluster: z.object({ id: RecordId, name: z.string() }).nullable(),
    note: z.string().nullable(),
    interviewed: At.nullable(),
    closed: At.nullable(),
    /** The record that goes on instead of this one. */
    mergedInto: CaseName.nullable(),
    version: z.int(),
    made: At,
    changed: At,
    changedBy: z.string(),
  })
  .meta({ id: "CaseShown" });
export type CaseShown = z.output<typeof CaseShown>;

/** Who may be the same as somebody. Of records out of reach only the unit is named. */
const Doubles = z.object({
  within: z.array(
    z.object({
      personId: RecordId,
      name: z.string(),
      birthYear: z.int().nullable(),
      unitName: z.string(),
      cases: z.array(CaseName.extend({ closed: z.boolean() })),
      /** When this person was a contact, and of which case, where that is known; `becameCase` once it is in a chain. */
      contacts: z.array(
        z.object({
          id: RecordId,
          day: IsoDay.nullable(),
          class: z.enum(["F1", "F2", "none"]).nullable(),
          near: CaseNumber.nullable(),
          becameCase: z.boolean(),
        }),
      ),
    }),
  ),
  outside: z.array(z.object({ unitName: z.string() })),
});

/** One case. */
export const readCase = staffRead({
  path: "/api/health/cases/read",
  summary: "One case: the person, results before, hand-overs, cluster, chain, codes.",
  permission: "cases.read",
  request: z.object({ id: RecordId }),
  response: z.object({
    case: CaseShown,
    before: z.array(ResultBefore),
    handOvers: z.array(CaseHandOver),
    merges: z.array(CaseMerge),
    /** Other cases of the same person. */
    others: z.array(CaseName),
    /** Records of people who may be this one: their cases to be merged, their contacts to be linked. */
    doubles: Doubles,
    /** Whose contact this person was, and which of this case's contacts became cases. */
    chain: z.object({ from: ChainLink.nullable(), onward: z.array(ChainLink) }),
    codes: z.array(CaseCode),
  }),
});

/** What is wrong with a person as typed. */
export const PERSON_FAULTS = {
  phone_invalid: 400,
  birth_year_invalid: 400,
  commune_unknown: 400,
} as const;
/** What is wrong with the days or the result of a case. */
export const CASE_FAULTS = {
  sample_day_invalid: 400,
  result_day_invalid: 400,
  onset_invalid: 400,
  result_invalid: 400,
} as const;

/**
 * Who within reach may be the same as somebody being typed: the same phone, or the same name with the same year of birth. Of
 * records out of reach it says nothing: that a unit has one is told once a case is recorded, by `readCase`. Each look is in
 * the audit log, and an officer has so many an hour.
 */
export const findDoubles = staffRead({
  path: "/api/health/cases/doubles",
  summary: "Records within reach of who may be the same person.",
  permission: "cases.write",
  request: PersonTyped.pick({ name: true, birthYear: true, phone: true }),
  response: Doubles.pick({ within: true }),
  faults: { phone_invalid: PERSON_FAULTS.phone_invalid, quota_exceeded: 429 },
});

/** What became of the code of a case that was just recorded. "later": not asked for, or a negative result. */
const CodeSent = z.enum(["sent", "failed", "none", "later"]);

/**
 * Records a case of somebody typed, or of somebody known already. `once` is drawn by the desk: the same call again answers
 * the same case. Somebody typed who may be known within reach is refused with `double_found` until `doublesSeen` says
 * that they are another. With `sendCode` the code leaves as soon as the case is kept; when it does not, the case stays.
 */
export const recordCase = staffChange({
  path: "/api/health/cases/record",
  summary: "Records a case; the code may leave at once.",
  permission: "cases.write",
  request: z.object({
    once: z.uuid(),
    person: z.union([PersonTyped, z.object({ id: RecordId })]),
    tested: TestTyped,
    onset: OnsetTyped,
    note: PersonNote.nullable().default(null),
    doublesSeen: z.boolean().default(false),
    sendCode: z.boolean().default(false),
  }),
  response: CaseName.extend({ code: CodeSent, shortCode: z.string().optional() }),
  faults: { ...PERSON_FAULTS, ...CASE_FAULTS, double_found: 409 },
});

/** What an officer changes names the versions that they saw of the case and of the person. */
const Seen = z.object({ id: RecordId, version: z.int().positive() });
const Version = z.object({ version: z.int() });

/** Changes what is known of the person and the case; its result is revised at an endpoint of its own. */
export const changeCase = staffChange({
  path: "/api/health/cases/change",
  summary: "Changes a case and its person.",
  permission: "cases.write",
  request: Seen.extend({
    personVersion: z.int().positive(),
    person: PersonTyped,
    onset: OnsetTyped,
    note: PersonNote.nullable(),
  }),
  response: Version,
  faults: { ...PERSON_FAULTS, ...CASE_FAULTS },
});

/**
 * Puts a result right; what it was is kept. `code` is the kind of code that may be issued for what it is now: after a
 * negative one the phones of who was near withdraw their alerts, once the person shares it. Whoever was sent a code for what it
 * was before gets a message with such a link by itself, unless `tell` is false: `told` says whether one was put on its way.
 */
export const reviseResult = staffChange({
  path: "/api/health/cases/revise",
  summary: "Revises a case's result and keeps the one before.",
  permission: "cases.write",
  request: Seen.extend({ tested: TestTyped, tell: z.boolean().default(true) }),
  response: Version.extend({ code: CaseResult.nullable(), told: z.boolean() }),
  faults: { ...CASE_FAULTS, not_revised: 409 },
});

/** Closes a case, or opens it again. */
export const closeCase = staffChange({
  path: "/api/health/cases/close",
  summary: "Closes a case or opens it again.",
  permission: "cases.write",
  request: Seen.extend({ closed: z.boolean() }),
  response: Version,
});

/** Finishes a case's interview, also when nobody was named, or opens it again. People can be added before and after. */
export const endInterview = staffChange({
  path: "/api/health/cases/end-interview",
  summary: "Finishes a case's interview or opens it again.",
  permission: "contacts.write",
  request: Seen.extend({ ended: z.boolean() }),
  response: Version,
});

/**
 * Says which contact this person was before, so that the chain F0 → F1 → F0 is read from both ends; null takes the link
 * away. Who is surely the same person (name, year of birth and phone) is linked without this endpoint.
 */
export const linkContact = staffChange({
  path: "/api/health/cases/link-contact",
  summary: "Links a case to the contact that this person was before.",
  permission: "cases.write",
  request: Seen.extend({ contactId: RecordId.nullable() }),
  response: Version,
});
