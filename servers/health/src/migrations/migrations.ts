/** All migrations by name; they run in the order of their names, each once for ever. Each slice keeps its own tables' file. */
import type { Migrations } from "@bluezone/server-kit/migrate";
import { staffTables } from "@bluezone/staff/migration";
import { units } from "@bluezone/units/migration";
import { cases } from "../cases/migration.ts";
import { people } from "../people/migration.ts";
import { codes } from "./0001-codes.ts";
import { quotas } from "./0002-quotas.ts";

export const migrations: Migrations = {
  "0001-codes": codes,
  "0002-quotas": quotas,
  "0003-staff": staffTables,
  "0004-units": units,
  "0005-people": people,
  "0006-cases": cases,
};
