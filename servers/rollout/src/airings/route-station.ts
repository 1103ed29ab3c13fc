/** The endpoints of a station: its day, what it aired, why it did not. */
import { Fault } from "@bluezone/contract/fault";
import {
  type Confirmation,
  confirmAirings,
  explainMissed,
  LATEST_CONFIRMATION_HOURS,
  type StationPackage,
  stationDay,
  TAKE_BACK_MINUTES,
  takeBackAiring,
} from "@bluezone/contract/rollout/airings";
import { stationSound } from "@bluezone/contract/rollout/bulletins";
import { type ChangeContext, changed, type Desk, noted, unchanged } from "@bluezone/desk/change";
import {
  addDays,
  Day,
  dayOf,
  dayStart,
  Hours,
  type Instant,
  isoDay,
  isoInstant,
  Minutes,
  minus,
  parseDay,
  parseInstant,
  plus,
} from "@bluezone/protocol/time";
import { opening } from "../bulletins/parts.ts";
import { stationSoundOf } from "../bulletins/sound/station-sound.ts";
import type { Voice } from "../bulletins/sound/voice.ts";
import { packageFor, packagesFor, recordingsOf } from "../bulletins/store.ts";
import type { BulletinRow } from "../bulletins/tables.ts";
import { packageOf, reviewDueOf } from "../bulletins/view.ts";
import type { Context } from "../context.ts";
import { instantOf, instantOrNone, ms, type Tables } from "../tables.ts";
import { decide, type Outcome } from "./confirm.ts";
import { stationDays } from "./days.ts";
import { minuteOf, slotsOn, timeOf } from "./slot.ts";
import {
  airingWith,
  insertAiring,
  markTakenBack,
  putMiss,
  type Station,
  settingsOf,
  slotAired,
  stationOf,
} from "./store.ts";
import { complianceOf } from "./weeks.ts";

const missing = () => new Fault("not_found", "There is no such station.");

/** Adds the endpoints. */
export function addStationRoutes(desk: Desk<Tables>, context: Context, voice: Voice): void {
  const { clock, database } = context;

  desk.read(stationDay, async ({ station: id }, { caller }) => {
    const station = await stationOf(database.db, caller.scope("airings.confirm"), id ?? caller.home.id);
    if (!station) throw missing();
    const now = clock.now();
    const today = dayOf(now, "vietnam");
    const tomorrow = addDays(today, 1);
    const own = { paths: [station.path] };
    const settings = (await settingsOf(database.db, own, tomorrow)).get(station.id) ?? [];
    const [day] = await stationDays(database.db, own, [station], { day: today, now });
    if (!day) throw missing();
    const rows = await packagesFor(database.db, station, [today, tomorrow]);
    const before = { from: addDays(today, -7), to: addDays(today, -1), now };
    const week = (await complianceOf(database.db, own, [station], before)).get(station.id);
    return {
      now: isoInstant(now),
      today: day,
      tomorrow: { day: isoDay(tomorrow), slots: slotsOn(settings, tomorrow).map(timeOf) },
      packages: await Promise.all(rows.map((row) => stationPackage(context, voice, row, station))),
      week: { aired: week?.aired ?? 0, needed: week?.needed ?? 0 },
      illustrative: station.illustrative,
    };
  });

  desk.change(confirmAirings, async ({ sentAt, confirmations }, changing) => {
    const outcomes: { id: string; outcome: Outcome }[] = [];
    for (const confirmation of confirmations)
      outcomes.push({
        id: confirmation.id,
        outcome: await keep(changing, confirmation, parseInstant(sentAt)),
      });
    const entries = outcomes
      .filter(({ outcome }) => outcome === "confirmed" || outcome === "late")
      .map(({ id }) => ({ action: "airing.confirm", subject: id, fields: ["day", "slot", "checksum"] }));
    return noted({ outcomes }, entries);
  });

  desk.change(takeBackAiring, async ({ id }, { trx, now, caller, scope }) => {
    const airing = await airingWith(trx, id);
    if (!airing || !(await stationOf(trx, scope, airing.unit_id))) throw missing();
    if (airing.taken_back_ms !== null) return unchanged({});
    if (now > plus(instantOf(airing.received_ms), Minutes(TAKE_BACK_MINUTES)))
      throw new Fault("too_late", "A confirmation is taken back within an hour.");
    await markTakenBack(trx, id, caller.id, now);
    return changed({}, { action: "airing.take-back", subject: id, fields: ["state"] });
  });

  desk.change(explainMissed, async (given, { trx, now, caller, scope }) => {
    const station = await stationOf(trx, scope, given.station);
    if (!station) throw missing();
    const day = parseDay(given.day);
    const earliest = dayOf(minus(now, Hours(LATEST_CONFIRMATION_HOURS)), "vietnam");
    if (day < earliest || dayStart(day, "vietnam") > now)
      throw new Fault("too_late", "A reason is given on the day or within two days after it.");
    const slot = minuteOf(given.slot);
    const settings = (await settingsOf(trx, { paths: [station.path] }, day)).get(station.id) ?? [];
    if (!slotsOn(settings, day).includes(slot))
      throw new Fault("no_such_slot", "The station has no such slot on that day.");
    if (await slotAired(trx, station.id, day, slot)) throw new Fault("aired", "That slot was aired.");
    await putMiss(trx, {
      unit_id: station.id,
      unit_path: station.path,
      day,
      slot,
      reason: given.reason,
      note: given.note,
      by_id: caller.id,
      at_ms: ms(now),
    });
    return changed(
      {},
      { action: "airing.explain", subject: station.id, fields: ["day", "slot", "reason", "note"] },
    );
  });
}

/** Keeps one confirmation, or says why not. */
async function keep(
  { trx, now, caller, scope }: ChangeContext<Tables>,
  confirmation: Confirmation,
  sentAt: Instant,
): Promise<Outcome> {
  const station = await stationOf(trx, scope, confirmation.station);
  if (!station) return "not_yours";
  const known = await airingWith(trx, confirmation.id);
  if (known) return known.unit_id === station.id ? "known" : "not_yours";
  const day = parseDay(confirmation.day);
  const settings = (await settingsOf(trx, { paths: [station.path] }, day)).get(station.id) ?? [];
  const row = await packageFor(trx, station, confirmation.bulletinId);
  const decided = decide(confirmation, {
    now,
    sentAt,
    slots: slotsOn(settings, day),
    bulletin: row && airedOf(row),
  });
  if (!("airedAt" in decided) || !row) return decided.outcome;
  const kept = await insertAiring(trx, {
    id: confirmation.id,
    unit_id: station.id,
    unit_path: station.path,
    day,
    slot: confirmation.slot === null ? null : minuteOf(confirmation.slot),
    bulletin_id: row.id,
    number: row.number ?? 0,
    aired_ms: ms(decided.airedAt),
    received_ms: ms(now),
    late: decided.outcome === "late",
    by_id: caller.id,
  });
  return kept ? decided.outcome : "slot_taken";
}

const iso = (day: number): string => isoDay(Day(day));

const airedOf = (row: BulletinRow) => ({
  firstDay: iso(row.first_day),
  lastDay: iso(row.last_day),
  checksum: row.checksum ?? "",
  approvedAt: instantOf(row.approved_ms ?? "0"),
  withdrawnAt: instantOrNone(row.withdrawn_ms),
});

async function stationPackage(
  context: Context,
  voice: Voice,
  row: BulletinRow,
  station: Station,
): Promise<StationPackage> {
  const sent = packageOf(row);
  if (!sent) throw new Error("a package for stations is an approved one");
  const sound = await stationSoundOf(context, voice, row, station);
  const recordings = await recordingsOf(context.database.db, station.id, [row.id]);
  return {
    id: row.id,
    priority: row.priority as StationPackage["priority"],
    firstDay: iso(row.first_day),
    lastDay: iso(row.last_day),
    package: sent,
    approvedAt: isoInstant(instantOf(row.approved_ms ?? "0")),
    opening: opening(station.name).text,
    sound: sound
      ? stationSound.path
          .replace(":id", encodeURIComponent(row.id))
          .replace(":station", encodeURIComponent(station.id))
      : null,
    soundChecksum: sound?.sha256 ?? null,
    recordings: recordings.map(({ language, bytes }) => ({
      language: language as StationPackage["recordings"][number]["language"],
      bytes,
    })),
    unreviewed: reviewDueOf(row) !== undefined,
    withdrawn: row.state === "withdrawn",
  };
}
