/** The schema's history, oldest first. A migration that has been released never changes; a new one is added. */
import { leaseMigration } from "@bluezone/server-kit/jobs/lease";
import type { Migrations } from "@bluezone/server-kit/sql/migrate";
import { trustedTimeMigration } from "@bluezone/server-kit/time/trusted-time";
import { keys } from "./0001-keys.ts";
import { exports } from "./0002-exports.ts";
import { documents } from "./0003-documents.ts";
import { stats } from "./0004-stats.ts";
import { exportPages } from "./0005-export-pages.ts";
import { claimedIndexes } from "./0006-claimed-indexes.ts";
import { windows } from "./0010-windows.ts";
import { exportNumbers } from "./0011-export-numbers.ts";
import { storePublishes } from "./0012-store-publishes.ts";

export const migrations: Migrations = {
  "0000-leases": leaseMigration,
  "0001-keys": keys,
  "0002-exports": exports,
  "0003-documents": documents,
  "0004-stats": stats,
  "0005-export-pages": exportPages,
  "0006-claimed-indexes": claimedIndexes,
  "0007-trusted-time": trustedTimeMigration,
  "0010-windows": windows,
  "0011-export-numbers": exportNumbers,
  "0012-store-publishes": storePublishes,
};
