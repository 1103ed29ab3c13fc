import assert from "node:assert/strict";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { inspect } from "node:util";
import { FilesOfAnother } from "@bluezone/server-kit/files/own-files";
import { StartError } from "@bluezone/server-kit/start/start-error";
import { manualClock } from "@bluezone/server-kit/testing/clock";
import { recordEvents } from "@bluezone/server-kit/testing/events";
import { testFolder } from "@bluezone/server-kit/testing/folder";
import { readKeysConfig } from "./config.ts";
import { createFrom } from "./main.ts";

const folder = testFolder();
let env: Record<string, string>;
before(async () => {
  const issuers = [{ healthAuthorityID: "vn.test", issuer: "health", audience: "keys", jwks: "jwks.json" }];
  await writeFile(join(folder, "issuers.json"), JSON.stringify(issuers));
  env = {
    KEYS_DATA: join(folder, "data"),
    KEYS_SECRETS: Buffer.alloc(32, 7).toString("base64"),
    KEYS_ISSUERS: join(folder, "issuers.json"),
  };
});

const read = (more: Record<string, string> = {}) => readKeysConfig({ ...env, ...more }, manualClock());

test("three variables are enough; signing keys are made once, for their owner's eyes only", async () => {
  const { config, places } = await read();
  assert.deepEqual(
    [config.host, config.port, config.profile, config.maintenance],
    ["127.0.0.1", 8080, "fast", false],
  );
  assert.equal(config.issuers[0].jwks, join(folder, "jwks.json"));
  assert.deepEqual(places.database, { at: "folder", folder: join(folder, "data", "database") });
  const { config: again } = await read();
  assert.deepEqual(again.root.publicJwk, config.root.publicJwk);
  assert.deepEqual(again.exportKeys[0]?.signer.publicJwk, config.exportKeys[0]?.signer.publicJwk);
  assert.equal(config.exportKeys[0]?.version, "v1");
  const key = await stat(join(folder, "data", "signing", "export-v1.pem"));
  assert.equal(key.mode & 0o077, 0);
});

test("a second export key signs too, the newest first, and a coming root is named", async () => {
  const KEYS_DATA = join(folder, "several");
  await read({ KEYS_DATA });
  const pem = await readFile(join(KEYS_DATA, "signing", "export-v1.pem"), "utf8");
  for (const name of ["export-v2", "export-v10", "config-root-next"])
    await writeFile(join(KEYS_DATA, "signing", `${name}.pem`), pem, { mode: 0o600 });
  const { config } = await read({ KEYS_DATA });
  assert.deepEqual(
    config.exportKeys.map(({ version }) => version),
    ["v10", "v2", "v1"],
  );
  assert.equal(config.nextRoot?.kid, "config-root-next");
  const { config: later } = await read({ KEYS_DATA, KEYS_ROOT: "config-root-next" });
  assert.deepEqual([later.root.kid, later.nextRoot], ["config-root-next", undefined]);
});

test("what is missing or wrong stops the start with one sentence that names it and shows no secret", async () => {
  const settings = join(folder, "settings.json");
  await writeFile(settings, '{"pollingMinutes":1}');
  const clear = join(folder, "clear.json");
  const inClear = {
    healthAuthorityID: "vn.test",
    issuer: "h",
    audience: "k",
    jwks: "http://h.example.vn/jwks/vn",
  };
  await writeFile(clear, JSON.stringify([inClear]));
  const wrong: readonly (readonly [Record<string, string>, RegExp])[] = [
    [{ KEYS_SECRETS: "short" }, /^KEYS_SECRETS must be .*at least 32 bytes in base64/],
    [{ KEYS_SECRETS: "" }, /^KEYS_SECRETS must be .*it is not set/],
    [{ KEYS_PROFILE: "slow" }, /^KEYS_PROFILE must be one of fast, gaen/],
    [{ KEYS_ROOT: "lost" }, /KEYS_ROOT names the key lost, but signing\/ holds no lost\.pem/],
    // V28: keys and policies in the clear could be others' on the way.
    [{ KEYS_ISSUERS: clear }, /that KEYS_ISSUERS names must be .*https:/],
    [{ KEYS_POLICY: "http://health.example.vn/policy.jws" }, /^KEYS_POLICY must be .*https:/],
    [{ KEYS_HOTLINES: "http://10.0.0.1/hotlines.jws" }, /^KEYS_HOTLINES must be .*https:/],
    [{ KEYS_ISSUERS: settings }, /that KEYS_ISSUERS names must be a JSON list of issuers/],
    [{ KEYS_ISSUERS: join(folder, "none") }, /that KEYS_ISSUERS names must be/],
    [{ KEYS_SETTINGS: settings }, /that KEYS_SETTINGS names must be JSON such as/],
  ];
  for (const [more, sentence] of wrong)
    await assert.rejects(read(more), (error: Error) => {
      assert.ok(error instanceof StartError);
      assert.match(error.message, sentence);
      assert.ok(!error.message.includes("short"));
      return true;
    });
});

test("a server made from variables answers, and lets its database go when it stops", async () => {
  const port = String(20_000 + (process.pid % 20_000));
  const server = await createFrom({ ...env, KEYS_PORT: port }, recordEvents());
  const { url } = await server.start();
  assert.equal((await fetch(`${url}/healthz`)).status, 200);
  assert.equal((await fetch(`${url}/v1/config`)).status, 200);
  assert.equal((await fetch(`${url}/docs/json`)).status, 200);
  await server.stop();
  const again = await createFrom({ ...env, KEYS_PORT: port }, recordEvents());
  await again.stop();
});

test("a server with another database does not start on these files: both would write the same indexes", async () => {
  await (await createFrom(env, recordEvents())).stop();
  const second = {
    ...env,
    KEYS_DATA: join(folder, "second"),
    KEYS_FILES: join(folder, "data", "exports"),
  };
  await assert.rejects(createFrom(second, recordEvents()), FilesOfAnother);
});

test("a database is named once, and its password is never shown", async () => {
  const DATABASE_URL = "postgresql://bluezone:a-password@db.example.vn/keys";
  const { places } = await read({ DATABASE_URL });
  assert.equal(places.database.at, "postgres");
  assert.doesNotMatch(inspect(places, { depth: 9 }), /a-password/);
  const says = async (more: Record<string, string>) => {
    const error: Error = await read(more).then(
      () => assert.fail("was read"),
      (thrown) => thrown,
    );
    assert.ok(error instanceof StartError);
    assert.doesNotMatch(error.message, /a-password/);
    return error.message;
  };
  assert.match(
    await says({ DATABASE_URL, KEYS_DATABASE: "folder" }),
    /^KEYS_DATABASE=folder and DATABASE_URL name two databases/,
  );
  assert.match(
    await says({ DATABASE_URL: `${DATABASE_URL}?sslmode=prefer` }),
    /^DATABASE_URL must be the address of a PostgreSQL database/,
  );
});
