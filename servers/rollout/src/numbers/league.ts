/** The league of a week: four sources side by side for each place, and what is said of the whole. Nothing is added across sources. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import {
  DISTRICT_ANSWERS,
  DISTRICT_QUESTION,
  HOURS_ANSWERS,
  HOURS_QUESTION,
} from "@bluezone/contract/rollout/active";
import type { Figure, LeagueRow, readLeague, Source } from "@bluezone/contract/rollout/figures";
import { cutOffOf, type Week, weekAfter } from "@bluezone/contract/rollout/week";
import { Day, type Instant, isoDay, isoInstant, parseDay } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import type { Sql } from "../tables.ts";
import { activeCounts } from "./active-store.ts";
import { smartphonesOn, targetOf, targetsOn } from "./basis-store.ts";
import { downloadsOf } from "./downloads-store.ts";
import { estimates } from "./estimate.ts";
import { figureOf, type Reading } from "./figure.ts";
import { communesOn, districtsOn, type Place, provinceOn } from "./places.ts";
import { countReadings, estimateReadings, type Readings, readingOf } from "./readings.ts";
import type { SmartphoneCountRow } from "./rows.ts";
import { type Sum, sums } from "./store.ts";
import { type Tally, tallies } from "./tallies.ts";

/** Sums by place are told to everybody who reads numbers: what they hide is hidden for all. */
const EVERYWHERE: Scope = { paths: [""] };

type League = ResponseOf<typeof readLeague>;
/** Readings of this week and the week before. */
type Pair = { readonly now: Readings; readonly before: Readings };
const NOTHING: Readings = { places: new Map(), whole: { is: "none" } };

/** Adds what falls into each place. */
function byPlace<Row>(
  rows: readonly Row[],
  placeOf: (row: Row) => string | null,
  countOf: (row: Row) => number,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const place = placeOf(row) ?? "";
    counts.set(place, (counts.get(place) ?? 0) + countOf(row));
  }
  return counts;
}

/** Counts by place, with those of no place in the whole. */
function counted(codes: readonly string[], counts: ReadonlyMap<string, number>): Readings {
  const whole = [...counts.values()].reduce((sum, n) => sum + n, 0);
  return counts.size === 0 ? countReadings(codes, counts) : countReadings(codes, counts, whole);
}

/** The league as it stood at an instant; of a district's communes when it is named. */
export async function leagueOf(sql: Sql, week: Week, asOf: Instant, district?: string): Promise<League> {
  const day = parseDay(week);
  const before = weekAfter(week, -1);
  const districts = districtsOn(day);
  const province = await provinceOn(sql, day);
  const finer = district !== undefined || districts.length === 0;
  const places = finer ? await communesOn(sql, day, district) : districts;
  const codes = places.map(({ code }) => code);
  const level = finer ? "commune" : "district";
  const whole: Place = districts.find(({ code }) => code === district) ??
    province?.place ?? { code: "", name: "", population: null, tile: null };

  const sent = await sums(sql, EVERYWHERE, [week, before], asOf, level, district);
  const ofWeek = (one: Week): readonly Sum[] => sent.filter(({ week_day }) => week_day === parseDay(one));
  const units = (one: Week, total: "installed" | "smartphones"): ReadonlyMap<string, number> =>
    byPlace(
      ofWeek(one),
      ({ place }) => place,
      ({ totals }) => totals[total],
    );
  const helped = async (one: Week): Promise<Readings> => {
    const mine = (await tallies(sql, one)).filter(
      (row) => district === undefined || row.district === district,
    );
    return counted(
      codes,
      byPlace(
        mine,
        (row: Tally) => row[level],
        (row) => row.helped,
      ),
    );
  };

  const downloadRows = finer ? [] : await downloadsOf(sql, [week, before], asOf);
  const downloads = (one: Week): Readings =>
    counted(
      codes,
      byPlace(
        downloadRows.filter(({ week_day }) => week_day === parseDay(one)),
        (row) => row.district,
        ({ count }) => count,
      ),
    );
  const active = async (one: Week): Promise<Readings> => {
    if (finer) return NOTHING;
    const { district: counts } = await activeCounts(sql, one);
    const answered = counts.reduce((sum, n) => sum + n, 0);
    return estimateReadings(DISTRICT_ANSWERS, estimates(DISTRICT_QUESTION, counts), answered);
  };
  const pairs: Readonly<Record<Source, Pair>> = {
    downloads: { now: downloads(week), before: downloads(before) },
    active: { now: await active(week), before: await active(before) },
    helped: { now: await helped(week), before: await helped(before) },
    units: {
      now: counted(codes, units(week, "installed")),
      before: counted(codes, units(before, "installed")),
    },
  };

  const smartphones = finer ? [] : await smartphonesOn(sql, day);
  const reported = byPlace(
    ofWeek(week),
    ({ place }) => place,
    (sum) => sum.reported,
  );
  const phonesOf = { now: units(week, "smartphones"), before: units(before, "smartphones") };
  const all = (counts: ReadonlyMap<string, number>): number =>
    [...counts.values()].reduce((a, b) => a + b, 0);
  const smartphonesOfAll = allSmartphones(places, smartphones);

  const row = (
    place: Place,
    reading: (of: Readings) => Reading,
    phones: LeagueRow["smartphones"],
    own: { now: number; before: number },
    sentBy: number,
  ): LeagueRow => {
    const basis = { people: place.population, smartphones: phones?.count ?? null };
    const figure = (source: Source): Figure =>
      figureOf(reading(pairs[source].now), reading(pairs[source].before), {
        ...basis,
        ...(source === "units" ? { counted: own } : {}),
      });
    return {
      code: place.code,
      name: place.name,
      population: place.population,
      smartphones: phones,
      figures: {
        downloads: figure("downloads"),
        active: figure("active"),
        helped: figure("helped"),
        units: figure("units"),
      },
      reported: sentBy,
      tile: place.tile === null ? null : [...place.tile],
    };
  };

  return {
    week,
    cutOff: isoInstant(cutOffOf(week)),
    rows: places.map((place) =>
      row(
        place,
        (of) => readingOf(of, place.code),
        phonesOn(smartphones.find((one) => one.district === place.code)),
        { now: phonesOf.now.get(place.code) ?? 0, before: phonesOf.before.get(place.code) ?? 0 },
        reported.get(place.code) ?? 0,
      ),
    ),
    whole: row(
      whole,
      (of) => of.whole,
      smartphonesOfAll,
      { now: all(phonesOf.now), before: all(phonesOf.before) },
      all(reported),
    ),
    targets: (await targetsOn(sql, day)).map(targetOf),
    hours: finer ? [] : await hoursOf(sql, week),
    illustrative:
      ofWeek(week).some(({ illustrative }) => illustrative) ||
      downloadRows.some((one) => one.illustrative && one.week_day === day),
  };
}

function phonesOn(row: SmartphoneCountRow | undefined): LeagueRow["smartphones"] {
  if (!row) return null;
  return {
    count: row.count,
    source: row.source,
    validFrom: isoDay(Day(row.valid_from_day)),
    validTo: row.valid_to_day === null ? null : isoDay(Day(row.valid_to_day)),
  };
}

/** The whole's smartphones: only when every place has a count; else they would be too few. */
function allSmartphones(
  places: readonly Place[],
  rows: readonly SmartphoneCountRow[],
): LeagueRow["smartphones"] {
  const mine = places.map(({ code }) => rows.find(({ district }) => district === code));
  const [first, ...rest] = mine;
  if (!first || rest.includes(undefined)) return null;
  const known = mine.filter((row) => row !== undefined);
  const sources = [...new Set(known.map(({ source }) => source))];
  return {
    count: known.reduce((sum, { count }) => sum + count, 0),
    source: sources.join("; "),
    validFrom: isoDay(Day(Math.max(...known.map(({ valid_from_day }) => valid_from_day)))),
    validTo: null,
  };
}

/** How many of the phones that answer could hear others so many hours a day. */
async function hoursOf(sql: Sql, week: Week): Promise<League["hours"]> {
  const { hours } = await activeCounts(sql, week);
  const answered = hours.reduce((sum, n) => sum + n, 0);
  const readings = estimateReadings(HOURS_ANSWERS, estimates(HOURS_QUESTION, hours), answered);
  return HOURS_ANSWERS.map((one) => ({
    hours: one,
    figure: figureOf(readingOf(readings, one), { is: "none" }, { people: answered, smartphones: null }),
  }));
}
