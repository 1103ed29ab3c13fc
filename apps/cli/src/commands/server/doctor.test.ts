import assert from "node:assert/strict";
import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { before, test } from "node:test";
import { Instant } from "@bluezone/protocol/time";
import { rolloutFrom } from "@bluezone/rollout/main";
import { lockFolder } from "@bluezone/server-kit/files/folder-lock";
import { generateKeyPem } from "@bluezone/server-kit/keys/signer";
import { testFolder } from "@bluezone/server-kit/testing/folder";
import { freePort } from "@bluezone/server-kit/testing/free-port";
import { CERTIFICATE } from "@bluezone/server-kit/testing/tls";
import { readEnv } from "../../env-file.ts";
import { EXIT } from "../../failure.ts";
import { runForTest } from "../../testing/run-for-test.ts";

const SECRET = Buffer.alloc(32, 7).toString("base64");
const folder = testFolder();
before(async () => {
  const issuer = {
    healthAuthorityID: "vn.x",
    issuer: "h",
    audience: "k",
    jwks: "http://127.0.0.1:1/jwks/vn",
  };
  await writeFile(join(folder, "issuers.json"), JSON.stringify([issuer]));
});

/** What doctor says of one check, as "status sentence", and its exit code. */
async function visit(check: string, env: Record<string, string>, ...more: string[]) {
  const { exit, out } = await runForTest(["doctor", "--json", ...more], env);
  const { well, checks } = JSON.parse(out[0]!) as { well: boolean; checks: Record<string, string>[] };
  assert.equal(exit, well ? EXIT.ok : EXIT.no);
  assert.equal(
    well,
    checks.every(({ status }) => status !== "fail"),
  );
  const found = checks.filter((line) => line["check"] === check);
  return { exit, says: found.map(({ status, says }) => `${status} ${says}`).join("\n") };
}

const keysEnv = (data: string, port: number) => ({
  KEYS_DATA: data,
  KEYS_SECRETS: SECRET,
  KEYS_ISSUERS: join(folder, "issuers.json"),
  KEYS_PORT: `${port}`,
});

async function listening(
  answer: Parameters<typeof createServer>[1] & object,
): Promise<{ server: Server; port: number }> {
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return { server, port: (server.address() as AddressInfo).port };
}

test("a machine before the first start is well, and nothing is made there by looking", async () => {
  const data = join(folder, "untouched");
  const env = keysEnv(data, await freePort());
  assert.match((await visit("keys", env)).says, /^ok there are none yet/);
  assert.match((await visit("database", env)).says, /^ok there is none yet/);
  assert.match((await visit("port", env)).says, /^ok .* is free/);
  await assert.rejects(chmod(data, 0o700), { code: "ENOENT" });
});

test("a wrong variable is the server's own sentence and a failure", async () => {
  const { says, exit } = await visit("configuration", { KEYS_DATA: folder, KEYS_SECRETS: "short" });
  assert.match(says, /^fail KEYS_SECRETS must be/);
  assert.equal(exit, EXIT.no);
  const clear = { HEALTH_PUBLIC_URL: "http://health.example.vn", HEALTH_SECRET: SECRET, SMS: "none" };
  assert.match((await visit("configuration", clear)).says, /^fail HEALTH_PUBLIC_URL must be .*https:/, "V28");
  assert.match((await visit("configuration", { HEALTH_PORT: "0" })).says, /^fail HEALTH_PORT must be a port/);
});

test("a port that another program has is a failure; one that a server answers is told with how that server is", async (t) => {
  const answers: Record<string, string> = { "/healthz": "something else" };
  const { server, port } = await listening((request, response) =>
    response.end(answers[request.url ?? ""] ?? ""),
  );
  t.after(() => server.close());
  const env = keysEnv(join(folder, "none"), port);
  assert.match((await visit("port", env)).says, /^fail .* taken by another program.*KEYS_PORT/);
  answers["/healthz"] = '{"status":"ok"}';
  assert.match((await visit("port", env)).says, /^ok .* a server that is well/);
  answers["/healthz"] = '{"status":"failing","failing":["database"]}';
  assert.match((await visit("port", env)).says, /^fail .*: database; see its log/);
});

test("a running server that is silent on its port is a failure", async () => {
  const data = join(folder, "silent");
  await mkdir(join(data, "database"), { recursive: true });
  const lock = await lockFolder(join(data, "database"));
  const { says } = await visit("port", keysEnv(data, await freePort()));
  await lock.release();
  assert.match(says, /^fail .* is silent although/);
});

test("a server that was started before and does not answer has failed; a town may rest", async () => {
  const data = join(folder, "dead");
  const env = { ...keysEnv(data, await freePort()), TOWN_DATA: data, TOWN_PORT: `${await freePort()}` };
  assert.match((await visit("port", env)).says, /^ok .* is free/);
  await mkdir(join(data, "database", "data"), { recursive: true, mode: 0o700 });
  await writeFile(join(data, "database", "data", "PG_VERSION"), "18");
  const { says, exit } = await visit("port", env, "--server", "keys");
  assert.match(says, /^fail nothing answers on .*: the server is not running; start it\.$/);
  assert.equal(exit, EXIT.no);
  assert.match((await visit("port", env, "--server", "town")).says, /^ok \S+ of 127\.0\.0\.1 is free/);
});

test("metrics of a server whose database tells nothing of it are looked for when its port answers", async (t) => {
  let page = "";
  const { server, port } = await listening((request, response) =>
    response.end(request.url === "/metrics" ? page : '{"status":"ok"}'),
  );
  t.after(() => server.close());
  const env = { ...keysEnv(join(folder, "memory"), port), KEYS_DATABASE: "memory" };
  const watched = { ...env, KEYS_METRICS: `127.0.0.1:${port}` };
  const { says, exit } = await visit("metrics", watched);
  assert.match(says, /^fail .* does not show them although the server is running/);
  assert.equal(exit, EXIT.no);
  page = "bluezone_database_up 1\n";
  assert.match((await visit("metrics", watched)).says, /^ok are on /);
  const stopped = { ...watched, KEYS_PORT: `${await freePort()}` };
  assert.match((await visit("metrics", stopped)).says, /^ok will be on /);
});

test("a clock that differs from the key server's by more than a minute is a failure", async (t) => {
  let off = 0;
  const { server, port } = await listening((_request, response) => {
    response.setHeader("date", new Date(Date.now() + off).toUTCString());
    response.end("{}");
  });
  t.after(() => server.close());
  const look = async () => (await visit("clock", {}, "--keys", `http://127.0.0.1:${port}`)).says;
  assert.match(await look(), /^ok agrees/);
  off = 20_000;
  assert.match(await look(), /^warn at least (19|20) s behind/);
  off = -120_000;
  assert.match(await look(), /^fail at least (119|120|118) s ahead of/);
  assert.match((await visit("clock", {})).says, /^warn not checked/);
  assert.match(
    (await visit("clock", {}, "--keys", "http://127.0.0.1:1")).says,
    /^warn not checked: no answer/,
  );
});

test("a signing key that others can read, that is no key, or that is gone is a failure", async () => {
  const data = join(folder, "signing-keys");
  const signing = join(data, "signing");
  const env = keysEnv(data, await freePort());
  await mkdir(signing, { recursive: true, mode: 0o700 });
  const write = (name: string, text: string) =>
    writeFile(join(signing, `${name}.pem`), text, { mode: 0o600 });
  await write("config-root", generateKeyPem());
  await write("export-v1", generateKeyPem());
  assert.match((await visit("keys", env)).says, /^ok 2 in/);
  await chmod(join(signing, "export-v1.pem"), 0o644);
  assert.match((await visit("keys", env)).says, /^fail .*chmod 600/);
  await chmod(join(signing, "export-v1.pem"), 0o600);
  await write("export-v2", "garbage");
  assert.match((await visit("keys", env)).says, /^fail .*export-v2.pem is not an ECDSA/);
  await rm(join(signing, "export-v2.pem"));
  assert.match((await visit("configuration", { ...env, KEYS_ROOT: "root-2" })).says, /^ok/);
  await mkdir(join(data, "database", "data"), { recursive: true });
  await writeFile(join(data, "database", "data", "PG_VERSION"), "18");
  assert.match((await visit("keys", { ...env, KEYS_ROOT: "root-2" })).says, /^fail root-2.pem missing/);
  await rm(join(signing, "config-root.pem"));
  assert.match((await visit("keys", env)).says, /^fail config-root.pem missing/);
});

test("metrics that others may reach, a certificate that is none, and secrets that others can read are told", async () => {
  const data = join(folder, "operated");
  const env = keysEnv(data, await freePort());
  assert.match((await visit("metrics", env)).says, /^warn nothing can watch .*KEYS_METRICS/);
  assert.match((await visit("metrics", { ...env, KEYS_METRICS: "0.0.0.0:9464" })).says, /^warn .* by others/);
  assert.match((await visit("metrics", { ...env, KEYS_METRICS: "127.0.0.1:9464" })).says, /^ok will be on/);
  assert.equal((await visit("tls", env)).says, "");
  await mkdir(data, { recursive: true });
  const tls = join(data, "tls.pem");
  await writeFile(tls, "no certificate");
  assert.match(
    (await visit("tls", { ...env, KEYS_TLS_CERTIFICATE: tls })).says,
    /^fail .* cannot be read as/,
  );
  await writeFile(tls, CERTIFICATE);
  assert.match((await visit("tls", { ...env, KEYS_TLS_CERTIFICATE: tls })).says, /^ok .* ends in \d+ days/);
  assert.equal((await visit("variables", env)).says, "");
  await writeFile(join(data, "keys.env"), "", { mode: 0o640 });
  assert.match((await visit("variables", env)).says, /^fail .*chmod 600/);
  await chmod(join(data, "keys.env"), 0o600);
  assert.match((await visit("variables", env)).says, /^ok/);
});

test("a rollout server is looked at like the others, and its root must sign what phones are told and be the one that they pin", async (t) => {
  const home = join(folder, "rollout");
  const port = await freePort();
  await runForTest([
    "init",
    "rollout",
    "--data",
    home,
    "--url",
    "https://bluezone.example.vn",
    "--port",
    `${port}`,
  ]);
  const env = { ...(await readEnv(join(home, "rollout.env"))), ROLLOUT_METRICS: "" };
  for (const check of ["configuration", "port", "disk", "keys", "database", "variables"])
    assert.match((await visit(check, env)).says, /^ok/, check);
  assert.equal((await visit("signed", env)).says, "", "nothing was told yet");
  assert.match((await visit("configuration", { ROLLOUT_PORT: "0" })).says, /^fail ROLLOUT_/);
  const rollout = await rolloutFrom(env, { emit: () => {} });
  t.after(() => rollout.stop());
  await rollout.runJobs(Instant(Date.now()));
  await rollout.start();
  assert.match((await visit("port", env)).says, /^ok .* a server that is well/);
  assert.match(
    (await visit("signed", env)).says,
    /^ok what phones are told is signed by local-root and holds until/,
  );
  const key = join(home, "data", "signing", "local-root.pem");
  const right = await readFile(key, "utf8");
  await writeFile(key, generateKeyPem());
  assert.match((await visit("signed", env)).says, /^fail .* is not the key whose public half stands in/);
  await rm(join(home, "public"), { recursive: true });
  assert.match((await visit("signed", env)).says, /^fail .* is not signed by local-root.pem/);
  await rm(key);
  assert.match((await visit("keys", env)).says, /^fail local-root.pem missing/);
  await writeFile(key, right, { mode: 0o600 });
  assert.match((await visit("signed", env)).says, /^ok/);
});

test("a database that does not open, or that others can read, is a failure", async () => {
  const data = join(folder, "broken");
  const env = keysEnv(data, await freePort());
  await mkdir(join(data, "database", "data"), { recursive: true, mode: 0o700 });
  await writeFile(join(data, "database", "data", "PG_VERSION"), "garbage");
  await chmod(join(data, "database"), 0o755);
  assert.match((await visit("database", env)).says, /^fail .*chmod 700/);
  await chmod(join(data, "database"), 0o700);
  assert.match((await visit("database", env)).says, /^fail .*cannot be opened/);
});

test("exports that stand still are a failure", async (t) => {
  let lastWindow = 0;
  const now = () => Math.floor(Date.now() / 1_000);
  const document = () => ({
    version: 1,
    issuedAt: now(),
    notAfter: now() + 60,
    minimumApp: "0.1.0",
    listening: {
      cycle: "steady",
      window: 4,
      steadyEvery: 60,
      nearEvery: 7,
      nearFor: 120,
      lowEvery: 300,
      lowBelow: 0.15,
    },
    pollingMinutes: 30,
    lastWindow: { VN: lastWindow },
    files: {},
    exportKeys: [{ id: "452", version: "v1", publicKey: Buffer.alloc(65).toString("base64") }],
    healthAuthorityID: "vn.x",
  });
  const { server, port } = await listening((_request, response) => {
    const config = ["", Buffer.from(JSON.stringify(document())).toString("base64url"), ""].join(".");
    response.end(JSON.stringify({ status: "ok", config }));
  });
  t.after(() => server.close());
  const env = keysEnv(join(folder, "none"), port);
  assert.match((await visit("export", env)).says, /^warn no window yet/);
  lastWindow = now() - 11 * 60;
  assert.match((await visit("export", env)).says, /^ok the last window ended 11 min ago/);
  lastWindow = now() - 26 * 60;
  const { says, exit } = await visit("export", env);
  assert.match(says, /^fail the last window ended 26 min ago/);
  assert.equal(exit, EXIT.no);
});
