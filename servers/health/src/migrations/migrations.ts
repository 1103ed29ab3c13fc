/** All migrations by name; they run in the order of their names, each once for ever. Each slice keeps its own tables' file. */
import type { Migrations } from "@bluezone/server-kit/migrate";
import { trustedTimeMigration } from "@bluezone/server-kit/trusted-time";
import { staffTables } from "@bluezone/staff/migration";
import { staffRoots } from "@bluezone/staff/two-people-migration";
import { units } from "@bluezone/units/migration";
import { callbacks } from "../callbacks/migration.ts";
import { care } from "../care/migration.ts";
import { codesDesk } from "../case-codes/migration.ts";
import { cases } from "../cases/migration.ts";
import { contacts } from "../contacts/migration.ts";
import { data } from "../data/migration.ts";
import { declarations } from "../declarations/migration.ts";
import { floods } from "../floods/migration.ts";
import { people } from "../people/migration.ts";
import { quarantine } from "../quarantine/migration.ts";
import { holdsOfSelfReports } from "../reports/hold/migration.ts";
import { reports } from "../reports/migration.ts";
import { results } from "../results/migration.ts";
import { codes } from "./0001-codes.ts";
import { quotas } from "./0002-quotas.ts";

export const migrations: Migrations = {
  "0001-codes": codes,
  "0002-quotas": quotas,
  "0003-staff": staffTables,
  "0004-units": units,
  "0005-people": people,
  "0006-cases": cases,
  "0007-results": results,
  "0008-codes-desk": codesDesk,
  "0009-contacts": contacts,
  "0010-quarantine": quarantine,
  "0011-callbacks": callbacks,
  "0012-declarations": declarations,
  "0013-reports": reports,
  "0014-data": data,
  "0015-care": care,
  "0016-floods-holds": holdsOfSelfReports,
  "0016-floods-queues": floods,
  "0016-trusted-time": trustedTimeMigration,
  "0017-staff-roots": staffRoots,
};
