/** Units of this server, entered by its operator before anybody can sign in. */
import type { Environment } from "@bluezone/server-kit/config";
import { type EntryResult, enterUnitsAsOperator } from "@bluezone/units/enter-as-operator";
import { readHealthConfig } from "./config.ts";
import { migrations } from "./migrations/migrations.ts";

/** Enters a CSV, or An Giang's register of December 2020. Throws StartError when the database or the table is not right. */
export const enterUnits = (env: Environment, csv?: string): Promise<EntryResult> =>
  enterUnitsAsOperator({ place: readHealthConfig(env).database, name: "health", migrations }, csv);
