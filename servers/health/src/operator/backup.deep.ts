/** A backup, what happens after it, and what a server that was restored from it knows. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { checkCodeStatus, issue } from "@bluezone/contract/health/codes";
import { certificate, userReport, verify } from "@bluezone/contract/health/verify";
import { Days, Hours, Minutes } from "@bluezone/protocol/time";
import { restoreBackup, takeBackup } from "@bluezone/server-kit/backup/backup";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import { Secret } from "@bluezone/server-kit/start/secret";
import { StartError } from "@bluezone/server-kit/start/start-error";
import { betweenEngines, type Engines } from "@bluezone/server-kit/testing/between-engines";
import { testFolder } from "@bluezone/server-kit/testing/folder";
import { systemRandom } from "@bluezone/server-kit/time/random";
import { LEFT_OUT, PLAN } from "../slices.ts";
import type { Tables } from "../tables.ts";
import { codeIn, macOf, nonceOf, type TestHealth, testHealth } from "../testing/health.ts";
import { mend } from "./mend.ts";

const folder = testFolder();
const opened: TestHealth[] = [];
const both = betweenEngines(async () => {
  for (const at of opened) await at.close();
});

async function fresh({ from }: Engines): Promise<TestHealth> {
  const at = await testHealth({}, {}, { engine: await from() });
  opened.push(at);
  return at;
}

async function backup({ engine, config, clock }: TestHealth, file?: string): Promise<string> {
  const path = file ?? join(folder, `${randomUUID()}.backup`);
  const database = await openDatabase<Tables>({ schema: "health", engine });
  const by = { secret: config.secrets[0]!, random: systemRandom, now: clock.now() };
  await takeBackup(database, PLAN, { file: path, ...by });
  return path;
}

/** Restores as `restoreHealth` does, and starts a server on it with the same clock and API keys. */
async function restored({ to }: Engines, at: TestHealth, file: string, keepCodes = false) {
  const engine = await to();
  const database = await openDatabase<Tables>({ schema: "health", engine });
  const now = at.clock.now();
  const { mended } = await restoreBackup(database, PLAN, { file, secrets: at.config.secrets }, (trx, made) =>
    mend(trx, { now, made, keepCodes, secrets: at.config.secrets, blobs: at.blobs }),
  ).catch(async (error: unknown) => {
    await engine.close();
    throw error;
  });
  const again = await testHealth({}, {}, { ...at, engine });
  opened.push(again);
  return { again, mended };
}

const positive = { testType: "confirmed", symptomDate: "2020-12-25", testDate: "2020-12-26" };
const outcome = async (at: TestHealth, endpoint: Parameters<TestHealth["post"]>[0], body: object) => {
  const { status, body: said } = await at.post(endpoint, body);
  return status === 200 ? "ok" : String(said["errorCode"]);
};
const count = async (at: TestHealth, what: string) =>
  (await at.engine.query<{ n: number }>(`select count(*)::int as n from health.${what}`)).rows[0]!.n;

both(
  "codes and tokens that were open in the backup end: what was used since is not used again",
  async (engines) => {
    const at = await fresh(engines);
    const issued = async () => (await at.post(issue, positive)).body;
    const [open, used, tokenOnly, bound] = [await issued(), await issued(), await issued(), await issued()];
    const token = async (code: unknown) =>
      String((await at.post(verify, { code, nonce: nonceOf(1) })).body["token"]);
    const [unboundToken, boundToken] = [await token(tokenOnly["code"]), await token(bound["code"])];
    assert.equal(await outcome(at, certificate, { token: boundToken, ekeyhmac: macOf(1) }), "ok");
    await at.post(issue, { ...positive, phone: "0912345678" });
    const long = codeIn(at.sms.sent.at(-1)!.text);
    const file = await backup(at);

    assert.equal(await outcome(at, verify, { code: used["code"] }), "ok");
    assert.equal(await outcome(at, certificate, { token: unboundToken, ekeyhmac: macOf(2) }), "ok");
    at.clock.advance(Minutes(12));
    const { again, mended } = await restored(engines, at, file);
    assert.deepEqual([mended.codes, mended.tokens], [3, 2]);
    for (const code of [open["code"], used["code"], long])
      assert.equal(await outcome(again, verify, { code }), "code_expired");
    assert.equal(
      await outcome(again, verify, { code: tokenOnly["code"], nonce: nonceOf(1) }),
      "code_invalid",
    );
    for (const [some, mac] of [
      [unboundToken, 2],
      [unboundToken, 3],
      [boundToken, 1],
      [boundToken, 2],
    ] as const)
      assert.equal(await outcome(again, certificate, { token: some, ekeyhmac: macOf(mac) }), "token_invalid");
    // The desk still sees what it issued, and can issue anew.
    const status = await again.post(checkCodeStatus, { uuid: open["uuid"] });
    assert.equal(status.body["claimed"], false);
    assert.equal(
      await outcome(again, verify, { code: (await again.post(issue, positive)).body["code"] }),
      "ok",
    );
    assert.equal(await outcome(again, issue, { ...positive, uuid: open["uuid"] }), "uuid_already_exists");
  },
);

both("with nothing done since, codes go on and every row is what it was", async (engines) => {
  const at = await fresh(engines);
  const { code } = (await at.post(issue, positive)).body;
  const { code: other } = (await at.post(issue, positive)).body;
  const { token } = (await at.post(verify, { code: other })).body;
  await at.post(userReport, { phone: "0987654321", nonce: nonceOf(2), testDate: "2020-12-26" });
  const rows = async ({ engine }: TestHealth, table: string) =>
    (await engine.query<{ row: string }>(`select t::text as row from health.${table} t order by 1`)).rows;
  const before = new Map<string, unknown>();
  for (const table of PLAN.tables) before.set(table, await rows(at, table));
  const { again, mended } = await restored(engines, at, await backup(at), true);
  assert.deepEqual([mended.codes, mended.tokens], [0, 0]);
  // The restore itself is written into the logs.
  const logs: readonly string[] = ["audit", "staff_audit", "staff_audit_head"];
  for (const table of PLAN.tables.filter((name) => !logs.includes(name)))
    assert.deepEqual(await rows(again, table), before.get(table), table);
  assert.equal(await outcome(again, verify, { code }), "ok");
  assert.equal(await outcome(again, certificate, { token, ekeyhmac: macOf(1) }), "ok");
});

both(
  "what was destroyed since is destroyed again before the server answers, and restoring is in the audit log",
  async (engines) => {
    const at = await fresh(engines);
    for (let i = 0; i < 3; i += 1) await at.post(issue, positive);
    await at.post(userReport, { phone: "0987654321", nonce: nonceOf(2), testDate: "2020-12-26" });
    const file = await backup(at);
    at.clock.advance(Hours(49));
    await at.health.runJobs(at.clock.now());
    assert.deepEqual([await count(at, "code"), await count(at, "phone")], [0, 0]);
    const { again } = await restored(engines, at, file);
    // Ended by the restore, and kept a day from then so that their issuer can ask; of phones nothing comes back.
    assert.deepEqual([await count(again, "phone"), await count(again, "token")], [0, 0]);
    assert.equal(await count(again, "code"), 0);
    assert.equal(await count(again, "audit where action = 'backup.restore' and actor = 'operator'"), 1);
    assert.equal(again.events.named("retention_done").at(-1)?.["overdue"], 0);

    at.clock.advance(Days(31));
    const { again: late } = await restored(engines, at, file);
    assert.equal(
      await count(late, "audit where action <> 'backup.restore' and action not like 'signing_key.%'"),
      0,
    );
  },
);

both(
  "no private key is in a backup: a key of certificates that was replaced since is trusted no more",
  async (engines) => {
    const at = await fresh(engines);
    const kids = async ({ engine }: TestHealth) =>
      (await engine.query<{ kid: string }>("select kid from health.signing_key")).rows.map(({ kid }) => kid);
    const [before] = await kids(at);
    const { again } = await restored(engines, at, await backup(at));
    const after = await kids(again);
    assert.equal(after.length, 1);
    assert.notEqual(after[0], before);
  },
);

both(
  "API keys that work again are named, so that those disabled since can be disabled again",
  async (engines) => {
    const at = await fresh(engines);
    const file = await backup(at);
    await at.health.disableApiKey(at.admin.id);
    const { mended } = await restored(engines, at, file);
    assert.deepEqual(mended.apiKeys.map(({ id }) => id).toSorted(), [at.admin.id, at.device.id].toSorted());
  },
);

both(
  "a backup is its owner's alone, sealed, and opens under its secret whole or not at all",
  async (engines) => {
    const at = await fresh(engines);
    await at.post(issue, { ...positive, phone: "0912345678" });
    const file = await backup(at);
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    const text = (await readFile(file)).toString("latin1");
    for (const word of ["Vĩnh Hanh", "confirmed", "code.issue", at.admin.id])
      assert.ok(!text.includes(word), word);
    await assert.rejects(backup(at, file), /There is a file .* already/);
    const other = { ...at, config: { ...at.config, secrets: [new Secret(new Uint8Array(32))] } };
    await assert.rejects(
      restored(engines, other, file),
      (error) => error instanceof StartError && /under another secret/.test(error.message),
    );
  },
);

both("every table is either in a backup or left out on purpose", async (engines) => {
  const at = await fresh(engines);
  const { rows } = await at.engine.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'health' and tablename not like 'kysely%' order by 1",
  );
  assert.deepEqual(
    rows.map(({ name }) => name),
    [...PLAN.tables, ...LEFT_OUT].toSorted(),
  );
});
