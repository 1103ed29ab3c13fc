/** Cases (F0) at the health desk: found, recorded in under a minute, classified, changed, reported, closed with an outcome. */
import { z } from "zod";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { UnitId } from "../units.ts";
import { CaseNumber } from "./case-number.ts";
import { CommuneCode, IsoDay, Line, PersonNote, PersonTyped, PersonWhole, RecordId } from "./person.ts";
import { TermId } from "./term.ts";

/**
 * How sure the desk is, from the least to the surest: nghi ngờ, có thể, xác định; "discarded" (loại trừ) is no case. Codes go
 * out for "probable" and "confirmed" alone, and after those for "discarded", which takes back the alerts that they gave.
 */
export const CASE_CLASSES = ["discarded", "suspected", "probable", "confirmed"] as const;
/** One of them. */
export const CaseClass = z.enum(CASE_CLASSES);
export type CaseClass = z.output<typeof CaseClass>;

/** Whether a class is less than another: going down wants a reason. */
export const goesDown = (from: CaseClass, to: CaseClass): boolean =>
  CASE_CLASSES.indexOf(to) < CASE_CLASSES.indexOf(from);

/** Whether a class counts as a case: codes go out for these, and reports count them. */
export const isCounted = (named: CaseClass): named is "probable" | "confirmed" =>
  named === "probable" || named === "confirmed";

/** The oldest onset, the oldest sample and the oldest first class that can be recorded, in days before the case is. */
export const OLDEST_ONSET = 60;
export const OLDEST_SAMPLE = 60;

/** The test that a class rests on; the server holds its days against each other. */
export const TestTyped = z.object({ test: TermId, sampleDay: IsoDay, resultDay: IsoDay });

/**
 * A class and what it rests on. `day` is the day from which it holds; null means today, and of a new case the day of the
 * result where there is one. "confirmed" wants a test that the disease's document says confirms, or where it allows one a link to
 * a known case; anything else may stand without.
 */
export const ClassTyped = z.object({
  class: CaseClass,
  day: IsoDay.nullable().default(null),
  tested: TestTyped.nullable(),
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

/** What became of somebody, on which day: recovered, died, gone where another looks after them, or not found any more. */
export const OutcomeTyped = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.enum(["recovered", "died", "lost"]), day: IsoDay }),
  z.object({ outcome: z.literal("moved"), day: IsoDay, where: Line }),
]);
export type OutcomeTyped = z.output<typeof OutcomeTyped>;
/** One of them by its word. */
export const CaseOutcome = z.enum(["recovered", "died", "moved", "lost"]);

/** A class as it is shown. */
const Classified = z.object({ class: CaseClass, classDay: IsoDay, tested: TestTyped.nullable() });

/** One line of the list: as much of somebody as finding them needs. */
export const CaseLine = Classified.extend(Onset.shape)
  .extend({
    id: RecordId,
    number: CaseNumber,
    personId: RecordId,
    name: z.string(),
    birthYear: z.int().nullable(),
    commune: z.string().nullable(),
    unitId: UnitId,
    unitName: z.string(),
    /** Names of the clusters that it is in. */
    clusters: z.array(z.string()),
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
  class: CaseClass.optional(),
  commune: CommuneCode.optional(),
  clusterId: RecordId.optional(),
  /** From which the class holds. */
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

/** A change of class, the first of them from null; from a class to the same one where only the test was put right. */
const ClassChange = z.object({
  from: CaseClass.nullable(),
  to: CaseClass,
  /** From which it holds. */
  day: IsoDay,
  tested: TestTyped.nullable(),
  reason: z.string().nullable(),
  at: At,
  by: z.string(),
});

/** By when the case must be reported, by which rule, and whether it was. Null where no rule is known, or for a discarded case. */
const Report = z.object({
  due: At,
  document: z.string(),
  group: z.enum(["A", "B"]),
  hours: z.int(),
  /** False: no source at hand states every figure; a health officer must check it. */
  confirmed: z.boolean(),
});

/** Another case in the chain F0 → F1 → F0. Of one out of reach only the number is said. */
const ChainLink = CaseName.extend({ name: z.string().nullable(), classDay: IsoDay });

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
/** A code with the message that it left with. */
const CaseCode = z.object({
  id: RecordId,
  way: z.enum(["result", "new", "spoken", "slip", "revised"]),
  issued: At,
  /** An officer, or a laboratory's key. */
  by: z.string(),
  until: At.nullable(),
  /** How often the message was tried; when a failed one is tried again. */
  tries: z.int(),
  nextTry: At.nullable(),
  sms: z.enum(["waiting", "sending", "sent", "failed", "unsure", "none"]),
  claimed: At.nullable(),
  certified: At.nullable(),
  ended: At.nullable(),
});

/** A case with all that its page shows. */
export const CaseShown = Classified.extend(Onset.shape)
  .extend({
    id: RecordId,
    number: CaseNumber,
    person: PersonWhole,
    personVersion: z.int(),
    unitId: UnitId,
    unitName: z.string(),
    unitPath: z.string(),
    source: z.enum(["desk", "laboratory"]),
    clusters: z.array(z.object({ id: RecordId, name: z.string() })),
    note: z.string().nullable(),
    interviewed: At.nullable(),
    /** When it was reported to the ministry's system. */
    reported: At.nullable(),
    report: Report.nullable(),
    closed: At.nullable(),
    /** Of a closed case; null for one that is discarded, or that was closed before outcomes were asked for. */
    outcome: OutcomeTyped.nullable(),
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
  summary: "One case: the person, changes of class, hand-overs, clusters, chain, codes.",
  permission: "cases.read",
  request: z.object({ id: RecordId }),
  response: z.object({
    case: CaseShown,
    /** Changes of class, the last first. */
    classes: z.array(ClassChange),
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
  /** Of a man, or of weeks that were counted on a day to come. */
  pregnancy_invalid: 400,
} as const;
/** What is wrong with the days or the class of a case. */
export const CASE_FAULTS = {
  /** No test of the disease. */
  test_unknown: 400,
  sample_day_invalid: 400,
  result_day_invalid: 400,
  onset_invalid: 400,
  /** A class that its test cannot bear. */
  class_invalid: 400,
  /** The class is to hold from a day to come, or from one before the class that it follows. */
  class_day_invalid: 400,
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

/** What became of the code of a case that was just recorded. "later": not asked for, or a class that has none. */
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
    classed: ClassTyped,
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

/** Changes what is known of the person and the case; its class is changed at an endpoint of its own. */
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
  faults: { ...PERSON_FAULTS, ...CASE_FAULTS, quota_exceeded: 429 },
});

/**
 * Changes the class, or puts its test right; each change is kept. Going down wants a `reason`. `code` is the kind of code that
 * may be issued for what it is now: after a discarded one the phones of who was near withdraw their alerts, once the person
 * shares it. Whoever was sent a code for what it was before gets a message with such a link by itself, unless `tell` is false:
 * `told` says whether one was put on its way.
 */
export const classifyCase = staffChange({
  path: "/api/health/cases/classify",
  summary: "Changes a case's class and keeps each change.",
  permission: "cases.write",
  request: Seen.extend({
    classed: ClassTyped,
    reason: PersonNote.nullable().default(null),
    tell: z.boolean().default(true),
  }),
  response: Version.extend({
    code: CaseClass.extract(["discarded", "probable", "confirmed"]).nullable(),
    told: z.boolean(),
  }),
  faults: { ...CASE_FAULTS, not_changed: 409, reason_missing: 400 },
});

/** Says when a case was reported to the ministry's system; null takes that back. */
export const reportCase = staffChange({
  path: "/api/health/cases/report",
  summary: "Says that a case was reported to the ministry, and when.",
  permission: "cases.write",
  request: Seen.extend({ reported: At.nullable() }),
  response: Version,
  /** A moment to come, or before the day on which the case was first classified. */
  faults: { reported_invalid: 400 },
});

/** Closes a case. What became of the person is said with it; only of a discarded case nothing is (null). */
export const closeCase = staffChange({
  path: "/api/health/cases/close",
  summary: "Closes a case with its outcome.",
  permission: "cases.write",
  request: Seen.extend({ outcome: OutcomeTyped.nullable() }),
  response: Version,
  faults: {
    outcome_missing: 400,
    /** Of a discarded case, or on a day to come, before the year of birth, or before the illness began. */
    outcome_invalid: 400,
  },
});

/** Opens a closed case again; its outcome goes. */
export const reopenCase = staffChange({
  path: "/api/health/cases/reopen",
  summary: "Opens a closed case again.",
  permission: "cases.write",
  request: Seen,
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
