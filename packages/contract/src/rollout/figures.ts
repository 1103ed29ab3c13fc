/**
 * What is installed, told by four sources: downloads counted by the stores, phones that answer (mixed at random, voluntary,
 * unverified), people helped, and what units say of their own staff. They overlap in unknown ways, so they stand side by side
 * and are never added. A figure under 20 is not shown.
 */
import { z } from "zod";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { At } from "../staff/fields.ts";
import { IsoDay } from "../units.ts";
import { PlainText } from "./plain-text.ts";
import { Week } from "./week.ts";

/** The four sources, in the order in which they stand. */
export const SOURCES = ["downloads", "active", "helped", "units"] as const;
export const Source = z.enum(SOURCES);
export type Source = z.output<typeof Source>;

/** Smallest figure that is shown. */
export const SMALLEST = 20;

/** A share of 1, the interval of an estimate, and the change since the week before as a difference of shares. */
export const Rate = z
  .object({
    share: z.number(),
    low: z.number().optional(),
    high: z.number().optional(),
    change: z.number().nullable(),
  })
  .meta({ id: "Rate" });
export type Rate = z.output<typeof Rate>;

/** One source's figure of one place: shown, hidden because it is too small or too uncertain, or not there. */
export const Figure = z
  .discriminatedUnion("is", [
    z.object({
      is: z.literal("shown"),
      value: z.int().nonnegative(),
      /** 95 in 100 such intervals hold the truth. */
      low: z.int().nonnegative().optional(),
      high: z.int().nonnegative().optional(),
      /** Since the week before; null when that is not shown. */
      change: z.int().nullable(),
      /** By people of the place; by its smartphones; of units' own figures, by the smartphones that these counted. */
      ofPeople: Rate.nullable(),
      ofSmartphones: Rate.nullable(),
      ofUnits: Rate.nullable(),
    }),
    z.object({ is: z.literal("hidden") }),
    z.object({ is: z.literal("none") }),
  ])
  .meta({ id: "Figure" });
export type Figure = z.output<typeof Figure>;

/** One place's four figures. */
export const LeagueRow = z
  .object({
    /** Code of the place; the province's own for the whole. */
    code: z.string(),
    name: z.string(),
    /** People at the census; null when not known. */
    population: z.int().nullable(),
    smartphones: z
      .object({ count: z.int(), source: z.string(), validFrom: IsoDay, validTo: IsoDay.nullable() })
      .nullable(),
    figures: z.object({ downloads: Figure, active: Figure, helped: Figure, units: Figure }),
    /** Units that sent their numbers. */
    reported: z.int(),
    /** Column and row on the tile-grid map. */
    tile: z.tuple([z.int(), z.int()]).nullable(),
  })
  .meta({ id: "LeagueRow" });
export type LeagueRow = z.output<typeof LeagueRow>;

/** What a source or the desk wants to reach, entered by the department: "chỉ tiêu". */
export const Target = z
  .object({
    id: z.string(),
    source: Source,
    per: z.enum(["people", "smartphones"]),
    /** A share of 1. */
    share: z.number().gt(0).max(1),
    /** What it rests on: a letter's number. */
    basis: z.string(),
    validFrom: IsoDay,
    validTo: IsoDay.nullable(),
  })
  .meta({ id: "Target" });
export type Target = z.output<typeof Target>;

/** The league of a week: districts for all who read numbers; communes of one district for who reaches it. */
export const readLeague = staffRead({
  path: "/api/rollout/numbers/league",
  summary: "Four figures for each district, or for each commune of one.",
  permission: "numbers.read",
  request: z.object({ week: Week.optional(), district: z.string().max(40).optional() }),
  response: z.object({
    week: Week,
    cutOff: At,
    rows: z.array(LeagueRow),
    /** The province, or the district whose communes these are. */
    whole: LeagueRow,
    targets: z.array(Target),
    /** How many of the phones that answer could hear others so many hours a day, estimated; the province's. */
    hours: z.array(z.object({ hours: z.string(), figure: Figure })),
    illustrative: z.boolean(),
  }),
});

const Row = z.object({
  district: z.string().max(40),
  /** "lượt tải" up to the cut-off, since the app came out. */
  count: z.int().min(0).max(10_000_000),
});

/** Downloads of a week by district, as the stores' consoles tell them; the same again changes nothing, others are a correction. */
export const enterDownloads = staffChange({
  path: "/api/rollout/numbers/downloads/enter",
  summary: "Enters downloads by district.",
  permission: "targets.write",
  request: z.object({
    week: Week,
    source: PlainText(200).pipe(z.string().min(1)),
    illustrative: z.boolean().default(false),
    rows: z.array(Row).min(1).max(200),
  }),
  response: z.object({ added: z.int(), changed: z.int(), unchanged: z.int() }),
  faults: { district_unknown: 400 },
});

/** Columns of the CSV of downloads, in any order; headings in Vietnamese are known too (`DOWNLOAD_HEADINGS`). */
export const DOWNLOAD_COLUMNS = ["district", "count"] as const;

/** What a Vietnamese table has at the top of a column, in small letters; the first is the one that we write. */
export const DOWNLOAD_HEADINGS: Readonly<Record<(typeof DOWNLOAD_COLUMNS)[number], readonly string[]>> = {
  district: ["huyện", "mã huyện", "tên huyện"],
  count: ["lượt tải", "số lượt tải"],
};

/** What can be wrong with a cell. */
export const DOWNLOAD_CELL_FAULTS = ["cell_invalid", "district_unknown", "twice"] as const;

/** The same out of CSV with the columns district (code or name) and count; bad rows come back with a reason each. */
export const importDownloads = staffChange({
  path: "/api/rollout/numbers/downloads/import",
  summary: "Enters downloads by district out of CSV.",
  permission: "targets.write",
  request: z.object({
    week: Week,
    source: PlainText(200).pipe(z.string().min(1)),
    illustrative: z.boolean().default(false),
    csv: z.string().max(200_000),
  }),
  response: z.object({
    added: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    faults: z.array(
      z.object({ row: z.int(), column: z.enum(DOWNLOAD_COLUMNS), code: z.enum(DOWNLOAD_CELL_FAULTS) }),
    ),
  }),
  faults: { csv_unreadable: 400 },
  maxBody: 250_000,
});

/** Smartphones of a district from a day on, with where the count comes from. What held before ends the day before. */
export const enterSmartphones = staffChange({
  path: "/api/rollout/numbers/smartphones/enter",
  summary: "Enters how many smartphones there are in a district.",
  permission: "targets.write",
  request: z.object({
    district: z.string().max(40),
    count: z.int().min(1).max(10_000_000),
    source: PlainText(200).pipe(z.string().min(1)),
    validFrom: IsoDay,
    validTo: IsoDay.nullable().default(null),
  }),
  response: z.object({}),
  faults: { district_unknown: 400, days_unordered: 400 },
});

/** Sets a target from a day on. What held before for the same source ends the day before. */
export const enterTarget = staffChange({
  path: "/api/rollout/numbers/targets/enter",
  summary: "Sets a target of the department's own.",
  permission: "targets.write",
  request: Target.omit({ id: true }).extend({ basis: PlainText(200).pipe(z.string().min(1)) }),
  response: z.object({ target: Target }),
  faults: { days_unordered: 400 },
});
