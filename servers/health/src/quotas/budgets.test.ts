/**
 * V4, V18: what strangers can use up at endpoints that nobody is signed in at is bounded, counted in the database, and
 * comes back.
 */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import type { Endpoint } from "@bluezone/contract/endpoint";
import { askAdvice, eraseAdvice } from "@bluezone/contract/health/ask-advice";
import { askCallback, withdrawCallback } from "@bluezone/contract/health/ask-callback";
import { issue } from "@bluezone/contract/health/codes";
import { beginQuarantine } from "@bluezone/contract/health/quarantine";
import { ownReleasePaper, quarantineDay } from "@bluezone/contract/health/quarantine-day";
import { eraseDeclaration, sendDeclaration, sendDiary } from "@bluezone/contract/health/send-declaration";
import { certificate, verify } from "@bluezone/contract/health/verify";
import { whichStation } from "@bluezone/contract/health/which-station";
import { dayOf, isoDay, Minutes } from "@bluezone/protocol/time";
import { budgeted } from "@bluezone/server-kit/http/budgeted";
import { endOfStep } from "@bluezone/server-kit/limits/quota";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { ms } from "../tables.ts";
import { codeIn, macOf, nonceOf, testHealth } from "../testing/health.ts";
import { createKnown } from "./known.ts";
import type { QuotaOf } from "./tables.ts";

const STATION = "30478";
let nurse: SignedIn;
const t = shared(async () => {
  const t = await testHealth({ HEALTH_PUBLIC_URL: "http://127.0.0.1:8082", HEALTH_IDLE: "12h" });
  nurse = await t.as("health-officer", `${STATION}-health-station`);
  return t;
});

const CONTRACT = resolve(import.meta.dirname, "../../../../packages/contract/src/health");
/** Every endpoint of the health contract that nobody is signed in at and that needs no desk's key. */
const endpoints: readonly Endpoint[] = (
  await Promise.all(
    readdirSync(CONTRACT)
      .filter((name) => name.endsWith(".ts"))
      .map((name): Promise<Record<string, unknown>> => import(`${CONTRACT}/${name}`)),
  )
)
  .flatMap((module) => Object.values(module))
  .filter(
    (one): one is Endpoint =>
      typeof one === "object" &&
      one !== null &&
      "audience" in one &&
      ["open", "device"].includes(String(one.audience)),
  );

let drawn = 0;
const nonce = (): string => {
  drawn += 1;
  return Buffer.alloc(32, drawn).toString("base64url");
};
const today = () => isoDay(dayOf(t.clock.now(), "vietnam"));
const idBy = async (sql: string): Promise<string> =>
  (await t.engine.query<{ id: string }>(sql)).rows[0]?.id ?? "";
const newest = (table: string): Promise<string> =>
  idBy(`select id from health.${table} order by ctid desc limit 1`);

const callback = () => ({ phone: `09123450${10 + drawn}`, commune: STATION, nonce: nonce() });
const declaration = () => ({
  commune: STATION,
  answers: { for: "self", symptoms: [], near: "no", cares: [] },
  nonce: nonce(),
});
const advice = () => ({ for: "self", commune: STATION, needs: ["test"], nonce: nonce() });
const commune = async () => `${t.device.id}/${STATION}`;
const positive = { testType: "confirmed", testDate: "2020-12-26", phone: "0912345678" } as const;
/** The link of somebody in quarantine. */
async function quarantine(): Promise<{ readonly code: string; readonly id: string }> {
  const person = {
    name: `Thạch Sa ${nonce()}`,
    birthYear: 1971,
    phone: null,
    commune: STATION,
    address: null,
  };
  const { id } = await nurse.post(beginQuarantine, {
    of: { person: { ...person, phone: `09123460${10 + drawn}` } },
    place: "home",
    siteName: null,
    firstDay: today(),
    reason: "Nhà có phòng riêng",
    sendLink: true,
  });
  return { code: /\/q#c=(\w{16})/.exec(t.sms.sent.at(-1)?.text ?? "")?.[1] ?? "", id };
}

/** A good call at each endpoint, and whose budget it uses. */
const calls: Readonly<Record<string, () => Promise<{ readonly body: unknown; readonly whose: string }>>> = {
  [whichStation.path]: async () => ({ body: { commune: STATION }, whose: await commune() }),
  [askCallback.path]: async () => ({ body: callback(), whose: await commune() }),
  [withdrawCallback.path]: async () => {
    const { withdraw } = (await t.post(askCallback, callback())).body;
    return { body: { withdraw }, whose: await newest("callback") };
  },
  [sendDeclaration.path]: async () => ({ body: declaration(), whose: await commune() }),
  [eraseDeclaration.path]: async () => {
    const { erase } = (await t.post(sendDeclaration, declaration())).body;
    return { body: { erase }, whose: await newest("declaration") };
  },
  [sendDiary.path]: async () => {
    const { erase } = (await t.post(sendDeclaration, declaration())).body;
    return { body: { erase, day: today(), symptoms: [] }, whose: await newest("declaration") };
  },
  [askAdvice.path]: async () => ({ body: advice(), whose: await commune() }),
  [eraseAdvice.path]: async () => {
    const { erase } = (await t.post(askAdvice, advice())).body;
    return { body: { erase }, whose: await newest("advice_request") };
  },
  [verify.path]: async () => {
    await t.post(issue, positive);
    return {
      body: { code: codeIn(t.sms.sent.at(-1)!.text), nonce: nonceOf(1) },
      whose: await idBy("select encode(long_hash, 'hex') as id from health.code order by ctid desc limit 1"),
    };
  },
  [certificate.path]: async () => {
    await t.post(issue, positive);
    const { token } = (await t.post(verify, { code: codeIn(t.sms.sent.at(-1)!.text), nonce: nonceOf(2) }))
      .body;
    return {
      body: { token, ekeyhmac: macOf(3) },
      whose: await idBy("select encode(hash, 'hex') as id from health.token order by ctid desc limit 1"),
    };
  },
  [quarantineDay.path]: async () => {
    const { code, id } = await quarantine();
    return { body: { code }, whose: id };
  },
  [ownReleasePaper.path]: async () => {
    const { code, id } = await quarantine();
    return { body: { code }, whose: id };
  },
};

test("V4: every endpoint that nobody is signed in at states its budget, and a server with one that does not is never put together", () => {
  assert.ok(endpoints.length >= 13, `${endpoints.length} endpoints were found`);
  assert.deepEqual(
    endpoints.filter(({ budget }) => !budget).map(({ path }) => path),
    [],
  );
  const { budget: _, ...without } = askAdvice;
  const http = budgeted({ route: () => undefined } as never, {});
  assert.throws(
    () => (http as { route(endpoint: Endpoint, handler: unknown): void }).route(without, async () => ({})),
    /\/api\/advice lets anybody in and has no budget/,
  );
});

for (const endpoint of endpoints.filter(({ budget }) => budget?.each !== "message"))
  test(`V4, V18: what is used up at ${endpoint.path} is refused as "later", and is there again after ten minutes`, async () => {
    const made = calls[endpoint.path];
    assert.ok(made, "a call at this endpoint is missing here");
    const { body, whose } = await made();
    const used = endpoint.budget?.calls;
    assert.ok(typeof used === "number");
    const rows = t.database.db
      .selectFrom("quota")
      .selectAll()
      .where("of", "=", endpoint.path as QuotaOf);
    const until_ms = ms(endOfStep(t.clock.now(), Minutes(10)));
    await t.database.db
      .insertInto("quota")
      .values({ of: endpoint.path as QuotaOf, key_id: whose, until_ms, used })
      .onConflict((same) => same.columns(["of", "key_id", "until_ms"]).doUpdateSet({ used }))
      .execute();
    const refused = await t.post(endpoint, body);
    assert.deepEqual([refused.status, refused.body["errorCode"]], [429, "quota_exceeded"]);
    t.clock.advance(Minutes(10));
    // There is no release paper yet; it was looked for.
    assert.equal((await t.post(endpoint, body)).status, endpoint === ownReleasePaper ? 404 : 200);
    const counted = await rows.where("until_ms", ">", until_ms).where("key_id", "=", whose).execute();
    // Of what was taken back nothing is left, not even that.
    assert.deepEqual(
      counted.map((row) => row.used),
      /withdraw|erase/.test(endpoint.path) ? [] : [1],
    );
  });

test("V4: one commune's budget is no other's, and communes that nobody knows have one together", async () => {
  const at = (commune: string) => t.post(whichStation, { commune });
  const until_ms = ms(endOfStep(t.clock.now(), Minutes(10)));
  for (const commune of ["30316", "unknown"])
    await t.database.db
      .insertInto("quota")
      .values({ of: whichStation.path as QuotaOf, key_id: `${t.device.id}/${commune}`, until_ms, used: 600 })
      .execute();
  assert.equal((await at("30316")).status, 429);
  assert.equal((await at("30319")).status, 200);
  for (const madeUp of ["99001", "99002"]) assert.equal((await at(madeUp)).status, 429);
  const other = await t.health.createApiKey({ kind: "device", name: "Bluezone iOS" });
  assert.equal((await t.post(whichStation, { commune: "30316" }, { "x-api-key": other.key })).status, 200);
});

test("V18: a flood of made-up links costs a share of a few look-ups and leaves nothing; an honest one gets through", async () => {
  const { code } = await quarantine();
  const quotas = () => idBy("select count(*)::text as id from health.quota");
  const before = Number(await quotas());
  const flood = Array.from({ length: 200 }, (_, i) =>
    t.post(quarantineDay, { code: `${String(222 + i).replaceAll(/[01]/g, "9")}23456789ABCDE` }),
  );
  assert.equal((await t.post(quarantineDay, { code })).status, 200);
  const statuses = new Set((await Promise.all(flood)).map(({ status }) => status));
  assert.deepEqual([...statuses], [404]);
  assert.equal(Number(await quotas()) - before, 1, "the honest one's");

  let statements = 0;
  const known = createKnown(t.database, async (_sql, hashes) => {
    statements += 1;
    await t.engine.query("select 1");
    return hashes.flatMap((hash) => (hash[0] === 7 ? [{ hash, id: "seven" }] : []));
  });
  const found = await Promise.all(Array.from({ length: 200 }, (_, i) => known([Uint8Array.of(i)])));
  assert.deepEqual(
    found.flatMap((id, i) => (id === undefined ? [] : [[i, id]])),
    [[7, "seven"]],
  );
  assert.ok(statements <= 3, `${statements} statements`);
});
