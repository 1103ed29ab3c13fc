/**
 * The local page of phones: what the province tells on a day, in one signed document. A phone asks for it as anybody does, the
 * same for everybody, and reads it without a network afterwards.
 */
import { z } from "zod";
import type { Document } from "../endpoint.ts";
import { Signed } from "../signed.ts";

const Both = z.object({ vi: z.string().max(1_000), en: z.string().max(1_000) });
const Sum = z.string().regex(/^[0-9a-f]{64}$/);

/** A count as it is told: a number, "ẩn số nhỏ" for a small one, or "chưa có". */
export const ToldCount = z.discriminatedUnion("is", [
  z.object({ is: z.literal("shown"), value: z.int().nonnegative() }),
  z.object({ is: z.literal("hidden") }),
  z.object({ is: z.literal("none") }),
]);
export type ToldCount = z.output<typeof ToldCount>;

/** A situation as everybody is told it. */
export const ToldSituation = z
  .object({
    day: z.iso.date(),
    cutOff: z.iso.datetime(),
    /** In the order in which they stand. */
    counts: z.array(z.object({ key: z.string().max(40), label: Both, count: ToldCount })).max(20),
    /** People in quarantine by district. */
    districts: z
      .array(z.object({ code: z.string().max(40), name: z.string().max(80), count: ToldCount }))
      .max(50),
    source: Both,
    method: Both,
    advice: Both,
    illustrative: z.boolean(),
  })
  .meta({ id: "ToldSituation" });
export type ToldSituation = z.output<typeof ToldSituation>;

/** A bulletin as it was read out. `url` of the sound is a path of the server; phones load it when somebody asks. */
export const ToldBulletin = z
  .object({
    number: z.int().positive(),
    firstDay: z.iso.date(),
    lastDay: z.iso.date(),
    priority: z.enum(["ordinary", "priority", "urgent"]),
    source: z.string().max(300),
    cutOff: z.iso.datetime().nullable(),
    /** Paragraph by paragraph; English is empty where it was not written. */
    vi: z.array(z.string().max(1_000)).max(20),
    en: z.array(z.string().max(1_000)).max(20),
    audio: z
      .object({
        url: z.string().max(200),
        mediaType: z.enum(["audio/mpeg", "audio/wav"]),
        bytes: z.int().nonnegative(),
        seconds: z.number().nonnegative(),
        sha256: Sum,
      })
      .nullable(),
  })
  .meta({ id: "ToldBulletin" });
export type ToldBulletin = z.output<typeof ToldBulletin>;

/** A claim that went around, and what is true: "Tin giả", "Tin sai sự thật", "Tin xác thực". */
export const ToldCorrection = z
  .object({
    id: z.string().max(40),
    day: z.iso.date(),
    label: z.enum(["fake", "wrong", "true"]),
    claim: Both,
    answer: Both,
    source: z.string().max(300),
  })
  .meta({ id: "ToldCorrection" });
export type ToldCorrection = z.output<typeof ToldCorrection>;

/** The five Ks at one kind of place. */
const FiveK = z.object({ place: z.string().max(40), title: Both, lines: z.array(Both).min(1).max(8) });

/** A number that answers on the day of the document. */
const ToldHotline = z.object({
  number: z.string().max(32),
  purpose: z.enum(["emergency", "health", "rumours"]),
  owner: Both,
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
});

/**
 * The document. Venues of a district are a file of their own below the server's address (`LocalVenues`), vouched for by its
 * sum: a phone loads the one of the district that its owner chose.
 */
export const LocalDocument = Signed.extend({
  /** Code of the province. */
  province: z.string().max(10),
  /** The newest; absent until there is one. */
  situation: ToldSituation.optional(),
  bulletins: z.array(ToldBulletin).max(14),
  corrections: z.array(ToldCorrection).max(30),
  fiveK: z.array(FiveK).max(20),
  hotlines: z.array(ToldHotline).max(50),
  venues: z
    .array(
      z.object({
        district: z.string().max(40),
        name: z.string().max(80),
        count: z.int().nonnegative(),
        url: z.string().max(200),
        sha256: Sum,
      }),
    )
    .max(50),
}).meta({ id: "LocalDocument" });
export type LocalDocument = z.output<typeof LocalDocument>;

/** A venue as everybody is told it. */
export const ToldVenue = z
  .object({
    id: z.string().max(40),
    name: z.string().max(160),
    kind: z.string().max(40),
    place: z.string().max(200),
    /** Ways of paying without cash; none: cash alone. */
    cashless: z.array(z.string().max(40)).max(10),
    /** https alone. */
    online: z.string().max(300).nullable(),
    orderPhone: z.string().max(32).nullable(),
    /** Who brings it home. */
    delivery: z.array(z.string().max(80)).max(10),
    illustrative: z.boolean(),
  })
  .meta({ id: "ToldVenue" });
export type ToldVenue = z.output<typeof ToldVenue>;

/** The venues of a district. */
export const LocalVenues = z.object({ district: z.string(), venues: z.array(ToldVenue).max(2_000) });
export type LocalVenues = z.output<typeof LocalVenues>;

/** Where the document is. 404 while the server signs none. */
export const local: Document = {
  method: "GET",
  path: "/v1/local",
  summary: "What the province tells on a day, for phones: a compact JWS of a LocalDocument.",
  mediaType: "application/json",
  maxAge: 300,
  staleIfError: 86_400,
};
/** The answer's body: `local` is a compact JWS (ES256) of a LocalDocument. */
export const LocalAnswer = z.object({ local: z.string().max(1_000_000) });

/** The file of a district's venues, by its SHA-256, which is in the signed document: what has this address never changes. */
export const localVenues: Document = {
  method: "GET",
  path: "/v1/local/venues/:sum",
  summary: "The venues of a district, for phones: JSON of LocalVenues, vouched for by the signed document.",
  mediaType: "application/json",
  maxAge: 259_200,
  immutable: true,
};

/** The sound of a bulletin by its SHA-256. */
export const localSound = (ending: "mp3" | "wav"): Document => ({
  method: "GET",
  path: `/sound/${ending}/:sum`,
  summary: "The sound of an approved bulletin, by its sum.",
  mediaType: ending === "mp3" ? "audio/mpeg" : "audio/wav",
  maxAge: 1_209_600,
  immutable: true,
});
