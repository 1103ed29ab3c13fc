/** The operator enters units before anybody can sign in: a role is held at a unit. */
import { Fault } from "@bluezone/contract/fault";
import type { OrgUnit } from "@bluezone/policy/org-unit";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import type { DatabasePlace } from "@bluezone/server-kit/sql/engine";
import { type Migrations, migrate } from "@bluezone/server-kit/sql/migrate";
import { openEngine } from "@bluezone/server-kit/sql/open-engine";
import { StartError } from "@bluezone/server-kit/start/start-error";
import { type Clock, systemClock } from "@bluezone/server-kit/time/clock";
import { audit, OPERATOR } from "@bluezone/staff/audit/audit";
import type { StaffTables } from "@bluezone/staff/tables";
import { enterRegister } from "./enter-register.ts";
import { enterUnits } from "./import.ts";
import type { UnitTables } from "./rows.ts";

/** Every path begins with nothing: the operator reaches all. */
const OPERATOR_REACH = { scope: { paths: [""] }, province: true };

/** A server's schema: where it lies, its name, and what makes its tables. */
export type Schema = {
  readonly place: DatabasePlace;
  readonly name: string;
  readonly migrations: Migrations;
};

/** What came of it. */
export type EntryResult = {
  readonly entered: number;
  readonly faults: readonly { readonly row: number; readonly column: string; readonly message: string }[];
};

/** Enters a CSV, or without one the register that is given. Throws StartError when the database or the table is not right. */
export async function enterUnitsAsOperator(
  schema: Schema,
  csv: string | undefined,
  register: readonly OrgUnit[],
  clock: Clock = systemClock,
): Promise<EntryResult> {
  const engine = await openEngine(schema.place);
  try {
    const database = await openDatabase<UnitTables & StaffTables>({ schema: schema.name, engine });
    await migrate(database, schema.migrations);
    return await database.transaction(async (trx) => {
      if (csv === undefined) {
        await enterRegister(trx, register);
        return { entered: register.length, faults: [] };
      }
      await database.lockTable(trx, "unit");
      const { outcome, entries } = await enterUnits(trx, OPERATOR_REACH, csv);
      for (const entry of entries) await audit(trx, clock.now(), { ...entry, actor: OPERATOR });
      const { added, changed, unchanged, faults } = outcome;
      return { entered: added + changed + unchanged, faults };
    });
  } catch (error) {
    if (error instanceof Fault) throw new StartError(error.message, { cause: error });
    throw error;
  } finally {
    await engine.close();
  }
}
