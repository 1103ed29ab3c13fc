/** Stations and what they aired: slots, confirmations (also those made offline), reasons, gaps, compliance. */
import { z } from "zod";
import { staffChange, staffRead } from "../staff/endpoint.ts";
import { IsoDay, UnitId } from "../units.ts";
import { BlockLanguage } from "./blocks.ts";
import { Priority } from "./bulletin-content.ts";
import { BulletinId, Checksum, Package } from "./bulletins.ts";
import { Line } from "./spoken-line.ts";

/** A time of day in Vietnam: "05:30". */
export const SlotTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
/** What a station is when nobody has changed it: at least two are aired each day (letter 1313, 7.2b). */
export const DEFAULT_SLOTS = ["05:30", "11:15", "17:00"] as const;
/** Airings a day that the letter asks for. */
export const NEEDED_A_DAY = 2;

const At = z.iso.datetime();

/** Why nothing was aired. */
export const MissReason = z.enum(["power", "equipment", "weather", "staff", "event", "other"]);
export type MissReason = z.output<typeof MissReason>;

/** One airing that a station confirmed. `slot` is null for one that made up for another. */
export const Airing = z
  .object({
    id: z.uuid(),
    day: IsoDay,
    slot: SlotTime.nullable(),
    bulletinId: BulletinId,
    number: z.int(),
    airedAt: At,
    receivedAt: At,
    /** Came more than an hour after it was aired. */
    late: z.boolean(),
    /** As colleagues see who confirmed it. */
    by: z.string(),
  })
  .meta({ id: "Airing" });
export type Airing = z.output<typeof Airing>;

const Reason = z.object({ slot: SlotTime, reason: MissReason, note: z.string() });

/** A station's day: how often it aired, and what it says of the rest. */
export const StationDay = z
  .object({
    station: UnitId,
    name: z.string(),
    district: z.string().nullable(),
    day: IsoDay,
    slots: z.array(SlotTime),
    airings: z.array(Airing),
    reasons: z.array(Reason),
    /** Airings that count towards the two. */
    aired: z.int(),
    /** None before the first bulletin that was approved for the station. */
    needed: z.int(),
    /** "none": none is needed; "early": the day goes on; "met"; "gap": fewer than needed after 18:00; "explained": a gap with a reason. */
    state: z.enum(["none", "early", "met", "gap", "explained"]),
    /** When the gap was told to the station and its district. */
    alertedAt: At.nullable(),
  })
  .meta({ id: "StationDay" });
export type StationDay = z.output<typeof StationDay>;

/** A package as a station has it. */
export const StationPackage = z
  .object({
    id: BulletinId,
    priority: Priority,
    firstDay: IsoDay,
    lastDay: IsoDay,
    package: Package,
    /** When it was approved: nothing can have been aired before. */
    approvedAt: At,
    /** The station's own words before the text: "Đây là Đài Truyền thanh huyện Châu Phú." */
    opening: z.string(),
    /** The path of the sound, or null. */
    sound: z.string().nullable(),
    /** Sum of the sound's bytes as this station gets it. */
    soundChecksum: Checksum.nullable(),
    /** The station's own recordings. */
    recordings: z.array(z.object({ language: BlockLanguage, bytes: z.int() })),
    /** Urgent, and no second person has looked at it yet. */
    unreviewed: z.boolean(),
    withdrawn: z.boolean(),
  })
  .meta({ id: "StationPackage" });
export type StationPackage = z.output<typeof StationPackage>;

/** All that a station needs for today and tomorrow, also without a network. */
export const stationDay = staffRead({
  path: "/api/rollout/airings/station",
  summary: "A station's slots, packages and confirmations for today and tomorrow.",
  permission: "airings.confirm",
  /** The viewer's own unit when absent. */
  request: z.object({ station: UnitId.optional() }),
  response: z.object({
    now: At,
    today: StationDay,
    tomorrow: z.object({ day: IsoDay, slots: z.array(SlotTime) }),
    packages: z.array(StationPackage),
    /** The last seven days before today, from the first bulletin on: airings that count, of those needed. */
    week: z.object({ aired: z.int(), needed: z.int() }),
    illustrative: z.boolean(),
  }),
});

/** How long after an airing its confirmation is still taken, in hours. */
export const LATEST_CONFIRMATION_HOURS = 48;

/** One confirmation as a station's machine kept it. `id` is drawn there: the same again is the same airing. */
export const Confirmation = z.object({
  id: z.uuid(),
  station: UnitId,
  day: IsoDay,
  slot: SlotTime.nullable(),
  bulletinId: BulletinId,
  checksum: Checksum,
  airedAt: At,
});
export type Confirmation = z.output<typeof Confirmation>;

/**
 * Takes confirmations, in the order in which they were made. `sentAt` is the machine's clock while it sends: where it is
 * wrong, the times are set right by it. Each has an outcome of its own; nothing is lost when one is refused.
 */
export const confirmAirings = staffChange({
  path: "/api/rollout/airings/confirm",
  summary: "Confirms which package a station aired, at once or up to 48 hours later.",
  permission: "airings.confirm",
  request: z.object({ sentAt: At, confirmations: z.array(Confirmation).min(1).max(50) }),
  response: z.object({
    outcomes: z.array(
      z.object({
        id: z.uuid(),
        outcome: z.enum([
          "confirmed",
          "late",
          "known",
          "slot_taken",
          "too_late",
          "in_future",
          "wrong_day",
          "no_such_slot",
          "no_such_package",
          "other_version",
          "not_yours",
        ]),
      }),
    ),
  }),
});

/** How long after its receipt a confirmation can be taken back. */
export const TAKE_BACK_MINUTES = 60;

/** Takes a confirmation back that was made by mistake: it stays on record and counts no more. Its slot can be confirmed anew. */
export const takeBackAiring = staffChange({
  path: "/api/rollout/airings/take-back",
  summary: "Takes back a confirmation that was made by mistake, within an hour of its receipt.",
  permission: "airings.confirm",
  request: z.object({ id: z.uuid() }),
  response: z.object({}),
  faults: { too_late: 409 },
});

/** Says why a slot was not aired; saying it again changes it. */
export const explainMissed = staffChange({
  path: "/api/rollout/airings/explain",
  summary: "Says why a slot was not aired.",
  permission: "airings.confirm",
  request: z.object({
    station: UnitId,
    day: IsoDay,
    slot: SlotTime,
    reason: MissReason,
    note: Line(300).default(""),
  }),
  response: z.object({}),
  faults: { too_late: 409, aired: 409, no_such_slot: 422 },
});

/** Sets a station's slots from a day on, not before today. */
export const setSlots = staffChange({
  path: "/api/rollout/airings/slots",
  summary: "Sets a station's slots from a day on.",
  permission: "bulletins.write",
  request: z.object({
    station: UnitId,
    from: IsoDay,
    slots: z
      .array(SlotTime)
      .min(NEEDED_A_DAY)
      .max(8)
      .refine((slots) => slots.every((slot, i) => i === 0 || slots[i - 1]! < slot)),
  }),
  response: z.object({}),
  faults: { day_past: 409 },
});

/** The day of every station within reach, those with gaps first. */
export const airingsDay = staffRead({
  path: "/api/rollout/airings/day",
  summary: "What every station within reach has aired on a day.",
  permission: "airings.read",
  request: z.object({ day: IsoDay.optional() }),
  response: z.object({ day: IsoDay, now: At, stations: z.array(StationDay) }),
});

const Share = z.object({
  /** Station's id or district's code. */
  of: z.string(),
  name: z.string(),
  district: z.string().nullable(),
  aired: z.int(),
  needed: z.int(),
  /** Days with fewer than needed, and how many of those have a reason. */
  gaps: z.int(),
  explained: z.int(),
});

/** Compliance in the week (Monday to Sunday) that holds a day, of each station, each district, and all; days to come, and those before a station's first bulletin, do not count. */
export const airingsWeek = staffRead({
  path: "/api/rollout/airings/week",
  summary: "Compliance with two airings a day in a week.",
  permission: "airings.read",
  request: z.object({ day: IsoDay.optional() }),
  response: z.object({
    from: IsoDay,
    to: IsoDay,
    all: Share,
    districts: z.array(Share),
    stations: z.array(Share),
    illustrative: z.boolean(),
  }),
});
