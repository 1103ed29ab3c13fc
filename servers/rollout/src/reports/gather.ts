/** Gathers a week's rows for an office: what its units sent, what others counted, as it all stood at an instant. */
import type { ReportFigureKey } from "@bluezone/contract/rollout/reports";
import type { Week } from "@bluezone/contract/rollout/week";
import { areasOf, districtQuestion } from "@bluezone/contract/rollout/weekly-figure";
import type { Unit } from "@bluezone/contract/units";
import type { Province } from "@bluezone/policy/province";
import { type Instant, isoInstant, parseDay } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import { activeCounts } from "../numbers/active-store.ts";
import { downloadsOf } from "../numbers/downloads-store.ts";
import { type Estimate, estimates, telling } from "../numbers/estimate.ts";
import { communesLeagueOf, leagueOf } from "../numbers/league.ts";
import { askedUnits } from "../numbers/lists-store.ts";
import { districtsOn } from "../numbers/places.ts";
import { scans } from "../numbers/scans-store.ts";
import { tallies } from "../numbers/tallies.ts";
import type { Sql } from "../tables.ts";
import { airedOf } from "./aired-of-week.ts";
import { cascades, lettersOf } from "./letters-store.ts";
import type { TraceRow, WeekRows, Words } from "./week-rows.ts";

/** Which places' figures belong to an office: all for the one at the top, a district's for its committee, else none. */
type Area = { readonly district?: string } | undefined;
function areaOf({ parent, type, district }: Unit): Area {
  if (parent === null) return {};
  return type === "district-committee" && district !== null ? { district } : undefined;
}

/** The places below an office. */
const leagueFor = (province: Province, sql: Sql, week: Week, asOf: Instant, district: string | undefined) =>
  district === undefined
    ? leagueOf(province, sql, week, asOf)
    : communesLeagueOf(province, sql, week, asOf, district);

/** Rows, unless there are none: what nobody counted is not zero. */
const some = (
  key: ReportFigureKey,
  rows: readonly TraceRow[] | undefined,
): Partial<Record<ReportFigureKey, readonly TraceRow[]>> =>
  rows === undefined || rows.length === 0 ? {} : { [key]: rows };

/** The rows of an office's week. */
export async function gather(
  province: Province,
  sql: Sql,
  unit: Unit,
  week: Week,
  asOf: Instant,
): Promise<WeekRows> {
  const scope: Scope = { paths: [unit.path] };
  const area = areaOf(unit);
  const asked = await askedUnits(sql, scope, week, asOf);
  const sent = asked.flatMap(({ sent, ...one }) => (sent ? [{ ...one, sent }] : []));
  const league = area && (await leagueFor(province, sql, week, asOf, area.district));
  const phones = area ? await phonesOf(province, sql, week, area.district) : undefined;
  const aired = await airedOf(sql, scope, week, asOf);
  const words = (field: "difficulties" | "proposals"): readonly Words[] =>
    sent.flatMap(({ id, name, sent }) =>
      sent[field] === "" ? [] : [{ unitId: id, name, text: sent[field] }],
    );
  const letters = await lettersOf(sql, scope, week, asOf);
  return {
    unitId: unit.id,
    week,
    asOf: isoInstant(asOf),
    traces: {
      documents: letters,
      ...some("cascaded", await cascades(sql, scope, week)),
      reported: asked.map(({ name, sent }) => ({ name, n: sent ? 1 : 0, of: 1 })),
      ...some(
        "smartphones",
        sent.map(({ name, sent }) => ({ name, n: sent.smartphones, of: sent.staff })),
      ),
      ...some(
        "installed",
        sent.map(({ name, sent }) => ({ name, n: sent.installed, of: sent.smartphones })),
      ),
      ...some(
        "helped",
        sent.map(({ name, sent }) => ({ name, n: sent.helped, of: null })),
      ),
      ...some(
        "posters",
        sent.map(({ name, sent }) => ({ name, n: sent.posters, of: null })),
      ),
      ...(area ? some("downloads", await downloadRows(province, sql, week, asOf, area.district)) : {}),
      ...(area ? some("tallied", await tallyRows(province, sql, week, area.district)) : {}),
      ...some("active", phones?.rows),
      ...some("scans", await scanRows(province, sql, scope, week)),
      ...some("aired", aired?.airings),
      ...some("airedDays", aired?.days),
    },
    interval: phones?.interval ?? null,
    hidden: phones?.hidden ? ["active"] : [],
    league: league?.rows ?? [],
    difficulties: words("difficulties"),
    proposals: words("proposals"),
    illustrative: asked.some((one) => one.sent && one.illustrative) || (league?.illustrative ?? false),
  };
}

/** A place's name by its code; the office itself stands for what lies in none. */
function nameOf(province: Province, week: Week): (code: string | null) => string {
  const places = districtsOn(province, parseDay(week));
  return (code) => places.find((place) => place.code === code)?.name ?? "Cấp tỉnh";
}

async function downloadRows(
  province: Province,
  sql: Sql,
  week: Week,
  asOf: Instant,
  district?: string,
): Promise<TraceRow[]> {
  const places = districtsOn(province, parseDay(week));
  const rows = await downloadsOf(sql, [week], asOf);
  return rows
    .filter((row) => district === undefined || row.district === district)
    .map((row) => {
      const place = places.find(({ code }) => code === row.district);
      return { name: place?.name ?? row.district, n: row.count, of: place?.population ?? null };
    });
}

async function tallyRows(province: Province, sql: Sql, week: Week, district?: string): Promise<TraceRow[]> {
  const name = nameOf(province, week);
  const counts = new Map<string | null, number>();
  for (const row of await tallies(sql, week))
    if (district === undefined || row.district === district)
      counts.set(row.district, (counts.get(row.district) ?? 0) + row.helped);
  return [...counts].map(([code, n]) => ({ name: name(code), n, of: null }));
}

async function scanRows(province: Province, sql: Sql, scope: Scope, week: Week): Promise<TraceRow[]> {
  const name = nameOf(province, week);
  return (await scans(sql, scope, week)).map((row) => ({ name: name(row.district), n: row.scans, of: null }));
}

/** Phones that answered: counted for the province, estimated for a district. */
async function phonesOf(
  province: Province,
  sql: Sql,
  week: Week,
  district?: string,
): Promise<{ rows: readonly TraceRow[]; interval: WeekRows["interval"]; hidden: boolean }> {
  const areas = areasOf(province);
  const { district: counts } = await activeCounts(areas, sql, week);
  const answered = counts.reduce((sum, n) => sum + n, 0);
  const none = { rows: [], interval: null, hidden: false };
  if (answered === 0) return none;
  if (district === undefined) return { ...none, rows: [{ name: "", n: answered, of: null }] };
  const one: Estimate | undefined = estimates(districtQuestion(areas), counts)[
    areas.answers.indexOf(district)
  ];
  if (!one || !telling(one)) return { ...none, hidden: true };
  const { value, low, high } = one;
  return {
    ...none,
    rows: [{ name: nameOf(province, week)(district), n: value, of: null }],
    interval: { low, high },
  };
}
