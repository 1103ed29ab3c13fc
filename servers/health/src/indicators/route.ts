/** The endpoints of the indicators. */
import { Fault } from "@bluezone/contract/fault";
import { AVERTED_WEEKS, readIndicators, readToldIndicators } from "@bluezone/contract/health/indicators";
import type { Desk } from "@bluezone/desk/change";
import { dayOf } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";
import { askingOf } from "../outbreak/asked.ts";
import { withRoom } from "../outbreak/placed-store.ts";
import { officeOf } from "../reports/office.ts";
import { areasOn } from "../reports/tree.ts";
import type { Tables } from "../tables.ts";
import { exactIndicators, ofWeeks } from "./exact.ts";
import { toldIndicators } from "./told.ts";
import { weeksBefore } from "./weeks.ts";

/** Adds the endpoints. */
export function addIndicators(desk: Desk<Tables>, { clock, config, database }: Context): void {
  const { province, disease } = config;
  const interval = disease.serialInterval;

  desk.read(readIndicators, async (asked, { caller }) => {
    const now = clock.now();
    const asking = await askingOf(database.db, caller, asked, province, now);
    if (asking.form !== "exact") throw new Fault("not_found", "There is no such unit.");
    const weeks = weeksBefore(now, asked.weeks);
    return withRoom(database, (trx) => exactIndicators(trx, ofWeeks(asking, weeks), weeks, interval));
  });

  desk.read(readToldIndicators, async ({ weeks: many }, { caller }) => {
    const now = clock.now();
    const weeks = weeksBefore(now, Math.max(many, 2 * AVERTED_WEEKS));
    const { illustrative } = await officeOf(database.db, caller.scope("reports.read"), caller.home.id);
    const whole = {
      form: "told",
      province,
      areas: areasOn(province, dayOf(now, "vietnam")),
      part: {},
    } as const;
    const asking = ofWeeks({ ...whole, now, illustrative }, weeks);
    const told = await withRoom(database, (trx) =>
      toldIndicators(trx, asking, weeks, { interval, estimated: AVERTED_WEEKS }),
    );
    return { ...told, weeks: told.weeks.slice(-many) };
  });
}
