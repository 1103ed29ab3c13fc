/**
 * Press, radio, television, boards: what is planned, what came out, and the kit that editors get. An entry is about a piece of
 * news, never about who wrote it.
 */
import { z } from "zod";
import { staffChange, staffDownload, staffRead, staffUpload } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { IsoDay, UnitId } from "../units.ts";
import { FILE_BODY, FILE_FAULTS, FILE_TYPES } from "./files.ts";
import { FullLine, Line } from "./spoken-line.ts";
import { ShopLink } from "./venues.ts";

/** Where something comes out. */
export const MEDIA_CHANNELS = ["newspaper", "radio", "television", "portal", "board", "outdoor"] as const;
/** What it is about: the letter's contents. */
export const MEDIA_TOPICS = [
  "vigilance",
  "prevention",
  "install",
  "latest",
  "correction",
  "border",
  "other",
] as const;
/** Planned → out (published, aired, shown) or called off. */
const MediaState = z.enum(["planned", "out", "called-off"]);

/** What is planned. */
export const MediaContent = z
  .object({
    channel: z.enum(MEDIA_CHANNELS),
    topic: z.enum(MEDIA_TOPICS),
    title: FullLine(200),
    /** "Chuyên trang", "chuyên mục", programme, or the board's place. */
    section: Line(160),
    /** First and last day on which it comes out. */
    firstDay: IsoDay,
    lastDay: IsoDay,
    /** The part of the install kit that it uses; null: none. */
    kit: z.string().max(40).nullable(),
  })
  .refine(({ firstDay, lastDay }) => firstDay <= lastDay)
  .meta({ id: "MediaContent" });
export type MediaContent = z.output<typeof MediaContent>;

/** Once more that it came out: the day, when in it, where to find it. */
const MediaOut = z
  .object({
    id: z.uuid(),
    day: IsoDay,
    /** "18:30"; null for what hangs or stands all day. */
    time: z
      .string()
      .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
      .nullable(),
    link: ShopLink.nullable(),
    note: Line(300),
    /** How many photos show it. */
    photos: z.int(),
    at: At,
  })
  .meta({ id: "MediaOut" });

/** An entry of the plan with its log. */
export const MediaEntry = z
  .object({
    id: z.uuid(),
    unitId: UnitId,
    unitName: z.string(),
    content: MediaContent,
    state: MediaState,
    /** Its last day has passed and nothing came out. */
    overdue: z.boolean(),
    outs: z.array(MediaOut),
    version: z.int(),
    changed: At,
    illustrative: z.boolean(),
  })
  .meta({ id: "MediaEntry" });
export type MediaEntry = z.output<typeof MediaEntry>;

/** The plan within reach, by first day, with counts of what came out by channel. */
export const listMedia = staffRead({
  path: "/api/rollout/media/list",
  summary: "The plan of press, radio, television and boards, with what came out.",
  permission: "media.read",
  request: z.object({
    channel: z.enum(MEDIA_CHANNELS).optional(),
    from: IsoDay.optional(),
    to: IsoDay.optional(),
    limit: z.int().min(1).max(1_000).default(300),
  }),
  response: z.object({
    entries: z.array(MediaEntry),
    counts: z.array(
      z.object({ channel: z.enum(MEDIA_CHANNELS), planned: z.int(), out: z.int(), overdue: z.int() }),
    ),
  }),
});

/** One entry. */
export const readMedia = staffRead({
  path: "/api/rollout/media/read",
  summary: "One entry of the plan.",
  permission: "media.read",
  request: z.object({ id: z.uuid() }),
  response: z.object({ entry: MediaEntry, photos: z.array(z.object({ id: z.string(), outId: z.uuid() })) }),
});

/** Plans an entry; the id is drawn by who asks. */
export const planMedia = staffChange({
  path: "/api/rollout/media/plan",
  summary: "Plans a piece of news.",
  permission: "media.write",
  request: z.object({ id: z.uuid(), unitId: UnitId.optional(), content: MediaContent }),
  response: z.object({ version: z.int() }),
  faults: { kit_unknown: 400 },
});

/** Changes an entry; `content` null calls it off. */
export const changeMedia = staffChange({
  path: "/api/rollout/media/change",
  summary: "Changes a planned piece of news, or calls it off.",
  permission: "media.write",
  request: z.object({ id: z.uuid(), version: z.int().positive(), content: MediaContent.nullable() }),
  response: z.object({ version: z.int() }),
  faults: { kit_unknown: 400 },
});

/** Says that it came out; the same id twice is one. */
export const logMedia = staffChange({
  path: "/api/rollout/media/log",
  summary: "Says that a piece of news came out.",
  permission: "media.write",
  request: z.object({
    id: z.uuid(),
    outId: z.uuid(),
    day: IsoDay,
    time: MediaOut.shape.time,
    link: ShopLink.nullable(),
    note: Line(300),
  }),
  response: z.object({ version: z.int() }),
  faults: { day_wrong: 409, names_a_person: 422 },
});

/** A photo that shows it: a board, a page of the paper. What cameras write into it is taken out. */
export const mediaPhoto = staffUpload({
  path: "/api/rollout/media/photo",
  summary: "A photo of what came out.",
  permission: "media.write",
  request: z.object({ id: z.uuid(), outId: z.uuid() }),
  response: z.object({ photo: z.string() }),
  faults: { ...FILE_FAULTS, too_many: 409 },
  maxBody: FILE_BODY.photo,
  mediaTypes: FILE_TYPES.photo,
});

/** A photo back. */
export const mediaPhotoFile = staffDownload({
  path: "/api/rollout/media/photo/:id",
  summary: "A photo of what came out.",
  permission: "media.read",
  mediaType: "image/jpeg",
});

/** The install kit for editors: script, storyboard, captions, each for Android and iPhone. */
export const readKit = staffRead({
  path: "/api/rollout/media/kit",
  summary: "The install kit: scripts, storyboards and captions by kind of phone.",
  permission: "media.read",
  request: z.object({}),
  response: z.object({
    parts: z.array(
      z.object({
        id: z.string(),
        form: z.enum(["script", "storyboard", "captions"]),
        phone: z.enum(["android", "iphone"]),
        title: z.object({ vi: z.string(), en: z.string() }),
        /** Lines as they are read, shown or burnt in. */
        vi: z.array(z.string()),
        en: z.array(z.string()),
        seconds: z.int(),
      }),
    ),
  }),
});

/** A part of the kit as a file: text, or captions as SubRip. */
export const kitFile = staffDownload({
  path: "/api/rollout/media/kit/:id",
  summary: "A part of the install kit as a file.",
  permission: "media.read",
  mediaType: "text/plain; charset=utf-8",
});
