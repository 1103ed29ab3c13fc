/** The signed configuration over real HTTP. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { dayIndexName, EXPORTS_ROOT } from "@bluezone/contract/keys/exports";
import { ConfigDocument } from "@bluezone/contract/signed";
import {
  Days,
  dayOf,
  fromUnixSeconds,
  Hours,
  isoDay,
  Minutes,
  plus,
  unixSeconds,
} from "@bluezone/protocol/time";
import { signDocument } from "@bluezone/server-kit/keys/sign-document";
import { generateKeyPem, type Signer, signerFromPem } from "@bluezone/server-kit/keys/signer";
import { systemRandom } from "@bluezone/server-kit/time/random";
import { create } from "../server.ts";
import { dayKeys } from "../testing/authority.ts";
import { sharedEngine, startKeys, type TestKeys } from "../testing/keys-server.ts";
import { openedBy } from "../testing/opened.ts";
import type { GivenSettings } from "./settings.ts";

const engine = sharedEngine();

/** The document, when the root's signature holds. */
const opened = (jws: string, root: Signer): ConfigDocument => ConfigDocument.parse(openedBy(jws, root));
async function read(keys: TestKeys, root = keys.root): Promise<ConfigDocument> {
  const { config } = JSON.parse((await keys.text("/v1/config")) as string) as { config: string };
  return opened(config, root);
}
const minute = async (keys: TestKeys) => {
  keys.clock.advance(Minutes(1));
  await keys.jobs();
};

test("a phone that asks in the first second gets a configuration that the root signed and that is good for 14 days", async () => {
  const keys = await startKeys(engine);
  const document = await read(keys);
  const now = unixSeconds(keys.clock.now());
  assert.equal(document.issuedAt, now);
  assert.equal(document.notAfter, now + 14 * 86_400);
  assert.deepEqual(document.lastWindow, { VN: 0 });
  assert.equal(document.healthAuthorityID, "vn.test");
  assert.equal(document.pollingMinutes, 30);
  assert.equal(
    document.exportKeys[0]?.publicKey,
    Buffer.from(keys.exportSigner.publicPoint).toString("base64"),
  );
});

test("its number grows with each change and once a day, and with nothing else; an unchanged one is 304", async () => {
  const keys = await startKeys(engine);
  await minute(keys);
  const first = await read(keys);
  const { headers } = await fetch(`${keys.url}/v1/config`);
  await minute(keys);
  assert.equal((await read(keys)).version, first.version);
  const again = await fetch(`${keys.url}/v1/config`, { headers: { "if-none-match": headers.get("etag")! } });
  assert.equal(again.status, 304);
  assert.match(headers.get("cache-control")!, /max-age=60/);
  keys.clock.advance(Minutes(10));
  await keys.jobs();
  const next = await read(keys);
  assert.ok(next.version > first.version);
  assert.equal(next.lastWindow["VN"]! - first.lastWindow["VN"]!, 600);
  keys.clock.set(plus(keys.clock.now(), Days(1)));
  await keys.jobs();
  const daily = await read(keys);
  assert.ok(daily.version > next.version);
  assert.equal(daily.issuedAt, unixSeconds(keys.clock.now()));
});

test("it counts the files of each day's index, a window after they were released", async () => {
  const keys = await startKeys(engine, { mostKeys: 60 });
  await minute(keys);
  assert.deepEqual((await read(keys)).files, {});
  assert.ok((await keys.share({ keys: dayKeys(keys.clock.now(), 3) })).ok);
  keys.clock.advance(Minutes(10));
  await keys.jobs();
  const day = dayOf(keys.clock.now(), "utc");
  const lines = ((await keys.text(EXPORTS_ROOT + dayIndexName("VN", day))) as string).trim().split("\n");
  assert.ok(lines.length >= 3, "one window, several files");
  assert.deepEqual((await read(keys)).files, {}, "an index from a cache is not suspected");
  keys.clock.advance(Minutes(10));
  await keys.jobs();
  assert.deepEqual((await read(keys)).files, { VN: { [isoDay(day)]: lines.length } });
});

test("the operator's settings stand in it at the next minute; a slip in the file leaves the last good ones, and is told", async () => {
  let given: GivenSettings = { minimumApp: "1.2.3", pollingMinutes: 10 };
  const keys = await startKeys(engine, { settings: async () => given });
  assert.equal((await read(keys)).minimumApp, "1.2.3");
  given = { pollingMinutes: 1 };
  await minute(keys);
  assert.equal((await read(keys)).pollingMinutes, 10);
  assert.equal(keys.events.named("settings_refused").length, 1);
  given = { pollingMinute: 15 } as GivenSettings;
  await minute(keys);
  assert.equal((await read(keys)).pollingMinutes, 10);
  given = { pollingMinutes: 15 };
  await minute(keys);
  assert.equal((await read(keys)).pollingMinutes, 15);
});

test("radios can be switched off for 7 days at most, and are on again by themselves", async () => {
  const reason = { vi: "Sự cố", en: "Incident" };
  let until = 0;
  const keys = await startKeys(engine, {
    settings: async () => (until ? { radioOff: { until, reason } } : {}),
  });
  const now = unixSeconds(keys.clock.now());
  until = now + 8 * 86_400;
  await minute(keys);
  assert.equal((await read(keys)).radioOff, undefined);
  until = now + 3_600;
  await minute(keys);
  assert.deepEqual((await read(keys)).radioOff, { until, reason });
  keys.clock.set(fromUnixSeconds(until));
  await keys.jobs();
  assert.equal((await read(keys)).radioOff, undefined);
});

test("policy and hotlines of others are carried unread, and stay while their source is away", async () => {
  const health = signerFromPem(generateKeyPem(), "health-root");
  const keys = await startKeys(engine, { policy: "memory:policy", hotlines: "memory:hotlines" });
  assert.equal((await read(keys)).policy, undefined);
  const policy = await signDocument(health, { version: 1, whatever: true });
  keys.elsewhere.set("memory:policy", `${policy}\n`);
  await minute(keys);
  assert.equal((await read(keys)).policy, policy);
  assert.equal((await read(keys)).hotlines, undefined);
  for (const unsound of ["<html>busy</html>", "", `${"a".repeat(70_000)}.b.c`]) {
    keys.elsewhere.set("memory:policy", unsound);
    await minute(keys);
    assert.equal((await read(keys)).policy, policy);
  }
  keys.elsewhere.delete("memory:policy");
  keys.elsewhere.set("memory:hotlines", policy);
  await minute(keys);
  assert.equal((await read(keys)).policy, policy);
  assert.equal((await read(keys)).hotlines, policy);
});

test("a root that takes over is named before", async () => {
  const next = signerFromPem(generateKeyPem(), "root-2");
  const keys = await startKeys(engine, { nextRoot: next });
  const document = await read(keys);
  assert.deepEqual(document.nextRoot, {
    kid: "root-2",
    publicKey: Buffer.from(next.publicPoint).toString("base64"),
  });
});

test("a root that phones were not told of stops the start; one that they were told of takes over", async () => {
  const [next, stranger] = [
    signerFromPem(generateKeyPem(), "root-2"),
    signerFromPem(generateKeyPem(), "root-1"),
  ];
  const keys = await startKeys(engine, { nextRoot: next });
  const { version } = await read(keys);
  const again = (root: Signer) =>
    create({ ...keys, config: { ...keys.config, root, nextRoot: undefined }, random: systemRandom });
  await assert.rejects(again(stranger), /root-1 is not the one that phones know/);
  keys.clock.advance(Minutes(1));
  await again(next);
  const document = await read(keys, next);
  assert.ok(document.version > version);
  await assert.rejects(again(keys.root), /root-1 is not the one that phones know/);
});

test("a clock that was set back does not take the number back", async () => {
  const keys = await startKeys(engine);
  await minute(keys);
  const before = await read(keys);
  keys.clock.advance(Hours(-5));
  await keys.jobs();
  const document = await read(keys);
  assert.ok(document.version > before.version);
  assert.equal(document.issuedAt, unixSeconds(keys.clock.now()));
});
