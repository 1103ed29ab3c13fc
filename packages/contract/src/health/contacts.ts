/**
 * Contacts: people who were near a case or near one of its contacts. They come from an interview, from the app (what a
 * person chose to send, never more) or from a file, and an officer classes them by the definition that held on the day of
 * the contact.
 */
import { z } from "zod";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { CaseNumber } from "./case-number.ts";
import { CASE_FAULTS, CaseClass, ClassTyped, OnsetTyped, PERSON_FAULTS } from "./cases.ts";
import { CommuneCode, IsoDay, PersonNote, PersonTyped, PersonWhole, RecordId } from "./person.ts";

/** Morning 5–12, afternoon 12–18, evening 18–22, night 22–5. */
export const PartOfDay = z.enum(["morning", "afternoon", "evening", "night"]);
/** How sure a phone was. */
export const Confidence = z.enum(["low", "medium", "high"]);
/** Where a contact comes from. */
export const ContactSource = z.enum(["interview", "app", "file"]);
/** How long the app heard the other phone, where the person shared that. */
export const DurationClass = z.enum(["under-15", "under-30", "under-60", "longer"]);
/** What an officer decides: near a case (F1), near an F1 (F2), neither. */
export const ContactClass = z.enum(["F1", "F2", "none"]);
/** What the definition suggests. */
export const Suggested = z.enum(["F1", "F2", "none", "unsure"]);
/** Below 1 m; 1 to 2 m; one narrow closed room; farther. */
export const Distance = z.enum(["under-1m", "under-2m", "same-room", "other"]);
/** Whether both wore masks all the time. */
export const Masked = z.enum(["yes", "no", "unknown"]);
/** Call, visit, take a sample. */
export const FollowUpKind = z.enum(["call", "visit", "test"]);

/** The oldest day of contact that can be entered anew, in days before today. */
export const OLDEST_CONTACT = 60;

/** When and how near it was. What nobody remembers is null or "unknown". */
export const Circumstances = z.object({
  day: IsoDay.nullable(),
  part: PartOfDay.nullable(),
  minutes: z.int().min(0).max(1_440).nullable(),
  masked: Masked,
  distance: Distance.nullable(),
  /** They touched, or live together. */
  touched: z.boolean(),
  /** Cared for the person without protection. */
  carer: z.boolean(),
});
export type Circumstances = z.output<typeof Circumstances>;

/** What is wrong with a contact as typed. */
export const CONTACT_FAULTS = {
  ...PERSON_FAULTS,
  /** The day of contact lies ahead, or more than 60 days back. */
  contact_day_invalid: 400,
} as const;

/** A person near, as an interview tells. `id` is drawn by the desk: the same one twice is entered once. */
const PersonNear = Circumstances.extend({
  id: RecordId,
  person: PersonTyped,
  note: PersonNote.nullable(),
});

/** At most so many people in one call. */
export const MOST_ADDED = 50;

/**
 * Adds people who were near a case, or near one of its contacts. All of them or none. Somebody whom the viewer's units know
 * already, by phone and name, is not entered a second time: `known` counts those.
 */
export const addContacts = staffChange({
  path: "/api/health/contacts/add",
  summary: "Adds people from an interview.",
  permission: "contacts.write",
  request: z.object({
    near: z.union([z.object({ caseId: RecordId }), z.object({ contactId: RecordId })]),
    people: z.array(PersonNear).min(1).max(MOST_ADDED),
  }),
  response: z.object({ added: z.int(), known: z.int() }),
  faults: CONTACT_FAULTS,
  maxBody: 300_000,
});

/** The next thing to do for somebody. */
const NextStep = z.object({ kind: FollowUpKind, due: At });
/** Whom somebody was near. Of who is out of reach there is no name. */
const Near = z.object({
  kind: z.enum(["case", "contact"]),
  id: RecordId,
  /** The case's number; null for a contact. */
  number: CaseNumber.nullable(),
  name: z.string().nullable(),
});
/** What somebody sent from the app by themselves, as they chose it; `tied`: since when an officer says that it is of this case. */
const Sent = z.object({
  day: IsoDay.nullable(),
  part: PartOfDay.nullable(),
  minutes: z.int().nullable(),
  duration: DurationClass.nullable(),
  confidence: Confidence.nullable(),
  at: At,
  tied: At.nullable(),
});

/** One line of the list. */
export const ContactLine = Circumstances.pick({ day: true, part: true, minutes: true })
  .extend({
    id: RecordId,
    version: z.int(),
    personId: RecordId,
    name: z.string(),
    birthYear: z.int().nullable(),
    commune: z.string().nullable(),
    class: ContactClass.nullable(),
    confidence: Confidence.nullable(),
    source: ContactSource,
    /** Where it is known from: an interview or a file, the app, or both. */
    sources: z.array(ContactSource),
    caseNumber: CaseNumber.nullable(),
    next: NextStep.nullable(),
    sent: Sent.nullable(),
    becameCase: z.boolean(),
  })
  .meta({ id: "ContactLine" });
export type ContactLine = z.output<typeof ContactLine>;

/**
 * What is left to be done for a close contact (F1): who never was in quarantine although the rule has such people there, and of
 * those whom nobody looks after.
 */
export const ContactLeft = z.enum(["unquarantined", "unwatched"]);
export type ContactLeft = z.output<typeof ContactLeft>;

/** How a list is narrowed. `words` are of a name (accents or none), a year of birth, or a phone. */
export const ContactFilter = z.object({
  words: z.string().max(120).optional(),
  /** "waiting": nobody decided yet. "case": they became a case, so that no class holds any more. */
  class: z.enum(["waiting", "F1", "F2", "none", "case"]).optional(),
  /** "app": also those of an interview with evidence from the app. */
  source: ContactSource.optional(),
  /** Of the next follow-up: over its time, today, later, none. */
  due: z.enum(["late", "today", "later", "none"]).optional(),
  commune: CommuneCode.optional(),
  caseId: RecordId.optional(),
  left: ContactLeft.optional(),
});

/** Contacts within reach, the newest first, a page at a time: `next` goes on behind the last one. */
export const listContacts = staffRead({
  path: "/api/health/contacts/list",
  summary: "Contacts of the viewer's units, the newest first.",
  permission: "contacts.read",
  request: ContactFilter.extend({
    limit: z.int().min(1).max(500).default(100),
    after: z
      .string()
      .regex(/^\d{1,16}\.[0-9a-f]{24}$/)
      .optional(),
  }),
  response: z.object({
    contacts: z.array(ContactLine),
    next: z.string().nullable(),
    /** How many the filter finds, and how many there are; counted with the first page alone. */
    found: z.int().nullable(),
    total: z.int().nullable(),
    /** Which of the two stopped counting: there are more than it says. */
    more: z.object({ found: z.boolean(), total: z.boolean() }).nullable(),
  }),
});

/** The definition of a day: document, first day, and what it asks for. */
export const RuleShown = z
  .object({
    document: z.string(),
    validFrom: IsoDay,
    /** Null: sharing the air of a room counts. */
    metres: z.number().nullable(),
    minutesMasked: z.int(),
    minutesUnmasked: z.int(),
    daysBeforeOnset: z.int(),
    /** Null: until the case was isolated. */
    daysAfterOnset: z.int().nullable(),
    /** False: no source at hand states every figure. */
    confirmed: z.boolean(),
  })
  .meta({ id: "ContactRuleShown" });
export type RuleShown = z.output<typeof RuleShown>;

/** What the definition that held on the day of contact says of somebody, and what decided it. */
export const Suggestion = z
  .object({
    rule: RuleShown.nullable(),
    /** Whether the rule is that of today because nobody knows the day. */
    dayUnknown: z.boolean(),
    suggested: Suggested,
    why: z.enum([
      "touched",
      "carer",
      "near",
      "closed-room",
      "before-window",
      "after-window",
      "far",
      "short",
      "no-rule",
      "distance",
      "minutes",
    ]),
  })
  .meta({ id: "ContactSuggestion" });
export type Suggestion = z.output<typeof Suggestion>;

/** At most so many are classed in one call. */
export const MOST_CLASSED = 500;

/** What the definitions suggest for some contacts: shown before anything is kept. */
export const suggestClasses = staffRead({
  path: "/api/health/contacts/suggest",
  summary: "What the definition of each day of contact suggests.",
  permission: "contacts.classify",
  request: z.object({ ids: z.array(RecordId).min(1).max(MOST_CLASSED) }),
  response: z.object({
    contacts: z.array(
      Suggestion.extend({
        id: RecordId,
        version: z.int(),
        name: z.string(),
        day: IsoDay.nullable(),
        class: ContactClass.nullable(),
      }),
    ),
  }),
  maxBody: 32_000,
});

/**
 * Classes contacts: all of them or none. What was suggested then, by which document, and what the officer chose are kept. A
 * choice against the suggestion needs a reason. `call` sets a first call by then for each who has nothing to be done yet.
 */
export const classifyContacts = staffChange({
  path: "/api/health/contacts/classify",
  summary: "Classes contacts, all or none.",
  permission: "contacts.classify",
  request: z.object({
    contacts: z
      .array(
        z.object({
          id: RecordId,
          version: z.int().positive(),
          class: ContactClass,
          reason: PersonNote.nullable().default(null),
        }),
      )
      .min(1)
      .max(MOST_CLASSED),
    call: At.nullable().default(null),
  }),
  response: z.object({ classed: z.int() }),
  faults: { reason_missing: 400, due_invalid: 400 },
  maxBody: 300_000,
});

/** How a contact was classed. */
const Classed = z.object({
  class: ContactClass,
  suggested: Suggested,
  document: z.string().nullable(),
  validFrom: IsoDay.nullable(),
  reason: z.string().nullable(),
  at: At,
  by: z.string(),
});

/** One thing done or to do. */
export const FollowUpShown = z
  .object({
    id: RecordId,
    version: z.int(),
    kind: FollowUpKind,
    due: At,
    outcome: z
      .enum(["well", "symptoms", "no-answer", "sampled", "negative", "positive", "dropped"])
      .nullable(),
    done: At.nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: "FollowUpShown" });

/** A contact with all that its page shows. */
export const ContactShown = Circumstances.extend({
  id: RecordId,
  version: z.int(),
  person: PersonWhole,
  personVersion: z.int(),
  unitPath: z.string(),
  unitName: z.string(),
  source: ContactSource,
  sources: z.array(ContactSource),
  near: Near.nullable(),
  sent: Sent.nullable(),
  note: z.string().nullable(),
  classed: Classed.nullable(),
  suggestion: Suggestion,
  /** The case that this person became. Of one that was discarded since they are a contact as before. */
  becameCase: z.object({ id: RecordId, number: CaseNumber, discarded: z.boolean() }).nullable(),
  made: At,
  changed: At,
  changedBy: z.string(),
}).meta({ id: "ContactShown" });
export type ContactShown = z.output<typeof ContactShown>;

/** One contact. */
export const readContact = staffRead({
  path: "/api/health/contacts/read",
  summary: "One contact: the person, evidence, class, follow-ups, who was near them.",
  permission: "contacts.read",
  request: z.object({ id: RecordId }),
  response: z.object({
    contact: ContactShown,
    followUps: z.array(FollowUpShown),
    /** People who were near this contact. */
    around: z.array(z.object({ id: RecordId, name: z.string(), class: ContactClass.nullable() })),
  }),
});

const Seen = z.object({ id: RecordId, version: z.int().positive() });

/** Changes what is known of the person and of the contact. What they sent from the app stays beside it as it was. */
export const changeContact = staffChange({
  path: "/api/health/contacts/change",
  summary: "Changes a contact and its person.",
  permission: "contacts.write",
  request: Seen.extend({
    personVersion: z.int().positive(),
    person: PersonTyped,
    circumstances: Circumstances,
    note: PersonNote.nullable(),
  }),
  response: z.object({ version: z.int() }),
  faults: CONTACT_FAULTS,
});

/**
 * Cases within reach that somebody may have been near, the likeliest first: by the day and the commune that they told or shared,
 * and by whether an interview named their number. Each look is in the audit log, and an officer has 200 in an hour.
 */
export const likelyCases = staffRead({
  path: "/api/health/contacts/likely-cases",
  summary: "Cases that somebody may have been near, by what they told.",
  permission: "contacts.write",
  request: z.object({
    day: IsoDay.nullable(),
    commune: CommuneCode.nullable(),
    phone: z.string().max(32).nullable(),
  }),
  response: z.object({
    cases: z.array(
      z.object({
        id: RecordId,
        number: CaseNumber,
        class: CaseClass,
        /** When it began: first symptoms, else the sample, else the class. */
        began: IsoDay,
        commune: CommuneCode.nullable(),
        /** An interview of this case named the number. */
        named: z.boolean(),
        sameCommune: z.boolean(),
        /** Contacts of this case with the number, and without evidence from the app. */
        contacts: z.array(z.object({ id: RecordId, name: z.string(), day: IsoDay.nullable() })),
      }),
    ),
  }),
  faults: { phone_invalid: 400, quota_exceeded: 429 },
});

/**
 * Ties what came from the app to a case, by an officer's judgement. Where an interview told of the same person near the same case
 * (the same day, no day, or two days apart at most), both become one contact with both sources: `contactId` is that one's.
 */
export const tieContact = staffChange({
  path: "/api/health/contacts/tie",
  summary: "Ties a contact from the app to a case.",
  permission: "contacts.write",
  request: Seen.extend({ caseId: RecordId }),
  response: z.object({ contactId: RecordId, version: z.int() }),
});

/** Takes apart what was tied: what came from the app is a contact of its own again, near no case; `contactId` is that one's. */
export const untieContact = staffChange({
  path: "/api/health/contacts/untie",
  summary: "Takes what came from the app off a case.",
  permission: "contacts.write",
  request: Seen,
  response: z.object({ contactId: RecordId }),
});

/** Opens a case for a contact who falls ill or whose test says so: the chain F0 → F1 → F0 stays readable from both ends. */
export const contactBecameCase = staffChange({
  path: "/api/health/contacts/became-case",
  summary: "Opens a case for a contact.",
  permission: "cases.write",
  request: Seen.extend({ classed: ClassTyped, onset: OnsetTyped }),
  response: z.object({ id: RecordId, number: CaseNumber }),
  faults: CASE_FAULTS,
});

/**
 * Source tracing: who was near a case in the days when it may have caught it, and which of them, or of those whose contact
 * this person was, were cases before.
 */
export const traceSource = staffRead({
  path: "/api/health/contacts/trace",
  summary: "Source tracing: contacts in the days before a case in which it may have been infected.",
  permission: "contacts.read",
  request: z.object({ caseId: RecordId }),
  response: z.object({
    number: CaseNumber,
    /** First symptoms, or the sample's day where there were none or nobody remembers, or the class's where there was no test. */
    counted: z.object({ from: z.enum(["onset", "sample", "class"]), day: IsoDay }),
    /** The earliest and the latest day that is looked at. */
    earliest: IsoDay,
    latest: IsoDay,
    contacts: z.array(
      z.object({
        id: RecordId,
        name: z.string(),
        day: IsoDay,
        daysBefore: z.int(),
        part: PartOfDay.nullable(),
        sources: z.array(ContactSource),
        /** The day that the app told, where the person shared it. */
        appDay: IsoDay.nullable(),
        /** Their own case, when it is older than this one. */
        earlierCase: z
          .object({ number: CaseNumber, onsetDay: IsoDay.nullable(), sampleDay: IsoDay.nullable() })
          .nullable(),
      }),
    ),
    /** Cases whose contact this person was before. */
    contactOf: z.array(
      z.object({
        number: CaseNumber,
        day: IsoDay.nullable(),
        class: ContactClass.nullable(),
        sources: z.array(ContactSource),
      }),
    ),
  }),
});

/** The columns of the CSV that contacts come in by, in any order; headings in Vietnamese are known too (`CONTACT_HEADINGS`). `case` is the number of a case; days are "27/12/2020". */
export const CONTACT_COLUMNS = [
  "case",
  "name",
  "birthYear",
  "phone",
  "commune",
  "address",
  "day",
  "part",
  "minutes",
  "masked",
  "distance",
  "touched",
  "carer",
] as const;

/** What a Vietnamese table has at the top of a column, in small letters; the first is the one that we write. */
export const CONTACT_HEADINGS: Readonly<Record<(typeof CONTACT_COLUMNS)[number], readonly string[]>> = {
  case: ["số hồ sơ ca bệnh", "số hồ sơ", "ca bệnh", "gần ca"],
  name: ["họ tên", "họ và tên"],
  birthYear: ["năm sinh"],
  phone: ["số điện thoại", "điện thoại"],
  commune: ["mã xã, phường", "mã xã", "xã, phường", "xã"],
  address: ["địa chỉ"],
  day: ["ngày tiếp xúc", "ngày"],
  part: ["buổi"],
  minutes: ["số phút"],
  masked: ["đeo khẩu trang"],
  distance: ["khoảng cách"],
  touched: ["có chạm", "chạm"],
  carer: ["chăm sóc"],
};

/** The columns that a file must have. */
export const NEEDED_CONTACT_COLUMNS = ["name"] as const satisfies readonly (typeof CONTACT_COLUMNS)[number][];

/** At most so many rows a file. */
export const MOST_ROWS = 2_000;

/**
 * Takes contacts in from CSV (UTF-8; comma, semicolon or tab). Good rows are kept, bad ones come back with a reason each, and
 * `errors` is the CSV of those rows with a column `error`, to be mended and given again. Who is there already, near the same
 * case on the same day, is not entered twice: `known` counts those.
 */
export const importContacts = staffChange({
  path: "/api/health/contacts/import",
  summary: "Takes contacts in from CSV; what cannot be read comes back row by row.",
  permission: "contacts.write",
  request: z.object({ csv: z.string().max(1_000_000) }),
  response: z.object({
    added: z.int(),
    known: z.int(),
    faults: z.array(z.object({ row: z.int(), column: z.string(), code: z.string() })),
    errors: z.string(),
  }),
  faults: { csv_unreadable: 400, columns_missing: 400 },
  maxBody: 1_500_000,
});
