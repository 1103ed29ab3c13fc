/** The endpoints of figures: the league, downloads, what figures are set against, and phones that answer. */
import { Fault } from "@bluezone/contract/fault";
import { reportActive } from "@bluezone/contract/rollout/active";
import {
  enterDownloads,
  enterSmartphones,
  enterTarget,
  importDownloads,
  readLeague,
} from "@bluezone/contract/rollout/figures";
import { reportWeekAt, type Week, weekAt } from "@bluezone/contract/rollout/week";
import { areasOf } from "@bluezone/contract/rollout/weekly-figure";
import { type ChangeEntry, changed, type Desk } from "@bluezone/desk/change";
import type { Province } from "@bluezone/policy/province";
import { type Day, parseDay } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http/http";
import { within } from "@bluezone/staff/scope";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import { newId } from "../new-id.ts";
import type { Sql, Tables } from "../tables.ts";
import { countReport } from "./active-store.ts";
import { putSmartphones, putTarget, targetOf } from "./basis-store.ts";
import { putAll, readDownloads } from "./enter-downloads.ts";
import { communesLeagueOf, leagueOf } from "./league.ts";
import { districtsOn } from "./places.ts";
import { districtPath, provinceOn } from "./places-store.ts";

/** Throws Fault `days_unordered` when the last day is before the first. */
function mustFollow(validFrom: string, validTo: string | null): void {
  if (validTo !== null && validTo < validFrom)
    throw new Fault("days_unordered", "The last day is before the first.");
}

/** Figures of the whole province are entered by who reaches all of it: the department. */
async function mustReachAll(province: Province, sql: Sql, caller: Viewer, day: Day): Promise<void> {
  const top = await provinceOn(province, sql, day);
  caller.must("targets.write", top?.path ?? "");
}

const downloadsEntry = (week: Week): ChangeEntry => ({
  action: "numbers.downloads",
  subject: week,
  fields: ["count", "source"],
});

/** Adds the endpoints. */
export function addFigureRoutes(
  http: Http<Viewer>,
  desk: Desk<Tables>,
  { clock, config: { province }, database: { db }, random }: Context,
): void {
  desk.read(readLeague, async ({ week = reportWeekAt(clock.now()), district }, { caller }) => {
    if (district !== undefined) {
      const path = await districtPath(db, parseDay(week), district);
      if (path === undefined || !within(caller.scope("numbers.read"), path))
        throw new Fault("not_found", "There is no such district in that week.");
    }
    const league =
      district === undefined
        ? await leagueOf(province, db, week, clock.now())
        : await communesLeagueOf(province, db, week, clock.now(), district);
    if (!league) throw new Fault("not_found", "There is no such district in that week.");
    return league;
  });

  desk.change(enterDownloads, async ({ rows, ...about }, { trx, now, caller }) => {
    await mustReachAll(province, trx, caller, parseDay(about.week));
    return changed(await putAll(province, trx, rows, about, caller.id, now), downloadsEntry(about.week));
  });

  desk.change(importDownloads, async ({ csv, ...about }, { trx, now, caller }) => {
    await mustReachAll(province, trx, caller, parseDay(about.week));
    const { rows, faults } = readDownloads(province, csv, about.week);
    const outcome = await putAll(province, trx, rows, about, caller.id, now);
    return changed({ ...outcome, faults: [...faults] }, downloadsEntry(about.week));
  });

  desk.change(enterSmartphones, async ({ district, count, source, validFrom, validTo }, { trx, caller }) => {
    const day = parseDay(validFrom);
    await mustReachAll(province, trx, caller, day);
    mustFollow(validFrom, validTo);
    if (!districtsOn(province, day).some(({ code }) => code === district))
      throw new Fault("district_unknown", "There is no such district on that day.");
    await putSmartphones(trx, {
      district,
      count,
      source,
      valid_from_day: day,
      valid_to_day: validTo === null ? null : parseDay(validTo),
    });
    const fields = ["count", "source", "validFrom", "validTo"];
    return changed({}, { action: "numbers.smartphones", subject: district, fields });
  });

  desk.change(enterTarget, async ({ source, per, share, basis, validFrom, validTo }, { trx, caller }) => {
    await mustReachAll(province, trx, caller, parseDay(validFrom));
    mustFollow(validFrom, validTo);
    const row = await putTarget(trx, {
      id: newId(random),
      source,
      per,
      share,
      basis,
      valid_from_day: parseDay(validFrom),
      valid_to_day: validTo === null ? null : parseDay(validTo),
    });
    const fields = ["source", "per", "share", "basis", "validFrom", "validTo"];
    return changed({ target: targetOf(row) }, { action: "numbers.target", subject: row.id, fields });
  });

  const areas = areasOf(province);
  http.route(reportActive, async ({ areas: named, district, hours, alert }) => {
    if (named !== areas.name || !areas.answers.includes(district))
      throw new Fault("bad_request", "This is no district of this province's list.");
    const week = weekAt(clock.now());
    await countReport(areas, db, week, { district, hours, ...(alert === undefined ? {} : { alert }) });
    return {};
  });
}
