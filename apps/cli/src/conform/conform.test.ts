/** Our own servers pass the whole suite, over HTTP on this machine; one that is wrong does not. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { EXIT } from "../failure.ts";
import { type BothServers, bothServers } from "../testing/both-servers.ts";
import { runForTest } from "../testing/run-for-test.ts";
import { wrongServer } from "../testing/wrong-server.ts";
import { CASES, LEFT, type Row, conform as run } from "./suite.ts";
import { visitOf } from "./visit.ts";

let servers: BothServers;
before(async () => {
  // One visit stays below the admin key's limit; the visits of all tests together do not.
  servers = await bothServers({ HEALTH_ADMIN_CALLS: "1000" });
});
after(() => servers.close());

/** Runs the command; where a wrong server stands before a right one, its address. */
async function conform(where: { readonly keys?: string; readonly health?: string } = {}, ...more: string[]) {
  const { keysUrl, healthUrl, adminKey, deviceKey } = servers;
  const said = await runForTest(
    ["conform", "--keys", where.keys ?? keysUrl, "--health", where.health ?? healthUrl, ...more],
    { BLUEZONE_API_KEY: adminKey, BLUEZONE_DEVICE_KEY: deviceKey },
  );
  const whole = [...said.out, ...said.remarks].join("\n");
  assert.ok(!whole.includes(adminKey) && !whole.includes(deviceKey), "a key is repeated");
  return said;
}
type ConformReport = { readonly passed: boolean; readonly left: object; readonly cases: readonly Row[] };
const toldBy = ({ out }: { readonly out: readonly string[] }): ConformReport =>
  JSON.parse(out[0]!) as ConformReport;
const failing = ({ cases }: ConformReport) => cases.filter(({ outcome }) => outcome === "fail");

test("our own servers pass it whole, and what it leaves is what it said before it began", async () => {
  const before = await servers.published();
  const said = await conform({}, "--json");
  const told = toldBy(said);
  assert.deepEqual(failing(told), []);
  assert.deepEqual([said.exit, told.passed, told.cases.length], [EXIT.ok, true, CASES.length + 1]);
  assert.match(
    said.remarks[0]!,
    new RegExp(`leave ${LEFT.keys} random keys at .* and ${LEFT.codes} codes at`),
  );
  assert.deepEqual(told.left, LEFT);
  assert.deepEqual([(await servers.published()) - before, await servers.codesOpen()], [LEFT.keys, 0]);
});

test("a key server that knows `hmacKey` alone fails the apps that write `hmackey`, in a row each and with 1", async (t) => {
  const refuses = { status: 400, body: { error: "at /hmacKey", code: "bad_request" } };
  const wrong = await wrongServer(servers.keysUrl, (_path, body) =>
    body.includes('"hmackey"') ? refuses : undefined,
  );
  t.after(() => wrong.close());
  const { exit, out } = await conform({ keys: wrong.url });
  const rows = out[0]!.split("\n");
  assert.equal(exit, EXIT.no);
  assert.deepEqual(
    rows.filter((row) => !row.startsWith("pass")),
    [
      "fail  apps              an iPhone without an app publishes with `hmackey` and fields of its own: /v1/publish answered 400 bad_request, not 200",
      "fail  apps              Google's Android app of July 2020 publishes with `hmackey` and its risk: /v1/publish answered 400 bad_request, not 200",
      `${CASES.length - 1} passed, 2 failed.`,
    ],
  );
  assert.equal(await servers.codesOpen(), 0);
});

test("a health server that refuses an empty uuid fails the published client, and one that falls silent ends all the same", async (t) => {
  const strict = await wrongServer(servers.healthUrl, (_path, body) =>
    body.includes('"uuid":""')
      ? { status: 400, body: { error: "at /uuid", errorCode: "unparsable_request" } }
      : undefined,
  );
  t.after(() => strict.close());
  const told = toldBy(await conform({ health: strict.url }, "--json"));
  assert.deepEqual(
    failing(told).map(({ part, says }) => `${part}: ${says}`),
    [
      "published client: /api/issue answered 400 unparsable_request",
      "published client: /api/issue answered 400 unparsable_request",
      "codes: /api/issue answered 400 unparsable_request, not 200",
    ],
  );
  const silent = await wrongServer(servers.healthUrl, (path) =>
    path === "/api/certificate" ? "no answer" : undefined,
  );
  t.after(() => silent.close());
  const cut = await conform({ health: silent.url }, "--json");
  assert.equal(cut.exit, EXIT.no);
  const says = failing(toldBy(cut)).map((row) => row.says);
  assert.ok(says.length > 20 && says.every((one) => /^no answer from http:\/\/127/.test(one)), says[0]);
  assert.equal(await servers.codesOpen(), 0);
});

test("a server that says yes to everything, or no, passes nothing but what it may", async (t) => {
  const passes = async (status: number) => {
    const server = await wrongServer(undefined, () => ({ status, body: {} }));
    t.after(() => server.close());
    const where = { keys: server.url, health: server.url };
    const told = toldBy(await conform(where, "--authority", "vn.example", "--json"));
    return told.cases.flatMap(({ part, case: name, outcome }) =>
      outcome === "pass" ? [`${part}: ${name}`] : [],
    );
  };
  const nothing = "end: every code of this run is ended";
  const cover = "cover traffic is answered with 200";
  assert.deepEqual(await passes(200), [`tokens: ${cover}`, `publishing: ${cover}`, nothing]);
  assert.deepEqual(await passes(400), [nothing]);
  assert.deepEqual(await passes(500), [nothing]);
});

test("a server that answers with the key it was sent, or with signs that a terminal obeys, has neither repeated", async (t) => {
  const { adminKey } = servers;
  const says = async (errorCode: string) => {
    const echo = await wrongServer(servers.healthUrl, () => ({
      status: 400,
      body: { error: "no", errorCode },
    }));
    t.after(() => echo.close());
    return (await conform({ health: echo.url })).out.join("\n");
  };
  for (const code of [adminKey, "\u001b[2Jcleared", "x".repeat(61)]) {
    const out = await says(code);
    assert.ok(!out.includes(code), JSON.stringify(code));
    assert.match(out, /\/api\/issue answered 400 something else, not 200/);
  }
  assert.match(await says("unauthorized_key"), /\/api\/issue answered 400 unauthorized_key, not 200/);
});

test("who stops it has the rest told as not run, and its codes ended", async () => {
  const { keysUrl: keys, healthUrl: health, adminKey, deviceKey } = servers;
  const deployment = { keys, health, admin: health, adminKey, deviceKey };
  const visit = visitOf(deployment, "vn.example", systemClock.now());
  const stop = new AbortController();
  const [first, ...others] = CASES;
  const stopping = { ...first!, run: (at: typeof visit) => first!.run(at).finally(() => stop.abort()) };
  const rows = await run(visit, stop.signal, [stopping, ...others]);
  assert.deepEqual(
    rows.map(({ outcome }) => outcome),
    ["pass", ...others.map(() => "fail"), "pass"],
  );
  assert.match(rows[1]!.says, /^stopped/);
  assert.equal(await servers.codesOpen(), 0);
  // Also when a case has a defect of its own.
  const broken = {
    ...first!,
    run: (at: typeof visit) => at.issue().then(() => Promise.reject(new TypeError("x"))),
  };
  await assert.rejects(run(visit, new AbortController().signal, [broken]), TypeError);
  assert.equal(await servers.codesOpen(), 0);
});

test("where nobody answers it says so in a sentence and leaves nothing", async () => {
  const { exit, out, remarks } = await conform({ keys: "http://127.0.0.1:9" });
  assert.deepEqual([exit, out], [EXIT.unavailable, []]);
  assert.match(remarks.join("\n"), /^bluezone: no answer from http:\/\/127\.0\.0\.1:9\.$/);
});
