/** Rotations in a home that `init` made, and what phones make of them. */
import assert from "node:assert/strict";
import { readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { dayIndexName, exportName, FIRST_SHARD } from "@bluezone/contract/keys/exports";
import { healthFrom } from "@bluezone/health/main";
import { readKeysConfig } from "@bluezone/keys/config";
import { exportSigners } from "@bluezone/keys/export/export-key";
import { create } from "@bluezone/keys/server";
import type { Tables } from "@bluezone/keys/tables";
import { readExport, writeExport } from "@bluezone/protocol/export/export-file";
import { tek } from "@bluezone/protocol/identity/tek";
import { diagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
import { Days, dayOf, Enin, eninAt, eninStart, Minutes, minus } from "@bluezone/protocol/time";
import { rolloutFrom } from "@bluezone/rollout/main";
import { folderBlobs } from "@bluezone/server-kit/files/blobs-folder";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import { openEngine } from "@bluezone/server-kit/sql/open-engine";
import { layDatabase, testEngine } from "@bluezone/server-kit/testing/database";
import { testFolder } from "@bluezone/server-kit/testing/folder";
import { systemClock as clock } from "@bluezone/server-kit/time/clock";
import { systemRandom } from "@bluezone/server-kit/time/random";
import { readEnv } from "../env-file.ts";
import { EXIT } from "../failure.ts";
import { runForTest } from "../testing/run-for-test.ts";

const folder = testFolder();

const at = (...parts: string[]): string => join(folder, ...parts);
const rotate = (home: string, what: string, ...flags: string[]) =>
  runForTest(["keys", "rotate", what, "--data", at(home), "--json", ...flags]);

async function ok(call: ReturnType<typeof runForTest>): Promise<{ done: string; next: string[] }> {
  const { exit, out, remarks } = await call;
  assert.equal(exit, EXIT.ok, remarks.join("\n"));
  return JSON.parse(out[0]!);
}

async function no(call: ReturnType<typeof runForTest>, says: RegExp): Promise<void> {
  const { exit, remarks } = await call;
  assert.equal(exit, EXIT.no, remarks.join("\n"));
  assert.match(remarks[0]!, says);
}

/** As if a file had been as it is for some days. */
async function age(file: string, days: number): Promise<void> {
  const then = new Date(Date.now() - days * Days(1));
  await utimes(file, then, then);
}

const initKeys = (home: string) => ok(runForTest(["init", "keys", "--data", at(home), "--json"]));

for (const [what, name, variable, days] of [
  ["secrets", "keys", "KEYS_SECRETS", 15],
  ["health-secret", "health", "HEALTH_SECRET", 30],
  ["rollout-secret", "rollout", "ROLLOUT_SECRET", 7],
] as const)
  test(`${variable}: the new one goes before the old one, which goes ${days} days later, and at once when it was stolen`, async () => {
    const more = {
      keys: [],
      health: ["--url", "https://health.example.vn", "--authority", "vn.x"],
      rollout: ["--url", "https://bluezone.example.vn"],
    }[name];
    await ok(runForTest(["init", name, "--data", at(variable), "--json", ...more]));
    const file = at(variable, `${name}.env`);
    const value = async () => (await readEnv(file))[variable]!;
    const text = await readFile(file, "utf8");
    const first = await value();
    await no(rotate(variable, what, "--finish"), /no older secret/);
    await ok(rotate(variable, what));
    const [second, last] = (await value()).split(",");
    assert.equal(last, first);
    assert.notEqual(second, first);
    assert.equal((await readFile(file, "utf8")).replace(`${second},`, ""), text, "nothing else was changed");
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    await no(rotate(variable, what), /under way, so nothing was changed.* restart bluezone-/);
    assert.equal(await value(), [second, first].join(","), "asked for twice, it began once");
    await no(rotate(variable, what, "--finish"), /too early/);
    await age(file, days + 1);
    await ok(rotate(variable, what, "--finish"));
    assert.equal(await value(), second);
    const from = name === "health" ? healthFrom : rolloutFrom;
    const runs = async (job: string) => {
      const server = await from(await readEnv(file), { emit: () => {} });
      for (const one of server.staff.jobs) if (one.name === job) await one.run(clock.now());
      await server.stop();
    };
    if (name !== "keys") {
      await layDatabase((await readEnv(file))[`${name.toUpperCase()}_DATA`]!);
      await runs("staff-audit-anchor");
    }
    await ok(rotate(variable, what, "--stolen"));
    assert.equal((await value()).includes(","), false);
    assert.notEqual(await value(), second);
    // What was sealed under the old secret opens under the new one alone, the audit log's anchor too.
    if (name !== "keys") await runs("staff-audit-cut");
  });

test("two steps at once, and a planned change of what changes by itself, are refused", async () => {
  await initKeys("refused");
  assert.equal((await rotate("refused", "export", "--finish", "--stolen")).exit, EXIT.usage);
  assert.equal((await rotate("refused", "certificate")).exit, EXIT.usage);
  assert.equal((await rotate("refused", "everything")).exit, EXIT.usage);
  assert.equal((await rotate("refused", "health-secret")).exit, EXIT.noInput);
});

/** A key server on a home, started again and again, with one export file; and phones. */
async function serving(home: string) {
  await initKeys(home);
  await writeFile(
    at(home, "issuers.json"),
    JSON.stringify([{ healthAuthorityID: "vn.x", issuer: "h", audience: "k", jwks: "nowhere.json" }]),
  );
  const engine = await testEngine();
  const exports = at(home, "exports");
  const open = async () => {
    const { config } = await readKeysConfig(await readEnv(at(home, "keys.env")), clock);
    const server = await create({
      config: { ...config, port: 0 },
      clock,
      random: systemRandom,
      blobs: await folderBlobs(exports),
      database: await openDatabase<Tables>({ schema: "keys", engine }),
      events: { emit: () => {} },
    });
    return { server, config, url: (await server.start()).url };
  };
  let running = await open();
  const end = eninStart(eninAt(clock.now()));
  const start = minus(end, Minutes(10));
  const name = exportName(FIRST_SHARD, start, end);
  const blobs = await folderBlobs(exports);
  const yesterday = Enin(eninAt(minus(end, Days(1))) - (eninAt(minus(end, Days(1))) % 144));
  const keys = [
    diagnosisKey(tek(new Uint8Array(16).fill(9), yesterday, 144), {
      reportType: "confirmedTest",
      transmissionRisk: 0,
    }),
  ];
  const place = { start, end, region: FIRST_SHARD, batchNum: 1, batchSize: 1, keys, revisedKeys: [] };
  await blobs.put(
    name,
    await writeExport(place, exportSigners(running.config.exportKeys)),
    "application/zip",
  );
  await blobs.put(dayIndexName(FIRST_SHARD, dayOf(end, "utc")), Buffer.from(`${name}\n`), "text/plain");
  return {
    /** Its name below exports/. */
    file: name,
    /** Who signed the file, by the keys of the home. */
    async signedBy(): Promise<readonly string[]> {
      const zip = await blobs.get(name);
      return readExport(zip!, []).signatures.map(({ keyVersion }) => keyVersion);
    },
    restart: async () => {
      await running.server.stop();
      running = await open();
    },
    /** A new phone that pins a root of the home. */
    begin: async (phone: string, root = "config-root") => {
      const { exit, remarks } = await runForTest([
        ...["phone", "run", "--once", "--data", at(phone), "--keys", running.url],
        ...["--health", "http://127.0.0.1:1", "--api-key", "device.x"],
        ...["--root", at(home, "public", `${root}.json`)],
      ]);
      assert.equal(exit, EXIT.ok, remarks.join("\n"));
    },
    /** What a phone's check comes to. */
    check: async (phone: string) => {
      const words = ["phone", "run", "--once", "--data", at(phone), "--keys", running.url];
      assert.equal((await runForTest(words)).exit, EXIT.ok);
      const { exit, out } = await runForTest(["phone", "check", "--data", at(phone), "--json"]);
      return { exit, text: out.join("\n") };
    },
    stop: async () => {
      await running.server.stop();
      await engine.close();
    },
  };
}

test("export keys: phones read files while a new key joins, while the old one goes, and after a theft", async (t) => {
  const keys = await serving("export");
  t.after(() => keys.stop());
  await keys.begin("early");
  assert.equal((await keys.check("early")).exit, EXIT.ok);
  await no(rotate("export", "export", "--finish"), /no older export key/);

  await ok(rotate("export", "export"));
  await no(rotate("export", "export"), /export-v1 and export-v2: a rotation is under way/);
  await keys.restart();
  await no(rotate("export", "export"), /under way/);
  assert.deepEqual(await readdir(at("export", "signing")), [
    "config-root.pem",
    "export-v1.pem",
    "export-v2.pem",
  ]);
  assert.equal((await keys.check("early")).exit, EXIT.ok);
  await keys.begin("joins");
  assert.equal((await keys.check("joins")).exit, EXIT.ok, "a file of the old key alone is read");
  await no(rotate("export", "export", "--finish"), /too early/);

  await ok(rotate("export", "export", "--stolen"));
  assert.deepEqual(await keys.signedBy(), ["v3"]);
  assert.deepEqual(await readdir(at("export", "signing")), ["config-root.pem", "export-v3.pem"]);
  await keys.restart();
  assert.equal((await keys.check("early")).exit, EXIT.ok);
  await keys.begin("after");
  assert.equal((await keys.check("after")).exit, EXIT.ok, "what stood is signed anew, so it is read");
  const verify = (version: number) =>
    runForTest([
      ...["export", "verify", at("export", "exports", keys.file)],
      ...["--public-key", at("export", "public", `export-v${version}.pem`)],
    ]);
  assert.deepEqual([(await verify(3)).exit, (await verify(1)).exit], [EXIT.ok, EXIT.no]);

  await ok(rotate("export", "export"));
  await age(at("export", "signing", "export-v4.pem"), 16);
  await ok(rotate("export", "export", "--finish"));
  assert.deepEqual(await readdir(at("export", "signing")), ["config-root.pem", "export-v4.pem"]);
});

test("the root: phones that met the next one go on when it takes over, one that never did needs a new app", async (t) => {
  const keys = await serving("root");
  t.after(() => keys.stop());
  await keys.begin("there");
  await keys.begin("away");
  await no(rotate("root", "root", "--finish"), /no root was announced/);
  await ok(rotate("root", "root"));
  await no(rotate("root", "root"), /announced/);
  await keys.restart();
  assert.equal((await keys.check("there")).exit, EXIT.ok);
  await no(rotate("root", "root", "--finish"), /too early/);
  await age(at("root", "signing", "config-root-next.pem"), 31);
  await ok(rotate("root", "root", "--finish"));
  await keys.restart();
  const there = await keys.check("there");
  assert.equal(there.exit, EXIT.ok, there.text);
  assert.equal((await keys.check("away")).exit, EXIT.no);
  await keys.begin("new app", "config-root-next");
  assert.equal((await keys.check("new app")).exit, EXIT.ok);
});

test("a stolen root's successor takes over without the wait, once it was announced", async (t) => {
  const keys = await serving("theft");
  t.after(() => keys.stop());
  await keys.begin("phone");
  const first = await ok(rotate("theft", "root", "--stolen"));
  assert.match(first.next.join(" "), /new app/);
  await keys.restart();
  assert.equal((await keys.check("phone")).exit, EXIT.ok);
  await ok(rotate("theft", "root", "--stolen"));
  await keys.restart();
  assert.equal((await keys.check("phone")).exit, EXIT.ok);
});

test("the root of what phones are told changes in two steps, a new app between them, and the server then signs by the next one", async () => {
  const made = await ok(
    runForTest(["init", "rollout", "--data", at("told"), "--json", "--url", "https://bluezone.example.vn"]),
  );
  assert.ok((made as unknown as { made: string[] }).made.includes("public/local-root.json"));
  const pinned = async (name: string) =>
    JSON.parse(await readFile(at("told", "public", `${name}.json`), "utf8")) as { kid: string };
  const shown = await runForTest([
    "config",
    "root",
    at("told", "data", "signing", "local-root.pem"),
    "--json",
  ]);
  assert.deepEqual(JSON.parse(shown.out[0]!), await pinned("local-root"));
  await no(rotate("told", "local-root", "--finish"), /no root was announced/);
  await ok(rotate("told", "local-root"));
  assert.equal((await pinned("local-root-next")).kid, "local-root-next");
  await no(rotate("told", "local-root"), /is announced/);
  await no(rotate("told", "local-root", "--finish"), /too early/);
  const file = at("told", "rollout.env");
  const { ROLLOUT_DATA: folder = "" } = await readEnv(file);
  await layDatabase(folder);
  const kid = async () => {
    const rollout = await rolloutFrom(await readEnv(file), { emit: () => {} });
    try {
      await rollout.runJobs(clock.now());
    } finally {
      await rollout.stop();
    }
    const engine = await openEngine({ at: "folder", folder });
    const { rows } = await engine.query<{ document: string }>(
      "select document from rollout.local_issue order by version desc limit 1",
    );
    await engine.close();
    const [head = ""] = rows[0]!.document.split(".");
    return (JSON.parse(Buffer.from(head, "base64url").toString()) as { kid: string }).kid;
  };
  assert.equal(await kid(), "local-root");
  await age(at("told", "data", "signing", "local-root-next.pem"), 31);
  await ok(rotate("told", "local-root", "--finish"));
  assert.equal(await kid(), "local-root-next");
  await rm(at("told", "data", "signing", "local-root-next.pem"));
  await assert.rejects(kid(), /ROLLOUT_ROOT names the key local-root-next, but signing\/ holds no/);
});
