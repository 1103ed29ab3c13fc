/**
 * Endpoints of rounds of quarantine sites, against infection from one to another (C13). They hold no word about
 * anybody.
 */
import { Fault } from "@bluezone/contract/fault";
import { CAMP_ITEMS, CampItems, keepCampCheck, listCampChecks } from "@bluezone/contract/health/quarantine";
import { changed, type Desk } from "@bluezone/desk/change";
import { addDays, dayOf, parseDay } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";
import { drawId } from "../record-id.ts";
import { ms, type Tables } from "../tables.ts";
import { insertCheck, listChecks, lockCheck, putCheck } from "./camp-store.ts";
import { siteNames } from "./store.ts";
import { at, iso } from "./view.ts";

/** How many days back a round can be written down. */
const LATE_DAYS = 7;

/** Adds the endpoints. */
export function addCampChecks(desk: Desk<Tables>, { database, random }: Context): void {
  desk.read(listCampChecks, async ({ limit }, { caller }) => {
    const scope = caller.scope("quarantine.read");
    const rows = await listChecks(database.db, scope, limit);
    return {
      checks: rows.map(({ id, version, site_name, day, items, at_ms }) => ({
        id,
        version,
        siteName: site_name,
        day: iso(day),
        items: CampItems.parse(JSON.parse(items)),
        at: at(at_ms),
      })),
      sites: await siteNames(database.db, scope),
    };
  });

  desk.change(keepCampCheck, async ({ siteName, version, items, ...asked }, { trx, now, caller }) => {
    const [today, day] = [dayOf(now, "vietnam"), parseDay(asked.day)];
    if (day > today || day < addDays(today, -LATE_DAYS))
      throw new Fault("day_invalid", `a round is written down within ${LATE_DAYS} days`);
    const { id: unit, path } = caller.home;
    caller.must("quarantine.write", path);
    const round = { unit_id: unit, site_name: siteName, day };
    const there = await lockCheck(trx, round);
    if ((there?.version ?? 0) !== version)
      throw new Fault("conflict", "This round was written down meanwhile.");
    const told = {
      items: JSON.stringify(Object.fromEntries(CAMP_ITEMS.map((item) => [item, items[item]]))),
      version: version + 1,
      by: caller.id,
      at_ms: ms(now),
    };
    const id = there?.id ?? drawId(random);
    if (there) await putCheck(trx, id, told);
    else if (!(await insertCheck(trx, { id, unit_path: path, ...round, ...told })))
      throw new Fault("conflict", "This round was written down meanwhile.");
    return changed(
      { id, version: version + 1 },
      { action: "quarantine.camp", subject: id, fields: ["items"] },
    );
  });
}
