/** A new `HEALTH_SECRET`, and stolen keys of certificates. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Jwks } from "@bluezone/contract/certificate";
import { issue } from "@bluezone/contract/health/codes";
import { certificate, verify } from "@bluezone/contract/health/verify";
import { memoryBlobs } from "@bluezone/server-kit/files/blobs";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import { StartError } from "@bluezone/server-kit/start/start-error";
import { recordEvents } from "@bluezone/server-kit/testing/events";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { shared } from "@bluezone/server-kit/testing/shared";
import { decodeProtectedHeader } from "jose";
import { readHealthConfig } from "./config.ts";
import { createHealth, type Health } from "./server.ts";
import type { Tables } from "./tables.ts";
import { macOf, testHealth } from "./testing/health.ts";

const secret = (byte: number): string => Buffer.alloc(32, byte).toString("base64");

const at = shared(() => testHealth({ HEALTH_SECRET: secret(3) }));

/** The server started anew under other secrets, with a way to call. */
async function under(
  secrets: string,
): Promise<{ health: Health; status(path: string, key: string, body: object): Promise<number> }> {
  const config = readHealthConfig({
    HEALTH_PUBLIC_URL: "https://bz.example",
    SMS: "none",
    HEALTH_SECRET: secrets,
  });
  const health = await createHealth(
    { ...config, port: 0 },
    {
      clock: at.clock,
      random: seededRandom(secrets),
      database: await openDatabase<Tables>({ schema: "health", engine: at.engine }),
      sms: at.sms,
      blobs: memoryBlobs(),
      events: recordEvents(),
    },
  );
  const { url } = await health.start();
  const status = async (path: string, key: string, body: object) => {
    const headers = { "content-type": "application/json", "x-api-key": key };
    return (await fetch(url + path, { method: "POST", headers, body: JSON.stringify(body) })).status;
  };
  return { health, status };
}

test("after every key has been used under a new secret the old one can go, and codes and certificates go on", async () => {
  const today = new Date(at.clock.now()).toISOString().slice(0, 10);
  const { code } = (await at.post(issue, { testType: "confirmed", testDate: today })).body;
  const both = await under(`${secret(4)},${secret(3)}`);
  assert.equal(await both.status(verify.path, at.device.key, { code: "00000000" }), 400);
  await both.health.stop();
  const alone = await under(secret(4));
  assert.equal(await alone.status(verify.path, at.device.key, { code }), 200);
  assert.equal(await alone.status(issue.path, at.admin.key, {}), 401, "its key was not used meanwhile");
  await alone.health.stop();
  await assert.rejects(under(secret(3)), StartError);
});

test("stolen keys of certificates go at once, also for readers, and a new one signs", async () => {
  const fresh = await testHealth();
  try {
    const kids = async () => {
      const answer = await fetch(`${fresh.url}/jwks/vn`);
      return Jwks.parse(await answer.json()).keys.map(({ kid }) => kid);
    };
    const before = await kids();
    const today = new Date(fresh.clock.now()).toISOString().slice(0, 10);
    const { code } = (await fresh.post(issue, { testType: "confirmed", testDate: today })).body;
    const { token } = (await fresh.post(verify, { code })).body;
    const ask = async () => {
      const { body } = await fresh.post(certificate, { token, ekeyhmac: macOf(1) });
      return decodeProtectedHeader(String(body["certificate"])).kid;
    };
    assert.ok(before.includes((await ask()) ?? ""));
    await fresh.health.replaceSigningKeys();
    const after = await kids();
    assert.equal(after.length, 1);
    assert.equal(before.includes(after[0]!), false);
    assert.equal(await ask(), after[0], "the same token has a certificate again, by the new key");
  } finally {
    await fresh.close();
  }
});
