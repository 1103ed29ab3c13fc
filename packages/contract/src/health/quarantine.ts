/**
 * The desk's endpoints of quarantine: who is in quarantine, until when, how they are each half-day, and the papers at
 * both ends.
 */
import { z } from "zod";
import { staffChange, staffDownload, staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { CountedDay, IsoDay, PersonNote, PersonShown, PersonTyped, RecordId } from "./person.ts";
import { Half } from "./quarantine-day.ts";
import { Symptoms } from "./term.ts";

/** At home, or at a site where people stay together. */
export const Place = z.enum(["home", "site"]);

/** The name of a site: never of a person. One line, 2 to 120 characters. */
export const SiteName = z
  .string()
  .transform((typed) => typed.normalize("NFC").replace(/\s+/g, " ").trim())
  .pipe(
    z
      .string()
      .min(2)
      .max(120)
      .regex(/^[\p{L}\p{M}\p{N} '’.,()/-]+$/u),
  );

/**
 * How a quarantine ended: by its rule; on its last day with a reason, because something speaks against the rule's end; before
 * it; after it; because a test was positive (the case goes on elsewhere); or because the person died, which closing their
 * case says and no officer at the quarantine.
 */
export const END_KINDS = ["rule", "reasoned", "early", "late", "positive", "died"] as const;
export const EndKind = z.enum(END_KINDS);

/** An entry of half a day. `nth` counts corrections from 1; `by` says whether an officer or the person entered it. */
export const HalfLog = z
  .object({
    day: IsoDay,
    half: Half,
    nth: z.int(),
    /** Degrees Celsius with one decimal; null when it was not taken. */
    temperature: z.number().nullable(),
    symptoms: Symptoms,
    by: z.enum(["desk", "person"]),
    at: At,
    /** When it was recorded on a round without a network; null for what was entered at once. */
    recorded: At.nullable(),
    /** What stood there before a correction, the newest first. */
    former: z.array(z.object({ temperature: z.number().nullable(), symptoms: Symptoms, at: At })),
  })
  .meta({ id: "HalfLog" });
export type HalfLog = z.output<typeof HalfLog>;

/** A sample of the course; `taken` is null while it lies ahead or is missing. */
export const CourseTest = z
  .object({
    courseDay: z.int(),
    /** The day on which the rule wants it; of one beyond the rule, the day on which it was taken. */
    day: IsoDay,
    ofRule: z.boolean(),
    taken: IsoDay.nullable(),
    result: z.enum(["negative", "positive"]).nullable(),
    resultDay: IsoDay.nullable(),
  })
  .meta({ id: "CourseTest" });
export type CourseTest = z.output<typeof CourseTest>;

/** What makes somebody unwell: the last temperature when it is a fever, the symptoms of the last entry. The disease says what is one. */
export const Unwell = z
  .object({
    day: IsoDay,
    half: Half,
    /** Null when the last temperature is no fever. */
    temperature: z.number().nullable(),
    symptoms: Symptoms,
  })
  .meta({ id: "Unwell" });
export type Unwell = z.output<typeof Unwell>;

/** One quarantine in a list. Day `day` of `days`. */
export const QuarantineRow = z
  .object({
    id: RecordId,
    version: z.int(),
    person: PersonShown,
    unitId: z.string(),
    place: Place,
    siteName: z.string().nullable(),
    day: z.int(),
    days: z.int(),
    firstDay: IsoDay,
    lastDay: IsoDay,
    ended: IsoDay.nullable(),
    /** Today's entries. */
    morning: HalfLog.nullable(),
    afternoon: HalfLog.nullable(),
    /** Null for who is well by the last entry, and for who is not in quarantine any more. */
    unwell: Unwell.nullable(),
    /** When an officer last came today and met nobody. */
    missed: At.nullable(),
    /** The next sample that the rule wants and that was not taken; before today it is late. */
    nextTest: IsoDay.nullable(),
    /** Whether a rule moved the end and nobody has confirmed that yet. */
    moved: z.boolean(),
  })
  .meta({ id: "QuarantineRow" });
export type QuarantineRow = z.output<typeof QuarantineRow>;

/** An end that a new rule moved. */
export const MovedEnd = z
  .object({
    id: RecordId,
    person: PersonShown,
    firstDay: IsoDay,
    oldLastDay: IsoDay,
    newLastDay: IsoDay,
  })
  .meta({ id: "MovedEnd" });
export type MovedEnd = z.output<typeof MovedEnd>;

/** Quarantines within reach: open ones by their end, those whose last day is over, or ended ones, the newest first. */
export const listQuarantine = staffRead({
  path: "/api/health/quarantine/list",
  summary: "Who is apart, with today's temperatures, the next test and the end.",
  permission: "quarantine.read",
  request: z.object({
    state: z.enum(["open", "due", "ended"]).default("open"),
    /** Only those without an entry for the half-day that it is now. */
    missing: z.boolean().default(false),
    /** Only those with a fever or symptoms by their last entry. */
    unwell: z.boolean().default(false),
    place: Place.optional(),
    siteName: z.string().max(120).optional(),
    words: z.string().max(80).optional(),
    limit: z.int().min(1).max(1_000).default(200),
    offset: z.int().min(0).max(100_000).default(0),
  }),
  response: z.object({
    rows: z.array(QuarantineRow),
    total: z.int(),
    today: IsoDay,
    half: Half,
    /** Of all that are in quarantine within reach: how many, and how many without an entry for this half-day. */
    open: z.int(),
    missing: z.int(),
    /** Of those that are in quarantine: how many have a fever or symptoms by their last entry. */
    unwell: z.int(),
    /** Names of sites where somebody is in quarantine. */
    sites: z.array(z.string()),
  }),
});

/** One quarantine with everything that is kept of it. */
export const readQuarantine = staffRead({
  path: "/api/health/quarantine/read",
  summary: "One quarantine: days, temperatures, tests, places, changes by rules.",
  permission: "quarantine.read",
  request: z.object({ id: RecordId }),
  response: z.object({
    row: QuarantineRow,
    today: IsoDay,
    half: Half,
    contactId: RecordId.nullable(),
    /** The case that they were near, of which the contact tells. */
    nearCaseId: RecordId.nullable(),
    /** Their own: it began of a case, or the contact became one. */
    ownCaseId: RecordId.nullable(),
    vaccinated: z.boolean(),
    /** The document that the days follow; false where a health officer has yet to check its figures. */
    rule: z.object({ document: z.string(), from: IsoDay, confirmed: z.boolean() }),
    watchUntil: IsoDay.nullable(),
    logs: z.array(HalfLog),
    tests: z.array(CourseTest),
    moves: z.array(
      z.object({
        at: At,
        fromPlace: Place,
        fromSite: z.string().nullable(),
        toPlace: Place,
        toSite: z.string().nullable(),
      }),
    ),
    changes: z.array(
      z.object({
        document: z.string(),
        from: IsoDay,
        oldLastDay: IsoDay,
        newLastDay: IsoDay,
        seen: z.boolean(),
      }),
    ),
    end: z.object({ kind: EndKind, reason: z.string().nullable() }).nullable(),
    /** Why it began otherwise than contact or rule say. */
    startReason: z.string().nullable(),
    /** The last day on which they were near a case, as far as the contacts of this person say. */
    lastContactDay: IsoDay.nullable(),
    /** Half-days from the first day until now, not past the last day, and how many of them have no entry. */
    halves: z.object({ all: z.int(), missing: z.int() }),
    /** When a link was last sent to the person; null: none that still opens. */
    linkAt: At.nullable(),
  }),
});

const Begun = z.object({
  place: Place,
  /** Needed for a site; fault `site_missing`. */
  siteName: SiteName.nullable(),
  firstDay: IsoDay,
  vaccinated: z.boolean().default(false),
  /** Why it begins before the last contact, or elsewhere than the rule says. */
  reason: PersonNote.nullable().default(null),
  /** Whether the person gets the link for their own entries by SMS. */
  sendLink: z.boolean().default(false),
});
/** What became of a message: "none" when there is no number that takes one. */
const Sent = z.enum(["sent", "failed", "none"]);

/**
 * Begins a quarantine: of a contact, of a case, or of somebody typed. The days follow from the rule that holds today. Faults:
 * `phone_invalid`, `birth_year_invalid`, `commune_unknown`, `first_day_invalid`, `site_missing`, `rule_none`, `quarantine_open`
 * (this person is already in quarantine), `person_died` (a case says so); without a reason also `start_before_contact` (the first day lies before the last
 * contact) and `elsewhere_than_rule` (another place than the rule names).
 */
export const beginQuarantine = staffChange({
  path: "/api/health/quarantine/start",
  summary: "Begins somebody's quarantine by the rule that holds today.",
  permission: "quarantine.write",
  request: Begun.extend({
    of: z.union([
      z.object({ contactId: RecordId }),
      z.object({ caseId: RecordId }),
      z.object({ person: PersonTyped }),
    ]),
  }),
  response: z.object({ id: RecordId, lastDay: IsoDay, sms: Sent }),
  faults: {
    phone_invalid: 400,
    birth_year_invalid: 400,
    commune_unknown: 400,
    first_day_invalid: 400,
    site_missing: 400,
    rule_none: 409,
    quarantine_open: 409,
    person_died: 409,
    start_before_contact: 409,
    elsewhere_than_rule: 409,
  },
});

const Whose = z.object({
  person: PersonShown,
  openId: RecordId.nullable(),
  /** The last day on which they were near a case: their days in quarantine count from then on. */
  lastContactDay: IsoDay.nullable(),
});

/** Whose quarantine a contact's start form is about: shown before it begins. */
export const quarantineOfContact = staffRead({
  path: "/api/health/quarantine/of-contact",
  summary: "Who a contact is, and the quarantine of theirs that is open.",
  permission: "quarantine.write",
  request: z.object({ contactId: RecordId }),
  response: Whose,
});

/** The same of a case. */
export const quarantineOfCase = staffRead({
  path: "/api/health/quarantine/of-case",
  summary: "Who a case is, and the quarantine of theirs that is open.",
  permission: "quarantine.write",
  request: z.object({ caseId: RecordId }),
  response: Whose,
});

/**
 * Every quarantine of a contact's person within reach, the newest first. `wanted`: a close contact (F1) who was in none since they
 * were near the case, although today's rule has such people there.
 */
export const coursesOfContact = staffRead({
  path: "/api/health/quarantine/courses-of-contact",
  summary: "The quarantines of a contact's person, open and ended.",
  permission: "quarantine.read",
  request: z.object({ contactId: RecordId }),
  response: z.object({
    courses: z.array(
      z.object({
        id: RecordId,
        place: Place,
        siteName: z.string().nullable(),
        firstDay: IsoDay,
        lastDay: IsoDay,
        ended: IsoDay.nullable(),
        endKind: EndKind.nullable(),
      }),
    ),
    wanted: z.boolean(),
  }),
});

/** What today's rule asks for, so that a form can show the last day before anything is kept. */
export const planQuarantine = staffRead({
  path: "/api/health/quarantine/plan",
  summary: "The days that today's rule asks for from a first day on.",
  permission: "quarantine.read",
  request: z.object({ firstDay: CountedDay, vaccinated: z.boolean().default(false) }),
  response: z.object({
    days: z.int(),
    lastDay: IsoDay,
    tests: z.array(IsoDay),
    watchUntil: IsoDay.nullable(),
    place: z.enum(["home", "site", "none"]),
    rule: z.object({ document: z.string(), from: IsoDay, confirmed: z.boolean() }),
  }),
});

/**
 * Enters or corrects half a day. `seen` is the `nth` of the entry that the officer saw, 0 for none: when another one stands
 * there by now it is `conflict`, and that one stays. Faults: `temperature_invalid` (34.0 to 43.0), `day_invalid`, `symptom_unknown`.
 */
export const logQuarantine = staffChange({
  path: "/api/health/quarantine/log",
  summary: "Enters temperature and symptoms of half a day; a correction keeps the former.",
  permission: "quarantine.write",
  request: z.object({
    id: RecordId,
    day: IsoDay,
    half: Half,
    seen: z.int().min(0),
    temperature: z.number().nullable(),
    symptoms: Symptoms,
  }),
  response: z.object({ nth: z.int() }),
  faults: { temperature_invalid: 400, day_invalid: 400, symptom_unknown: 400 },
});

/** Notes a sample or its result. Faults: `day_invalid`. */
export const noteTest = staffChange({
  path: "/api/health/quarantine/test",
  summary: "Notes that a sample was taken, and what came of it.",
  permission: "quarantine.write",
  request: z.object({
    id: RecordId,
    version: z.int(),
    courseDay: z.int().min(1).max(60),
    taken: IsoDay,
    result: z.enum(["negative", "positive"]).nullable(),
    resultDay: IsoDay.nullable(),
  }),
  response: z.object({ version: z.int() }),
  faults: { day_invalid: 400 },
});

/** Somebody goes home, to a site, or to another site. The former place is kept. Fault `site_missing`. */
export const movePlace = staffChange({
  path: "/api/health/quarantine/move",
  summary: "Changes where somebody stays; the former place is kept.",
  permission: "quarantine.write",
  request: z.object({ id: RecordId, version: z.int(), place: Place, siteName: SiteName.nullable() }),
  response: z.object({ version: z.int() }),
  faults: { site_missing: 400 },
});

/**
 * Ends it: "rule" on the last day or later with every test of the rule negative, who is well, and with an entry of today;
 * "reasoned" then without any of that, with a reason; "late" after the last day with a reason; "positive" when a test is, or the
 * contact became a case by one.
 * `logSeen`: the officer was told that more than half of the half-days have no entry. Faults: `too_early`, `tests_missing`,
 * `unwell_now`, `today_missing`, `log_missing`, `test_not_positive`, `reason_missing`.
 */
export const endQuarantine = staffChange({
  path: "/api/health/quarantine/end",
  summary: "Ends a quarantine; the release paper is ready then.",
  permission: "quarantine.write",
  request: z.object({
    id: RecordId,
    version: z.int(),
    kind: z.enum(["rule", "reasoned", "late", "positive"]),
    reason: PersonNote.nullable(),
    logSeen: z.boolean().default(false),
  }),
  response: z.object({ version: z.int(), sms: Sent }),
  faults: {
    too_early: 409,
    tests_missing: 409,
    unwell_now: 409,
    today_missing: 409,
    log_missing: 409,
    test_not_positive: 409,
    reason_missing: 400,
  },
});

/** Ends it before its last day, with a reason. Faults: `reason_missing`, `log_missing` as of `endQuarantine`. */
export const endEarly = staffChange({
  path: "/api/health/quarantine/end-early",
  summary: "Ends a quarantine before its rule does, with a reason.",
  permission: "quarantine.release",
  request: z.object({
    id: RecordId,
    version: z.int(),
    reason: PersonNote,
    logSeen: z.boolean().default(false),
  }),
  response: z.object({ version: z.int(), sms: Sent }),
  faults: { reason_missing: 400, log_missing: 409 },
});

/** Sends the person a fresh link for their own entries; the former one stops opening. Fault `phone_missing`. */
export const sendOwnLink = staffChange({
  path: "/api/health/quarantine/link",
  summary: "Sends the person a link for entering their own temperature.",
  permission: "quarantine.write",
  request: z.object({ id: RecordId }),
  response: z.object({ sms: Sent }),
  faults: { phone_missing: 409, person_died: 409 },
});

/** Ends that a new rule moved and that nobody has confirmed, the newest rule first. */
export const listRuleChanges = staffRead({
  path: "/api/health/quarantine/changes",
  summary: "Whose end a new rule has moved, old and new day beside each other.",
  permission: "quarantine.read",
  request: z.object({}),
  response: z.object({
    rules: z.array(
      z.object({ from: IsoDay, document: z.string(), confirmed: z.boolean(), moved: z.array(MovedEnd) }),
    ),
  }),
});

/** Confirms changes as seen. What was confirmed meanwhile by somebody else is no failure. */
export const seeRuleChanges = staffChange({
  path: "/api/health/quarantine/changes-seen",
  summary: "Confirms that the changes of a rule were seen.",
  permission: "quarantine.write",
  request: z.object({ from: IsoDay, ids: z.array(RecordId).min(1).max(1_000) }),
  response: z.object({ seen: z.int() }),
});

/** A count for outside: null where it is 1 to 4, so few that neighbours would know who is meant. */
const Told = z.int().nullable();

/** Totals that may be told outside. Home and site are told without their sum, so that neither follows from the other. */
export const quarantineTotals = staffRead({
  path: "/api/health/quarantine/totals",
  summary: "How many are apart at home and at sites, small numbers hidden.",
  permission: "quarantine.read",
  request: z.object({}),
  response: z.object({ day: IsoDay, home: Told, site: Told, endedLast7Days: Told }),
});

/** What a site's round looks at, against infection from one to another (C13): each is answered yes or no. */
export const CAMP_ITEMS = [
  "masks",
  "distance",
  "temperature",
  "meals",
  "air",
  "handwash",
  "toilets",
  "cleaning",
  "waste",
  "protection",
  "newcomers",
  "visits",
] as const;
export const CampItem = z.enum(CAMP_ITEMS);
/** Every item with its answer. No word about anybody. */
export const CampItems = z.record(CampItem, z.boolean());

/** A round of a site on a day. */
export const CampCheck = z
  .object({
    id: RecordId,
    version: z.int(),
    siteName: z.string(),
    day: IsoDay,
    items: CampItems,
    at: At,
  })
  .meta({ id: "CampCheck" });
export type CampCheck = z.output<typeof CampCheck>;

/** Rounds within reach, the newest first. */
export const listCampChecks = staffRead({
  path: "/api/health/quarantine/camp-list",
  summary: "Rounds of quarantine sites against infection from one to another.",
  permission: "quarantine.read",
  request: z.object({ limit: z.int().min(1).max(500).default(100) }),
  response: z.object({ checks: z.array(CampCheck), sites: z.array(z.string()) }),
});

/** Keeps a round; one a day and site. `version` 0 is a new one: `conflict` when somebody was faster. Fault `day_invalid`. */
export const keepCampCheck = staffChange({
  path: "/api/health/quarantine/camp-keep",
  summary: "Keeps a round of a quarantine site.",
  permission: "quarantine.write",
  request: z.object({ siteName: SiteName, day: IsoDay, version: z.int().min(0), items: CampItems }),
  response: z.object({ id: RecordId, version: z.int() }),
  faults: { day_invalid: 400 },
});

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const paper = (name: string, summary: string, mediaType: string) =>
  staffDownload({
    path: `/api/health/quarantine/${name}/:id`,
    summary,
    permission: "quarantine.read",
    mediaType,
  });

/** The commitment form (bản cam kết cách ly), to be signed on paper. */
export const commitmentPdf = paper("commitment-pdf", "The commitment form, as PDF.", "application/pdf");
export const commitmentDocx = paper("commitment-docx", "The commitment form, for Word.", DOCX);
/** The release paper (giấy hoàn thành cách ly) of a quarantine that ended, but not of one that ended with a positive test. */
export const releasePdf = paper("release-pdf", "The release paper, as PDF.", "application/pdf");
export const releaseDocx = paper("release-docx", "The release paper, for Word.", DOCX);
