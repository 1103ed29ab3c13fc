/**
 * What somebody asks about their own data: to see it, to have it corrected or deleted. An answer is due within two working
 * days (decree 356/2025/NĐ-CP). What was deleted is counted, and the request keeps no word about the person.
 */
import { z } from "zod";
import { staffChange, staffDownload, staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { Receipt } from "./from-phone.ts";
import {
  CommuneCode,
  IsoDay,
  PersonName,
  PersonNote,
  PersonShown,
  PersonTyped,
  PersonWhole,
  RecordId,
} from "./person.ts";

/** What is asked for. */
export const DataRequestKind = z.enum(["see", "correct", "delete"]);
export type DataRequestKind = z.output<typeof DataRequestKind>;

/** How somebody showed that it is them: by a call back to the number that is kept, or in person. */
export const DataRequestProof = z.enum(["called-back", "in-person", "guardian"]);

/** How many rows of a table were about somebody, before and after. */
export const Erased = z.object({ table: z.string(), before: z.int(), after: z.int() });

/** A request. `personId` is opaque; after a deletion nobody has it any more. */
export const DataRequest = z
  .object({
    id: RecordId,
    personId: RecordId,
    /** Null once the person is deleted. */
    name: z.string().nullable(),
    kind: DataRequestKind,
    proof: DataRequestProof,
    /** What was asked, in the person's words; null once the person is deleted. */
    note: z.string().nullable(),
    asked: At,
    /** The last day on which the answer is in time. */
    due: IsoDay,
    /** False where the public holidays of that year are not entered: then it is due rather too early than too late. */
    holidaysCounted: z.boolean(),
    /** "deleting": nobody can refuse it any more, and the person is there for as long as it takes, an hour at most. */
    state: z.enum(["open", "deleting", "done", "refused"]),
    /** Why it was refused, told to the person. */
    refusal: z.string().nullable(),
    answered: At.nullable(),
    by: z.string(),
    answeredBy: z.string().nullable(),
    erased: z.array(Erased).nullable(),
    version: z.int(),
  })
  .meta({ id: "DataRequest" });
export type DataRequest = z.output<typeof DataRequest>;

/** What somebody sent from their phone that is nobody's yet: found by the number that they left. The receipt is what they have. */
export const SentUnlinked = z
  .object({
    kind: z.enum(["callback", "declaration", "advice"]),
    id: RecordId,
    receipt: Receipt,
    commune: CommuneCode,
    unitName: z.string(),
    /** In whole ten minutes. */
    made: At,
    deleteOn: IsoDay,
  })
  .meta({ id: "SentUnlinked" });

/**
 * People by words of their name, year of birth or phone, for whoever answers them. By a phone number also what was sent with it
 * and is nobody's yet.
 */
export const findDataPeople = staffRead({
  path: "/api/health/data/find",
  summary: "Finds somebody by name, year of birth or phone, to answer them.",
  permission: "data.read",
  request: z.object({ words: z.string().min(2).max(120) }),
  response: z.object({ people: z.array(PersonShown).max(20), sent: z.array(SentUnlinked) }),
});

/**
 * Makes what was sent with a phone number somebody's: of a person who is known, or of one by the name that they give, so that
 * their request shows and deletes it. The number is said again: what was not sent with it is `not_found`.
 */
export const linkSent = staffChange({
  path: "/api/health/data/link",
  summary: "Makes calls, declarations and requests for advice of a phone number somebody's.",
  permission: "data.act",
  request: z.object({
    phone: z.string().max(32),
    ids: z.array(RecordId).min(1).max(50),
    person: z.union([z.object({ id: RecordId }), z.object({ name: PersonName })]),
  }),
  response: z.object({ personId: RecordId }),
  faults: { phone_invalid: 400 },
});

/** Requests, those that wait first by when they are due. */
export const listDataRequests = staffRead({
  path: "/api/health/data/list",
  summary: "Requests about people's own data.",
  permission: "data.read",
  request: z.object({
    state: z.enum(["open", "answered"]).optional(),
    limit: z.int().min(1).max(500).default(100),
    offset: z.int().min(0).max(100_000).default(0),
  }),
  response: z.object({ requests: z.array(DataRequest), total: z.int(), open: z.int(), overdue: z.int() }),
});

/** Takes a request down. The clock of two working days begins. */
export const openDataRequest = staffChange({
  path: "/api/health/data/open",
  summary: "Takes a request about somebody's own data down.",
  permission: "data.act",
  request: z.object({
    personId: RecordId,
    kind: DataRequestKind,
    proof: DataRequestProof,
    note: PersonNote.default(""),
  }),
  response: z.object({ request: DataRequest }),
});

/** One row that is kept about somebody: labels and values, as the paper for them says it. */
export const HeldRow = z.object({ facts: z.array(z.object({ label: z.string(), value: z.string() })) });
/** All rows of one table. */
export const HeldTable = z.object({
  table: z.string(),
  /** What it is, in Vietnamese. */
  title: z.string(),
  /** What it is kept for, until when. */
  purpose: z.string(),
  until: z.string(),
  rows: z.array(HeldRow),
});
export type HeldTable = z.output<typeof HeldTable>;

/** What is under way about somebody, so that a deletion comes as no surprise to whoever looks after them. */
export const DataStanding = z.object({
  /** The unit that looks after them. */
  unit: z.string(),
  /** Numbers of cases that are open. */
  openCases: z.array(z.string()),
  /** Codes that nobody has used and that work still. */
  openCodes: z.int(),
  /** To whom a case is to go, while nobody has answered. */
  handOver: z.object({ to: z.string(), asked: At }).nullable(),
  /** People who were noted near them. */
  contacts: z.int(),
  inQuarantine: z.boolean(),
});
export type DataStanding = z.output<typeof DataStanding>;

/** What a request is called on screen and paper: of two papers of one day it says which is which. */
export const requestNumber = (id: string): string => id.slice(0, 8).toUpperCase();

/** One request with all that is kept of the person, and who read it. */
export const readDataRequest = staffRead({
  path: "/api/health/data/read",
  summary: "A request, all that is kept of the person, and who read it.",
  permission: "data.read",
  request: z.object({ id: RecordId }),
  response: z.object({
    request: DataRequest,
    /** Null once the person is deleted, and from the day after the answer on, when nothing below is told either. */
    person: PersonWhole.nullable(),
    personVersion: z.int().nullable(),
    /** When the person was last changed. */
    personChanged: At.nullable(),
    /** Null once the person is deleted. */
    standing: DataStanding.nullable(),
    held: z.array(HeldTable),
    readings: z.array(z.object({ at: At, by: z.string(), view: z.string() })),
    readingsInAll: z.int(),
  }),
});

/** Corrects name, year of birth, phone, commune or address, and closes the request. `version` is the person's that was seen. */
export const correctPerson = staffChange({
  path: "/api/health/data/correct",
  summary: "Corrects what is kept of somebody, as they asked.",
  permission: "data.act",
  request: z.object({ id: RecordId, version: z.int(), person: PersonTyped }),
  response: z.object({ request: DataRequest }),
  faults: { phone_invalid: 400, birth_year_invalid: 400, commune_unknown: 400 },
});

/**
 * Deletes somebody with all rows about them, proves it by counting anew, and closes the request. Cannot be undone, also by a
 * restore. One that was broken off ("deleting") may be told again, with whichever version was seen.
 */
export const deletePerson = staffChange({
  path: "/api/health/data/delete",
  summary: "Deletes somebody and all that is kept of them, and counts anew.",
  permission: "data.act",
  request: z.object({ id: RecordId, version: z.int() }),
  response: z.object({ request: DataRequest }),
});

/** Closes a request that was to see, or that is refused for a reason that the person is told. */
export const answerDataRequest = staffChange({
  path: "/api/health/data/answer",
  summary: "Closes a request: answered, or refused with a reason.",
  permission: "data.act",
  request: z.object({
    id: RecordId,
    version: z.int(),
    refusal: PersonNote.pipe(z.string().min(1).max(600)).nullable(),
  }),
  response: z.object({ request: DataRequest }),
});

/** The answer on paper: what is kept, or what was done. */
export const dataAnswerPdf = staffDownload({
  path: "/api/health/data/pdf/:id",
  summary: "The answer to a request, as PDF.",
  permission: "data.read",
  mediaType: "application/pdf",
});
