/** All migrations of the schema by name; each runs once, in the order of the names. */
import type { Migrations } from "@bluezone/server-kit/migrate";
import { codes } from "./0001-codes.ts";

export const migrations: Migrations = { "0001-codes": codes };
