/** Only here: the servers behind pgbouncer in transaction mode, with fewer sessions than connections. */
import { resolve } from "node:path";
import { describe, test } from "node:test";
import { noPgbouncer } from "@bluezone/server-kit/testing/pgbouncer";
import { ROOT } from "./site.ts";

process.env["TEST_DATABASE"] = "pgbouncer";

/** What asks for a session, where one is asked for: migrations, locks, leases, groups, cursors, the audit log's chain. */
const FILES = [
  "packages/server-kit/src/sql/database.test.ts",
  "packages/server-kit/src/jobs/lease.test.ts",
  "packages/server-kit/src/time/trusted-clock.test.ts",
  "packages/staff/src/audit/audit.test.ts",
  "servers/keys/src/publish/commit.deep.ts",
  "servers/keys/src/export/worker.test.ts",
];

for (const file of FILES)
  if (noPgbouncer) test(`behind pgbouncer: ${file}`, { skip: noPgbouncer }, () => {});
  else describe(`behind pgbouncer: ${file}`, () => import(resolve(ROOT, file)));
