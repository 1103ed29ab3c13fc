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
import { reportWeekAt, weekAt } from "@bluezone/contract/rollout/week";
import { type Day, parseDay } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import { within } from "@bluezone/staff/scope";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import { newId } from "../new-id.ts";
import type { Transaction } from "../tables.ts";
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

/** Adds the endpoints. */
export function addFigureRoutes(http: Http<Viewer>, { clock, database, random, staff }: Context): void {
  const { db } = database;

  /** Figures of the whole province are entered by who reaches all of it: the department. */
  async function mustReachAll(caller: Viewer, day: Day): Promise<void> {
    const province = await provinceOn(db, day);
    caller.must("targets.write", province?.path ?? "");
  }
  const noted = (trx: Transaction, caller: Viewer, action: string, subject: string, fields: string[]) =>
    staff.audit(trx, clock.now(), { actor: caller.id, action, subject, fields });

  http.route(readLeague, async ({ week = reportWeekAt(clock.now()), district }, { caller }) => {
    if (district !== undefined) {
      const path = await districtPath(db, parseDay(week), district);
      if (path === undefined || !within(caller.scope("numbers.read"), path))
        throw new Fault("not_found", "There is no such district in that week.");
    }
    const league =
      district === undefined
        ? await leagueOf(db, week, clock.now())
        : await communesLeagueOf(db, week, clock.now(), district);
    if (!league) throw new Fault("not_found", "There is no such district in that week.");
    return league;
  });

  http.route(enterDownloads, async ({ rows, ...about }, { caller }) => {
    await mustReachAll(caller, parseDay(about.week));
    return database.transaction(async (trx) => {
      const outcome = await putAll(trx, rows, about, caller.id, clock.now());
      await noted(trx, caller, "numbers.downloads", about.week, ["count", "source"]);
      return outcome;
    });
  });

  http.route(importDownloads, async ({ csv, ...about }, { caller }) => {
    await mustReachAll(caller, parseDay(about.week));
    const { rows, faults } = readDownloads(csv, about.week);
    return database.transaction(async (trx) => {
      const outcome = await putAll(trx, rows, about, caller.id, clock.now());
      await noted(trx, caller, "numbers.downloads", about.week, ["count", "source"]);
      return { ...outcome, faults: [...faults] };
    });
  });

  http.route(enterSmartphones, async ({ district, count, source, validFrom, validTo }, { caller }) => {
    const day = parseDay(validFrom);
    await mustReachAll(caller, day);
    mustFollow(validFrom, validTo);
    if (!districtsOn(day).some(({ code }) => code === district))
      throw new Fault("district_unknown", "There is no such district on that day.");
    await database.transaction(async (trx) => {
      await putSmartphones(trx, {
        district,
        count,
        source,
        valid_from_day: day,
        valid_to_day: validTo === null ? null : parseDay(validTo),
      });
      await noted(trx, caller, "numbers.smartphones", district, ["count", "source", "validFrom", "validTo"]);
    });
    return {};
  });

  http.route(enterTarget, async ({ source, per, share, basis, validFrom, validTo }, { caller }) => {
    await mustReachAll(caller, parseDay(validFrom));
    mustFollow(validFrom, validTo);
    return database.transaction(async (trx) => {
      const row = await putTarget(trx, {
        id: newId(random),
        source,
        per,
        share,
        basis,
        valid_from_day: parseDay(validFrom),
        valid_to_day: validTo === null ? null : parseDay(validTo),
      });
      await noted(trx, caller, "numbers.target", row.id, [
        "source",
        "per",
        "share",
        "basis",
        "validFrom",
        "validTo",
      ]);
      return { target: targetOf(row) };
    });
  });

  http.route(reportActive, async ({ district, hours }) => {
    const week = weekAt(clock.now());
    await countReport(db, week, { district, hours });
    return {};
  });
}
