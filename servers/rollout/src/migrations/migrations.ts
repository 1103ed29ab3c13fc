/** All migrations by name; they run in the order of their names, each once for ever. Each slice keeps its own tables' file. */
import { type Migrations, migration } from "@bluezone/server-kit/migrate";
import { quotaMigration } from "@bluezone/server-kit/quota";
import { trustedTimeMigration } from "@bluezone/server-kit/trusted-time";
import { staffTables } from "@bluezone/staff/migration";
import { staffRoots } from "@bluezone/staff/two-people-migration";
import { units } from "@bluezone/units/migration";
import { airingTables } from "../airings/migration.ts";
import { bulletinTables } from "../bulletins/migration.ts";
import { directives } from "../directives/migration.ts";
import { help } from "../help/migration.ts";
import { venueApproval } from "../help/venues/approval-migration.ts";
import { media } from "../media/migration.ts";
import { numbers } from "../numbers/migration.ts";
import { placements } from "../placements/migration.ts";
import { publicTables } from "../public/migration.ts";
import { reports } from "../reports/migration.ts";
import { retention } from "../retention/migration.ts";
import { quotaProof } from "../retention/quota-proof-migration.ts";
import { rumours } from "../rumours/migration.ts";

/** Bulletins and what stations air of them came in one release. */
const bulletins = migration(async (db) => {
  await bulletinTables(db);
  await airingTables(db);
});

export const migrations: Migrations = {
  "0001-staff": staffTables,
  "0002-units": units,
  "0003-directives": directives,
  "0004-placements": placements,
  "0005-bulletins": bulletins,
  "0006-numbers": numbers,
  "0007-reports": reports,
  "0008-help": help,
  "0009-rumours": rumours,
  "0010-media": media,
  "0011-public": publicTables,
  "0012-retention": retention,
  "0013-trusted-time": trustedTimeMigration,
  "0013-venue-approval": venueApproval,
  "0014-quotas": quotaMigration,
  "0014-staff-roots": staffRoots,
  "0015-quota-proof": quotaProof,
};
