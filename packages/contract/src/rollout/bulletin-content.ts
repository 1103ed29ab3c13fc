/** What two editors may change of a bulletin, field by field, and what is read out of it. */
import { z } from "zod";
import { IsoDay, UnitId } from "../units.ts";
import { BlockCode, BlockLanguage } from "./blocks.ts";
import { FullLine, Line } from "./spoken-line.ts";

/** The three priorities of circular 39/2020/TT-BTTTT: thông thường, ưu tiên, khẩn cấp. */
export const Priority = z.enum(["ordinary", "priority", "urgent"]);
export type Priority = z.output<typeof Priority>;

/** The seven questions before approval (voice rule 12), in their order. */
export const Question = z.enum([
  "source",
  "one-action",
  "no-identity",
  "no-blame",
  "no-small-numbers",
  "no-fear",
  "last-is-doable",
]);
export type Question = z.output<typeof Question>;

/** A headline or an item: an approved block, or words of the bulletin's own with their source. */
export const BulletinItem = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("block"), code: BlockCode, version: z.int().positive() }),
  z.object({
    kind: z.literal("own"),
    vi: FullLine(600),
    en: FullLine(600).nullable(),
    source: FullLine(300),
  }),
]);
export type BulletinItem = z.output<typeof BulletinItem>;

/** The fields of a draft. A draft may be unfinished; what is missing is told by its check. */
export const Content = z
  .object({
    /** First and last day on which it is aired. */
    firstDay: IsoDay,
    lastDay: IsoDay,
    priority: Priority,
    headline: BulletinItem.nullable(),
    items: z.array(BulletinItem).max(8),
    /** Where the news in it comes from, and up to which instant it was counted. */
    source: Line(300),
    cutOff: z.iso.datetime().nullable(),
    languages: z.array(BlockLanguage).min(1).max(4),
    /** Units whose stations air it, with all below them; empty: all stations that the writer's unit reaches. */
    targets: z.array(UnitId).max(200),
    /** Only stations in districts on the border. */
    borderOnly: z.boolean(),
    /** Questions that a person has answered with yes; any change of the words takes them back. */
    ticks: z.array(Question).max(7),
  })
  .meta({ id: "BulletinContent" });
export type Content = z.output<typeof Content>;
/** The name of a field that is changed as a whole. */
export type ContentField = keyof Content;
/** Some of the fields. */
export const ContentChanges = Content.partial().meta({ id: "BulletinChanges" });

/** A part of a bulletin as it is read out. */
export const Part = z
  .object({
    part: z.enum(["opening", "greeting", "headline", "item", "key-message", "hotline", "closing"]),
    /** The block that it is. */
    code: BlockCode.nullable(),
    text: z.string(),
  })
  .meta({ id: "BulletinPart" });
export type Part = z.output<typeof Part>;

/** Something that the check found. `at` are the first and the last-but-one character in the part's text, null for the whole. */
export const Finding = z
  .object({
    code: z.enum([
      "headline_missing",
      "items_too_few",
      "items_too_many",
      "block_unknown",
      "block_waiting",
      "block_expired",
      "block_replaced",
      "block_twice",
      "install_guide_missing",
      "source_missing",
      "cut_off_missing",
      "hotline_missing",
      "days_wrong",
      "days_past",
      "too_short",
      "too_long",
      "language_missing",
      "no_station",
      "forbidden_word",
      "phone_number",
      "id_number",
      "person_name",
      "patient_code",
      "small_number",
      "not_ticked",
    ]),
    /** The question that it answers with no; null for what is not about words. */
    question: Question.nullable(),
    /** Index of the part in the Vietnamese text. */
    part: z.int().nullable(),
    at: z.tuple([z.int(), z.int()]).nullable(),
    /** The words found, the block's code, or the language. */
    what: z.string(),
  })
  .meta({ id: "BulletinFinding" });
export type Finding = z.output<typeof Finding>;

/** How a draft would read, how long that takes, and what stands against it. */
export const BulletinCheck = z
  .object({
    vi: z.array(Part),
    /** Empty when English is not among the languages. */
    en: z.array(Part),
    /** At 140 syllables a minute, without music. */
    seconds: z.int(),
    /** Empty: it can go to the second person. */
    findings: z.array(Finding),
    /** How many stations it reaches on its first day. */
    stations: z.int(),
  })
  .meta({ id: "BulletinCheck" });
export type BulletinCheck = z.output<typeof BulletinCheck>;
