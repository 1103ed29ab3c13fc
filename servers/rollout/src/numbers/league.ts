/** The league of a week: four sources side by side for each place, and of the whole. Nothing is added across sources. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { type LeagueRow, type readLeague, SOURCES, type Source } from "@bluezone/contract/rollout/figures";
import { cutOffOf, type Week } from "@bluezone/contract/rollout/week";
import { areasOf, HOURS_ANSWERS, HOURS_QUESTION } from "@bluezone/contract/rollout/weekly-figure";
import type { Province } from "@bluezone/policy/province";
import { type Instant, isoInstant, parseDay } from "@bluezone/protocol/time";
import type { Sql } from "../tables.ts";
import { activeCounts } from "./active-store.ts";
import { smartphonesOn, targetOf, targetsOn } from "./basis-store.ts";
import { estimates } from "./estimate.ts";
import { figureOf } from "./figure.ts";
import { allSmartphones, smartphonesOf } from "./league-smartphones.ts";
import { readSources, total, type WeekSources } from "./league-sources.ts";
import { districtsOn, type Place } from "./places.ts";
import { communesOn, provinceOn } from "./places-store.ts";
import { estimateReadings, readingOf } from "./readings.ts";

type League = ResponseOf<typeof readLeague>;
type Sources = { readonly now: WeekSources; readonly before: WeekSources };

/** One place's row; the whole's for `undefined` as code. */
function rowOf(
  { now, before }: Sources,
  place: Place,
  code: string | undefined,
  smartphones: LeagueRow["smartphones"],
): LeagueRow {
  const own = (counts: ReadonlyMap<string, number>): number =>
    code === undefined ? total(counts) : (counts.get(code) ?? 0);
  const reading = (sources: WeekSources, source: Source) =>
    code === undefined ? sources[source].whole : readingOf(sources[source], code);
  const figures = Object.fromEntries(
    SOURCES.map((source) => [
      source,
      figureOf(reading(now, source), reading(before, source), {
        people: place.population,
        smartphones: smartphones?.count ?? null,
        ...(source === "units" ? { counted: { now: own(now.counted), before: own(before.counted) } } : {}),
      }),
    ]),
  ) as LeagueRow["figures"];
  return {
    code: place.code,
    name: place.name,
    population: place.population,
    smartphones,
    figures,
    reported: own(now.reported),
    tile: place.tile === null ? null : [...place.tile],
  };
}

/** How many of the phones that answer could hear others so many hours a day. */
async function hoursOf(of: Province, sql: Sql, week: Week): Promise<League["hours"]> {
  const { hours } = await activeCounts(areasOf(of), sql, week);
  const answered = hours.reduce((sum, n) => sum + n, 0);
  const readings = estimateReadings(HOURS_ANSWERS, estimates(HOURS_QUESTION, hours), answered);
  return HOURS_ANSWERS.map((one) => ({
    hours: one,
    figure: figureOf(readingOf(readings, one), { is: "none" }, { people: answered, smartphones: null }),
  }));
}

/** A figure that is hidden for the whole could be worked out from its parts: they are hidden too. */
function hideWith({ figures: whole }: LeagueRow, row: LeagueRow): LeagueRow {
  const figures = Object.fromEntries(
    SOURCES.map((source) => [
      source,
      whole[source].is === "hidden" && row.figures[source].is === "shown"
        ? { is: "hidden" }
        : row.figures[source],
    ]),
  ) as LeagueRow["figures"];
  return { ...row, figures };
}

/** The league of the districts as it stood at an instant; since there are none, of the communes. */
export async function leagueOf(of: Province, sql: Sql, week: Week, asOf: Instant): Promise<League> {
  const day = parseDay(week);
  const districts = districtsOn(of, day);
  const by = districts.length > 0 ? "district" : "commune";
  const places = by === "district" ? districts : await communesOn(sql, day);
  const codes = places.map(({ code }) => code);
  const province = (await provinceOn(of, sql, day))?.place;
  const sources = await readSources(of, sql, week, asOf, { by, codes, district: undefined });
  const smartphones = by === "district" ? await smartphonesOn(sql, day) : [];
  const phones = (code: string) => smartphonesOf(smartphones.find(({ district }) => district === code));
  return {
    week,
    cutOff: isoInstant(cutOffOf(week)),
    rows: places.map((place) => rowOf(sources, place, place.code, phones(place.code))),
    whole: rowOf(
      sources,
      province ?? { code: "", name: "", population: null, tile: null },
      undefined,
      allSmartphones(codes, smartphones),
    ),
    targets: (await targetsOn(sql, day)).map(targetOf),
    hours: by === "district" ? await hoursOf(of, sql, week) : [],
    illustrative: sources.now.illustrative,
  };
}

/** The league of a district's communes. The whole is the district's own row, so that nothing is told that it hides. */
export async function communesLeagueOf(
  of: Province,
  sql: Sql,
  week: Week,
  asOf: Instant,
  district: string,
): Promise<League | undefined> {
  const league = await leagueOf(of, sql, week, asOf);
  const whole = league.rows.find(({ code }) => code === district);
  if (!whole) return undefined;
  const places = await communesOn(sql, parseDay(week), district);
  const codes = places.map(({ code }) => code);
  const sources = await readSources(of, sql, week, asOf, { by: "commune", codes, district });
  const rows = places.map((place) => hideWith(whole, rowOf(sources, place, place.code, null)));
  return { ...league, rows, whole, hours: [] };
}
