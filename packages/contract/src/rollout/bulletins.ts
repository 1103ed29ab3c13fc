/** Bulletins: composed from blocks, checked, approved by a second person, handed to stations as text and sound. */
import { z } from "zod";
import { staffChange, staffDownload, staffRead, staffUpload } from "../staff/endpoint.ts";
import { IsoDay, UnitId } from "../units.ts";
import { BlockLanguage } from "./blocks.ts";
import { BulletinCheck, Content, ContentChanges, Part, Priority } from "./bulletin-content.ts";
import { FILE_BODY, FILE_FAULTS, FILE_TYPES } from "./files.ts";
import { FullLine } from "./spoken-line.ts";

/** A bulletin's id. Opaque. */
export const BulletinId = z.string().regex(/^[A-Za-z0-9_-]{16}$/);
/** SHA-256 in hex of a package: its text with the sum of its sound. */
export const Checksum = z.string().regex(/^[0-9a-f]{64}$/);

/** Draft → submitted → approved; returned is a draft again; withdrawn is an approved one that is no longer aired. */
export const BulletinState = z.enum(["draft", "submitted", "approved", "withdrawn"]);

const At = z.iso.datetime();
/** Somebody's step: opaque id, name as colleagues see it, and when. */
const Step = z.object({ by: z.string(), name: z.string(), at: At });

/** What a list shows of a bulletin. `number` is the package's, given with the approval and never reused. */
export const BulletinRow = z
  .object({
    id: BulletinId,
    number: z.int().positive().nullable(),
    state: BulletinState,
    version: z.int(),
    priority: Priority,
    firstDay: IsoDay,
    lastDay: IsoDay,
    /** The first words of its headline. */
    headline: z.string(),
    unitId: UnitId,
    changed: At,
    /** An urgent one that no second person has looked at yet: until when that is due. */
    reviewDue: At.nullable(),
    reviewOverdue: z.boolean(),
  })
  .meta({ id: "BulletinRow" });
export type BulletinRow = z.output<typeof BulletinRow>;

/** What stations are given; never changed once approved. */
export const Package = z
  .object({
    number: z.int().positive(),
    checksum: Checksum,
    /** Without the opening, which each station says with its own name. */
    vi: z.array(Part),
    en: z.array(Part),
    /** Null: text only, because the server has no voice or it failed. */
    audio: z
      .object({
        sha256: Checksum,
        mediaType: z.enum(["audio/mpeg", "audio/wav"]),
        bytes: z.int(),
        seconds: z.number(),
      })
      .nullable(),
  })
  .meta({ id: "BulletinPackage" });
export type Package = z.output<typeof Package>;

/** Bulletins of the viewer's units, and approved ones that reach them; the newest first. */
export const listBulletins = staffRead({
  path: "/api/rollout/bulletins/list",
  summary: "Bulletins, newest first.",
  permission: "bulletins.read",
  request: z.object({
    state: BulletinState.optional(),
    /** Aired on this day. */
    on: IsoDay.optional(),
    /** Urgent ones without a second look. */
    unreviewed: z.boolean().optional(),
    limit: z.int().min(1).max(200).default(50),
    offset: z.int().min(0).max(100_000).default(0),
  }),
  response: z.object({ bulletins: z.array(BulletinRow), total: z.int() }),
});

/** One bulletin whole. `may` says what the viewer can do with it now. */
export const readBulletin = staffRead({
  path: "/api/rollout/bulletins/read",
  summary: "One bulletin with its check, its package and who did what.",
  permission: "bulletins.read",
  request: z.object({ id: BulletinId }),
  response: z.object({
    bulletin: BulletinRow,
    content: Content,
    check: BulletinCheck,
    package: Package.nullable(),
    created: Step,
    changed: Step,
    submitted: Step.nullable(),
    approved: Step.nullable(),
    reviewed: Step.nullable(),
    withdrawn: Step.nullable(),
    /** Why it came back, or was withdrawn. */
    reason: z.string().nullable(),
    versions: z.array(z.object({ version: z.int(), by: z.string(), name: z.string(), at: At })),
    may: z.object({
      edit: z.boolean(),
      submit: z.boolean(),
      return: z.boolean(),
      recall: z.boolean(),
      discard: z.boolean(),
      approve: z.boolean(),
      publishUrgent: z.boolean(),
      review: z.boolean(),
      withdraw: z.boolean(),
    }),
  }),
});

/** An earlier version of a draft, to compare. */
export const readBulletinVersion = staffRead({
  path: "/api/rollout/bulletins/version",
  summary: "A bulletin as it was in an earlier version.",
  permission: "bulletins.read",
  request: z.object({ id: BulletinId, version: z.int().positive() }),
  response: z.object({ content: Content, vi: z.array(Part) }),
});

/** Begins a draft at a unit of the viewer's; what is not given is filled in for tomorrow, with C1, C2, C3 and C7. */
export const startBulletin = staffChange({
  path: "/api/rollout/bulletins/start",
  summary: "Begins a draft.",
  permission: "bulletins.write",
  request: z.object({
    /** Makes a second call with the same id the same draft. */
    id: BulletinId,
    unitId: UnitId.optional(),
    /** Begins with the content of this one. */
    from: BulletinId.optional(),
    content: ContentChanges.default({}),
  }),
  response: z.object({ id: BulletinId, version: z.int() }),
});

/**
 * Changes some fields of a draft. `version` is the one that was seen: `conflict` when somebody has changed one of the same
 * fields since; other fields of theirs stay.
 */
export const saveBulletin = staffChange({
  path: "/api/rollout/bulletins/save",
  summary: "Changes fields of a draft.",
  permission: "bulletins.write",
  request: z.object({ id: BulletinId, version: z.int().positive(), changes: ContentChanges }),
  response: z.object({ version: z.int(), content: Content, check: BulletinCheck }),
});

/** How words would read, without keeping them. */
export const checkBulletin = staffRead({
  path: "/api/rollout/bulletins/check",
  summary: "Reads a draft's words without keeping them: parts, seconds, findings.",
  permission: "bulletins.write",
  request: z.object({ content: Content, unitId: UnitId.optional() }),
  response: BulletinCheck,
});

const Seen = z.object({ id: BulletinId, version: z.int().positive() });
const Because = FullLine(400);
const done = z.object({ version: z.int() });

/** Hands a draft to the second person. */
export const submitBulletin = staffChange({
  path: "/api/rollout/bulletins/submit",
  summary: "Hands a draft to the second person.",
  permission: "bulletins.write",
  request: Seen,
  response: done,
  faults: { not_ready: 422 },
});

/** Who wrote in it takes it back from the second person, while nobody has approved it: it is a draft again. */
export const recallBulletin = staffChange({
  path: "/api/rollout/bulletins/recall",
  summary: "Takes a submitted bulletin back to write on.",
  permission: "bulletins.write",
  request: Seen,
  response: done,
  faults: { not_writer: 403 },
});

/** Who wrote in it throws a draft away that was never submitted; nothing of it stays but the audit log's line. */
export const discardBulletin = staffChange({
  path: "/api/rollout/bulletins/discard",
  summary: "Throws away a draft that was never submitted.",
  permission: "bulletins.write",
  request: Seen,
  response: z.object({}),
  faults: { not_writer: 403 },
});

/** The second person gives it back, with the reason. */
export const returnBulletin = staffChange({
  path: "/api/rollout/bulletins/return",
  summary: "Gives a submitted bulletin back.",
  permission: "bulletins.approve",
  request: Seen.extend({ reason: Because }),
  response: done,
});

/** The second person approves: the package is made and never changes. Who has written in it cannot be the second person. */
export const approveBulletin = staffChange({
  path: "/api/rollout/bulletins/approve",
  summary: "A second person approves; the package is made.",
  permission: "bulletins.approve",
  request: Seen,
  response: z.object({ version: z.int(), package: Package }),
  faults: { same_person: 403, not_ready: 422 },
});

/** Sends an urgent bulletin out alone; a second person must look at it within 12 hours. */
export const publishUrgent = staffChange({
  path: "/api/rollout/bulletins/publish-urgent",
  summary: "Sends an urgent bulletin out; its second look is due within 12 hours.",
  permission: "bulletins.write",
  request: Seen,
  response: z.object({ version: z.int(), package: Package, reviewDue: At }),
  faults: { not_urgent: 409, not_ready: 422 },
});

/** The second look at an urgent bulletin: it stands, or it is withdrawn with a reason. */
export const reviewBulletin = staffChange({
  path: "/api/rollout/bulletins/review",
  summary: "The second look at an urgent bulletin that is out.",
  permission: "bulletins.approve",
  request: z.discriminatedUnion("stands", [
    Seen.extend({ stands: z.literal(true) }),
    Seen.extend({ stands: z.literal(false), reason: Because }),
  ]),
  response: done,
  faults: { same_person: 403 },
});

/** Takes an approved bulletin off the air; stations see so. It stays to be read. */
export const withdrawBulletin = staffChange({
  path: "/api/rollout/bulletins/withdraw",
  summary: "Takes an approved bulletin off the air.",
  permission: "bulletins.write",
  request: Seen.extend({ reason: Because }),
  response: done,
});

/** A draft, read aloud, to listen before approving. 404 when the server has no voice. */
export const draftSound = staffDownload({
  path: "/api/rollout/bulletins/listen/:id",
  summary: "A draft or bulletin read aloud.",
  permission: "bulletins.read",
  mediaType: "audio/mpeg",
});

/** The sound of an approved bulletin for a station: its recording where it made one, else the opening with its name and the body. */
export const stationSound = staffDownload({
  path: "/api/rollout/bulletins/sound/:id/:station",
  summary: "The sound of a bulletin as a station airs it.",
  permission: "bulletins.read",
  mediaType: "audio/mpeg",
});

/** Longest recording, in bytes. */
export const MAX_RECORDING = 20_000_000;

/** A station's own recording of an approved bulletin, in any language; it takes the place of an earlier one. */
export const uploadRecording = staffUpload({
  path: "/api/rollout/bulletins/recording",
  summary: "A station's own recording of a bulletin.",
  permission: "airings.confirm",
  request: z.object({ id: BulletinId, station: UnitId, language: BlockLanguage.default("vi") }),
  response: z.object({ sha256: Checksum, bytes: z.int(), mediaType: z.string() }),
  faults: FILE_FAULTS,
  maxBody: FILE_BODY.sound,
  mediaTypes: FILE_TYPES.sound,
});
