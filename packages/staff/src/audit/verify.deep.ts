/**
 * The log is checked while it is written, on PostgreSQL, over connections of two processes' kind: an honest log is whole in
 * every check. ROUNDS says how many; a hundred when it is not set.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { memoryBlobs } from "@bluezone/server-kit/files/blobs";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import { postgresEngine } from "@bluezone/server-kit/sql/engine-postgres";
import { migrate } from "@bluezone/server-kit/sql/migrate";
import { readPostgresUrl } from "@bluezone/server-kit/sql/postgres-url";
import { Secret } from "@bluezone/server-kit/start/secret";
import { manualClock } from "@bluezone/server-kit/testing/clock";
import { noPostgres, startPostgres } from "@bluezone/server-kit/testing/postgres";
import { staffTables } from "../migration.ts";
import type { StaffTables } from "../tables.ts";
import { anchorSeal, setAnchor } from "./anchors.ts";
import { audit } from "./audit.ts";
import { verifyAudit } from "./verify.ts";

const ROUNDS = Number(process.env["ROUNDS"] ?? 100);
/** Checks after which too few had writes beside them. */
const MOST = 10 * ROUNDS;

test(`V11: an honest log that is written to meanwhile is whole in ${ROUNDS} of ${ROUNDS} checks`, {
  skip: noPostgres,
}, async (t) => {
  const server = await startPostgres({ fsync: false });
  const place = readPostgresUrl(await server.fresh());
  assert.ok(place);
  const open = async () => {
    const engine = await postgresEngine(place);
    t.after(() => engine.close());
    return openDatabase<StaffTables>({ schema: "desk", engine });
  };
  const [writing, checking] = [await open(), await open()];
  t.after(() => server.remove());
  await migrate(writing, { "0001-staff": staffTables });
  const [clock, anchors] = [manualClock(), memoryBlobs()];
  const seal = anchorSeal([new Secret(new Uint8Array(32).fill(9))]);
  let going = true;
  let written = 0;
  const writer = async () => {
    while (going) {
      await writing.transaction((trx) =>
        audit(trx, clock.now(), { actor: "someone-1", action: "letter.write", subject: "letter" }),
      );
      written += 1;
    }
  };
  const writers = [writer(), writer()];
  // A busy machine may do all checks before the first entry is written.
  while (written === 0) await setTimeout(10);
  const broken: unknown[] = [];
  let during = 0;
  // How many entries come beside a check is the machine's, so on a busy one it takes more checks.
  for (let round = 0; round < ROUNDS || (during <= ROUNDS / 2 && round < MOST); round += 1) {
    if (round === Math.floor(ROUNDS / 2))
      await setAnchor({ database: checking, anchors, anchorSeal: seal }, clock.now());
    const before = written;
    const verdict = await verifyAudit({ database: checking, anchors, anchorSeal: seal, clock });
    if (written > before) during += 1;
    if (verdict.broken) broken.push(verdict.broken);
  }
  going = false;
  await Promise.all(writers);
  assert.deepEqual(broken, []);
  assert.ok(during > ROUNDS / 2, `${during} checks had writes beside them`);
  t.diagnostic(`${written} entries were written during ${ROUNDS} checks`);
});
