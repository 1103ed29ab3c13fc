/** A backup, what happens after it, and the server that was restored from it, from each kind of database to the other. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { answerChecklist } from "@bluezone/contract/rollout/checklists";
import { tallyHelp } from "@bluezone/contract/rollout/help";
import { importPlacements, PLACE_COLUMNS } from "@bluezone/contract/rollout/placements";
import { me } from "@bluezone/contract/staff/account";
import { Days, dayOf, isoDay, Minutes } from "@bluezone/protocol/time";
import { restoreBackup, takeBackup } from "@bluezone/server-kit/backup/backup";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import { memoryBlobs } from "@bluezone/server-kit/files/blobs";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import { Secret } from "@bluezone/server-kit/start/secret";
import { StartError } from "@bluezone/server-kit/start/start-error";
import { betweenEngines, type Engines } from "@bluezone/server-kit/testing/between-engines";
import { testFolder } from "@bluezone/server-kit/testing/folder";
import { systemRandom } from "@bluezone/server-kit/time/random";
import { LEFT_OUT, PLAN } from "../slices.ts";
import type { Tables } from "../tables.ts";
import { type TestRollout, testRollout } from "../testing/rollout.ts";
import { mend } from "./mend.ts";

const folder = testFolder();
const opened: TestRollout[] = [];
const both = betweenEngines(async () => {
  for (const at of opened) await at.close();
});

async function fresh({ from }: Engines): Promise<TestRollout> {
  const at = await testRollout({}, { engine: await from() });
  opened.push(at);
  return at;
}

async function backup({ database, blobs, config, clock }: TestRollout): Promise<string> {
  const file = join(folder, `${randomUUID()}.backup`);
  const by = { secret: config.secrets[0]!, random: systemRandom, now: clock.now() };
  await takeBackup(database, PLAN, { file, ...by, blobs });
  return file;
}

/** Restores as `restoreRollout` does, and starts a server on it with the same clock, beside `blobs`. */
async function restored({ to }: Engines, at: TestRollout, file: string, blobs: Blobs = memoryBlobs()) {
  const engine = await to();
  const database = await openDatabase<Tables>({ schema: "rollout", engine });
  const now = at.clock.now();
  const { secrets } = at.config;
  const { mended, ...put } = await restoreBackup(database, PLAN, { file, secrets, blobs }, (trx, made) =>
    mend(trx, { now, made, secrets, blobs }),
  ).catch(async (error: unknown) => {
    await engine.close();
    throw error;
  });
  const again = await testRollout({}, { engine, clock: at.clock, blobs, register: false });
  opened.push(again);
  return { again, mended, put };
}

const count = async ({ engine }: TestRollout, what: string) =>
  (await engine.query<{ n: number }>(`select count(*)::int as n from rollout.${what}`)).rows[0]!.n;

/** A desk at which something was done, with a photo and a day's anchor. */
async function busy(engines: Engines) {
  const at = await fresh(engines);
  const officer = await at.as("rollout-officer", "89-transport-department");
  const boss = await at.as("administrator", "89-province-committee");
  await officer.post(importPlacements, {
    id: randomUUID(),
    kind: "vehicle-sheet",
    csv: `${PLACE_COLUMNS.join(",")}\n889-vehicle-1,,Long Xuyên – Châu Đốc,,Cửa lên,`,
  });
  await at.blobs.put(`letter/${"a".repeat(64)}.pdf`, new Uint8Array(100_000).fill(7), "application/pdf");
  await at.rollout.runJobs(at.clock.now());
  return { at, officer, boss };
}

both("rows and files are what they were, the audit log is whole, and everybody is told", async (engines) => {
  const { at, officer } = await busy(engines);
  const rows = async ({ engine }: TestRollout, table: string) =>
    (await engine.query<{ row: string }>(`select t::text as row from rollout.${table} t order by 1`)).rows;
  const before = new Map<string, unknown>();
  for (const table of PLAN.tables) before.set(table, await rows(at, table));
  const file = await backup(at);
  const { again, mended } = await restored(engines, at, file);
  const changed = [
    "staff_audit",
    "staff_audit_head",
    "local_issue",
    "local_file",
    "retention_proof",
    "staff_user",
  ];
  for (const table of PLAN.tables.filter((name) => !changed.includes(name)))
    assert.deepEqual(await rows(again, table), before.get(table), table);
  for (const name of (await at.blobs.list("")).filter((one) => !one.startsWith("audit/")))
    assert.ok(Buffer.from((await again.blobs.get(name))!).equals((await at.blobs.get(name))!), name);
  assert.equal((await again.rollout.staff.checkAudit()).broken, undefined);
  assert.equal(await count(again, "staff_audit where action = 'backup.restore' and actor = 'operator'"), 1);
  assert.equal(mended.lostEntries, 0);
  assert.deepEqual(
    mended.people.map(({ name }) => name).toSorted(),
    ["administrator 89-province-committee", officer.name].toSorted(),
  );
});

both("sessions and invitations end: nobody is let in by what lay in a backup", async (engines) => {
  const { at, officer } = await busy(engines);
  await at.rollout.staff.invite({
    name: "Người mới",
    role: "observer",
    unitId: at.unit("889-district-committee"),
  });
  const file = await backup(at);
  const { again } = await restored(engines, at, file);
  for (const table of LEFT_OUT) assert.equal(await count(again, table), 0, table);
  assert.equal(await count(again, "staff_user where joined_ms is null"), 0);
  const answer = await fetch(`${again.url}${me.path}`, {
    method: "POST",
    body: "{}",
    headers: { "content-type": "application/json", cookie: officer.cookie },
  });
  assert.equal(answer.status, 401);
});

both(
  "entries that came after the backup are counted by their anchors, which stand aside, and the log is whole",
  async (engines) => {
    const { at, officer } = await busy(engines);
    const file = await backup(at);
    at.clock.advance(Days(1));
    const late = await at.as("observer", "883-district-committee");
    assert.ok(late.id !== officer.id);
    await at.rollout.runJobs(at.clock.now());
    const anchors = await at.blobs.list("audit/");
    assert.equal(anchors.length, 2);
    const { again, mended } = await restored(engines, at, file, at.blobs);
    assert.ok(mended.lostEntries > 0);
    assert.deepEqual(await again.blobs.list("audit/"), anchors.slice(0, 1));
    assert.equal((await again.blobs.list("audit-aside/")).length, 1);
    assert.deepEqual(await again.rollout.staff.checkAudit().then(({ broken }) => broken), undefined);
    await again.rollout.runJobs(again.clock.now());
    assert.equal(
      (await again.blobs.list("audit/")).length,
      2,
      "the day gets an anchor of the log that is there",
    );
    assert.equal((await again.rollout.staff.checkAudit()).broken, undefined);
  },
);

both("what phones are told goes on with a version above all that they may have seen", async (engines) => {
  const { at } = await busy(engines);
  const version = async ({ engine }: TestRollout) =>
    (await engine.query<{ v: number }>("select max(version)::int as v from rollout.local_issue")).rows[0]!.v;
  const file = await backup(at);
  for (let hour = 0; hour < 30; hour += 1) {
    at.clock.advance(Minutes(60));
    await at.rollout.runJobs(at.clock.now());
  }
  const seen = await version(at);
  const { again } = await restored(engines, at, file);
  await again.rollout.runJobs(again.clock.now());
  assert.ok((await version(again)) > seen);
  assert.equal(
    await count(again, "local_issue where version > (select max(version) from rollout.local_issue) - 1"),
    1,
  );
});

both("what was destroyed since is destroyed again before the server answers", async (engines) => {
  const { at } = await busy(engines);
  const [counter, school] = [
    await at.as("unit-officer", "889-one-stop-counter"),
    await at.as("unit-officer", "889-school"),
  ];
  const day = isoDay(dayOf(at.clock.now(), "vietnam"));
  const tally = {
    id: randomUUID(),
    day,
    place: "counter",
    phone: "android",
    problem: "bluetooth",
    count: 2,
  } as const;
  await counter.post(tallyHelp, { tallies: [tally] });
  await school.post(answerChecklist, { id: randomUUID(), kind: "school", day, answers: { soap: true } });
  const file = await backup(at);
  at.clock.advance(Days(100));
  const { again } = await restored(engines, at, file);
  assert.equal(await count(again, "checklist"), 0);
  assert.deepEqual(
    [await count(again, "help_tally where place <> ''"), await count(again, "help_tally where place = ''")],
    [0, 1],
  );
  assert.equal(again.events.named("retention_done").at(-1)?.["overdue"], 0);
});

both("a backup is its owner's alone, sealed, and opens under its secret or not at all", async (engines) => {
  const { at } = await busy(engines);
  const file = await backup(at);
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  const text = (await readFile(file)).toString("latin1");
  for (const word of ["argon2id", "administrator", "vehicle-sheet", "letter/"])
    assert.ok(!text.includes(word), word);
  const other = { ...at, config: { ...at.config, secrets: [new Secret(new Uint8Array(32))] } };
  await assert.rejects(
    restored(engines, other, file),
    (error) => error instanceof StartError && /under another secret/.test(error.message),
  );
});

both("every table is either in a backup or left out on purpose", async (engines) => {
  const at = await fresh(engines);
  const { rows } = await at.engine.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'rollout' and tablename not like 'kysely%' order by 1",
  );
  assert.deepEqual(
    rows.map(({ name }) => name),
    [...PLAN.tables, ...LEFT_OUT].toSorted(),
  );
});
