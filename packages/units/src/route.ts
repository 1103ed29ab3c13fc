/** The endpoints of the register of units. */
import { Fault } from "@bluezone/contract/fault";
import { importUnits, listUnits, readUnit } from "@bluezone/contract/units";
import type { UnitType } from "@bluezone/policy/unit-type";
import { dayOf, parseDay } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Database } from "@bluezone/server-kit/sql/database";
import type { Clock } from "@bluezone/server-kit/time/clock";
import type { Staff } from "@bluezone/staff/staff";
import type { StaffTables } from "@bluezone/staff/tables";
import type { Viewer } from "@bluezone/staff/viewer";
import { enterUnits } from "./import.ts";
import { reachesProvince } from "./province.ts";
import type { UnitTables } from "./rows.ts";
import { around, findUnit, findUnits } from "./store.ts";

/** Undoes a dry run: thrown inside the transaction with what would have come of it. */
class DryRun<T> extends Error {
  readonly outcome: T;
  constructor(outcome: T) {
    super("dry run");
    this.outcome = outcome;
  }
}

/** What the endpoints need of a server. */
export type Register<Tables extends StaffTables & UnitTables> = {
  readonly clock: Clock;
  readonly database: Database<Tables>;
  readonly staff: Staff;
  /** Types of units that enter organs of the state on this server; absent: all that act for the whole province. */
  readonly organs?: readonly UnitType[];
};

/** Adds the endpoints below /api/units/. */
export function addUnitRoutes<Tables extends StaffTables & UnitTables>(
  http: Http<Viewer>,
  { clock, database, staff, organs }: Register<Tables>,
): void {
  http.route(listUnits, async ({ on, ...filter }, { caller }) => {
    const day = on === undefined ? dayOf(clock.now(), "vietnam") : parseDay(on);
    const { units, total } = await findUnits(database.db, caller.scope("units.read"), { ...filter, on: day });
    return { units: [...units], total };
  });

  http.route(readUnit, async ({ id }, { caller }) => {
    const unit = await findUnit(database.db, caller.scope("units.read"), id);
    if (!unit) throw new Fault("not_found", "There is no such unit.");
    const { above, below } = await around(database.db, unit);
    return { unit, above: [...above], below };
  });

  http.route(importUnits, async ({ csv, dryRun }, { caller }) => {
    const now = clock.now();
    const scope = caller.scope("units.write");
    try {
      return await database.transaction(async (trx) => {
        await database.lockTable(trx, "unit");
        const province = await reachesProvince(trx, scope, dayOf(now, "vietnam"), organs);
        const { outcome, entries } = await enterUnits(trx, { scope, province }, csv);
        if (dryRun) throw new DryRun(outcome);
        const actor = caller.id;
        for (const entry of entries) await staff.audit(trx, now, { ...entry, actor });
        await staff.audit(trx, now, {
          actor,
          action: "units.import",
          subject: caller.home.id,
          fields: ["added", "changed"],
        });
        return outcome;
      });
    } catch (thrown) {
      if (thrown instanceof DryRun) return thrown.outcome;
      throw thrown;
    }
  });
}
