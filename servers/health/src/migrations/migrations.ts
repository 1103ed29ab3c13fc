/** All migrations of the schema by name; each runs once, in the order of the names. */
import type { Migrations } from "@bluezone/server-kit/migrate";
import { codes } from "./0001-codes.ts";
import { quotas } from "./0002-quotas.ts";

export const migrations: Migrations = { "0001-codes": codes, "0002-quotas": quotas };
