/**
 * Directives: letters that are registered, split into clauses, filed for good, and passed down as tasks. What is filed is kept as
 * a numbered version that never changes.
 */
import { z } from "zod";
import { staffChange, staffDownload, staffRead, staffUpload } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { IsoDay, UnitId } from "../units.ts";
import { Clause, LONGEST_LETTER, MOST_CLAUSES, RecordId, WrittenClause } from "./clauses.ts";
import { FILE_BODY, FILE_FAULTS, FILE_TYPES } from "./files.ts";
import { PlannedTask } from "./planned-tasks.ts";
import { Line, Paragraphs } from "./written.ts";

/** What a letter's head says. */
const Head = {
  /** "1313/STTTT-KHTC". */
  number: Line(60),
  issuedOn: IsoDay,
  issuer: Line(160),
  subject: Line(600),
};

/** A letter's file: the paper itself, as PDF or DOCX. */
const LetterFile = z.object({
  name: z.string(),
  mediaType: z.string(),
  size: z.int(),
  sha256: z.string(),
});

/** A directive in a list. Counts are of units within the viewer's reach. */
const DirectiveRow = z.object({
  id: RecordId,
  number: z.string(),
  issuedOn: IsoDay,
  issuer: z.string(),
  subject: z.string(),
  /** Its number in the archive; null before it is filed. */
  archiveNumber: z.int().nullable(),
  tasks: z.int(),
  units: z.int(),
  assignments: z.int(),
  acknowledged: z.int(),
  accepted: z.int(),
  overdue: z.int(),
});

/** Directives of the viewer's units, and those of which a unit within reach has a task; the newest letter first. */
export const listDirectives = staffRead({
  path: "/api/rollout/directives/list",
  summary: "Directives within reach, newest first.",
  permission: "directives.read",
  request: z.object({
    words: z.string().max(80).optional(),
    limit: z.int().min(1).max(200).default(50),
    offset: z.int().min(0).max(100_000).default(0),
  }),
  response: z.object({ directives: z.array(DirectiveRow), total: z.int() }),
});

/** One filed version in the archive. */
const Filed = z.object({ number: z.int(), filedAt: At, sha256: z.string() });

/** A directive whole. */
const Directive = z.object({
  id: RecordId,
  unit: z.object({ id: UnitId, name: z.string() }),
  number: z.string(),
  issuedOn: IsoDay,
  issuer: z.string(),
  subject: z.string(),
  /** The letter that it follows: one of the register, or only its number. */
  parent: z.object({ id: RecordId.nullable(), number: z.string() }).nullable(),
  /** The text as it was pasted. */
  text: z.string(),
  file: LetterFile.nullable(),
  archiveNumber: z.int().nullable(),
  versions: z.array(Filed),
  /** Whether something was changed since the newest version was filed. */
  changed: z.boolean(),
  /** Whether the viewer may change it. */
  mine: z.boolean(),
  version: z.int(),
});

/** One directive with its clauses, the tasks made of them, and the letters that follow it. */
export const readDirective = staffRead({
  path: "/api/rollout/directives/read",
  summary: "One directive with clauses and tasks.",
  permission: "directives.read",
  request: z.object({ id: RecordId }),
  response: z.object({
    directive: Directive,
    clauses: z.array(Clause),
    tasks: z.array(PlannedTask),
    children: z.array(z.object({ id: RecordId, number: z.string(), subject: z.string() })),
  }),
});

/** Splits a pasted letter by its numbering; nothing is kept. The officer corrects what comes out. */
export const splitLetter = staffRead({
  path: "/api/rollout/directives/split",
  summary: "Splits a letter's text into clauses, without keeping it.",
  permission: "directives.write",
  request: z.object({ text: Paragraphs(LONGEST_LETTER) }),
  response: z.object({ clauses: z.array(z.object({ mark: z.string(), text: z.string() })) }),
  faults: { no_clauses: 422 },
  maxBody: 600_000,
});

const NUMBER_TAKEN = {
  /** The same unit has a letter of this number and day. */
  number_taken: 409,
} as const;

/** Enters a letter in the register; with `text` it is split into clauses at once. `unitId` is the desk that keeps it, the viewer's own when absent. */
export const registerDirective = staffChange({
  path: "/api/rollout/directives/register",
  summary: "Enters a letter in the register.",
  permission: "directives.write",
  request: z.object({
    ...Head,
    unitId: UnitId.optional(),
    parentId: RecordId.optional(),
    /** Number of a letter that it follows and that is not in the register. */
    parentNumber: Line(60).optional(),
    text: Paragraphs(LONGEST_LETTER, 0).default(""),
  }),
  response: z.object({ id: RecordId, version: z.int(), clauses: z.int() }),
  faults: { ...NUMBER_TAKEN },
  maxBody: 600_000,
});

/** Enters letter 1313/STTTT-KHTC of 27 December 2020 with its clauses and duties, ready to be filed. Entering it again finds the one that is there. */
export const registerLetter1313 = staffChange({
  path: "/api/rollout/directives/register-1313",
  summary: "Enters letter 1313/STTTT-KHTC, with clauses and duties.",
  permission: "directives.write",
  request: z.object({ unitId: UnitId.optional() }),
  response: z.object({ id: RecordId, version: z.int(), clauses: z.int() }),
});

/** Corrects what the head says. */
export const changeDirective = staffChange({
  path: "/api/rollout/directives/change",
  summary: "Corrects number, day, issuer or subject.",
  permission: "directives.write",
  request: z.object({ id: RecordId, version: z.int(), ...Head }),
  response: z.object({ version: z.int() }),
  faults: { ...NUMBER_TAKEN },
});

/** Keeps the clauses in this order. One that has an `id` is mended, one without is new, one that is missing is taken out. */
export const saveClauses = staffChange({
  path: "/api/rollout/directives/clauses",
  summary: "Keeps a directive's clauses.",
  permission: "directives.write",
  request: z.object({
    id: RecordId,
    version: z.int(),
    clauses: z.array(WrittenClause.extend({ id: RecordId.optional() })).max(MOST_CLAUSES),
  }),
  response: z.object({ version: z.int(), clauses: z.array(Clause) }),
  faults: {
    /** A clause of which tasks were made is not taken out. */
    clause_in_use: 409,
    /** Two clauses have one mark. */
    mark_taken: 422,
    unknown_duty: 422,
  },
  maxBody: 1_000_000,
});

/** Adds the paper itself. It is looked at by its bytes and kept byte for byte; `name` is what it is called when handed out. */
export const attachLetter = staffUpload({
  path: "/api/rollout/directives/attach",
  summary: "Adds the letter as PDF or DOCX.",
  permission: "directives.write",
  request: z.object({ id: RecordId, version: z.coerce.number().int(), name: Line(160) }),
  response: z.object({ version: z.int(), file: LetterFile }),
  faults: FILE_FAULTS,
  mediaTypes: FILE_TYPES.letter,
  maxBody: FILE_BODY.letter,
});

/** The paper, always as an attachment. */
export const letterFile = staffDownload({
  path: "/api/rollout/directives/:id/file",
  summary: "The letter's file.",
  permission: "directives.read",
  mediaType: "application/octet-stream",
});

/** Files a directive for good: head, clauses and the file's hash become a version that never changes. Filing what is filed already changes nothing. */
export const fileDirective = staffChange({
  path: "/api/rollout/directives/file",
  summary: "Files a version in the archive.",
  permission: "directives.write",
  request: z.object({ id: RecordId, version: z.int() }),
  response: z.object({ archiveNumber: z.int(), number: z.int(), sha256: z.string() }),
  faults: {
    /** A letter without clauses cannot be filed. */
    no_clauses: 422,
  },
});

/** One version of the archive as it was filed, held against its hash. */
export const readFiled = staffRead({
  path: "/api/rollout/directives/filed",
  summary: "One filed version, and whether it is as it was filed.",
  permission: "directives.read",
  request: z.object({ id: RecordId, number: z.int().positive() }),
  response: z.object({
    number: z.int(),
    filedAt: At,
    sha256: z.string(),
    /** False when what is kept is no longer what was filed. */
    whole: z.boolean(),
    letter: z.object({
      number: z.string(),
      issuedOn: IsoDay,
      issuer: z.string(),
      subject: z.string(),
      parent: z.string().nullable(),
      fileSha256: z.string().nullable(),
      clauses: z.array(z.object({ mark: z.string(), text: z.string(), duties: z.array(z.string()) })),
    }),
  }),
});
