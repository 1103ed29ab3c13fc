/** The key server's day totals on the public page: only what its root signed, each day as it was told first. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { KEY_AGE_DAYS, LONGEST_STATS, ONSET_DAYS, type TotalDay } from "@bluezone/contract/keys/stats";
import { Hours, unixSeconds } from "@bluezone/protocol/time";
import { signDocument } from "@bluezone/server-kit/keys/sign-document";
import { generateKeyPem, signerFromPem } from "@bluezone/server-kit/keys/signer";
import { testRollout } from "../../testing/rollout.ts";

const MEGABYTE = 1_048_576;
const root = signerFromPem(generateKeyPem(), "root-1");
const stranger = signerFromPem(generateKeyPem(), "root-1");
const publicKey = (): string => Buffer.from(root.publicPoint).toString("base64");
const day = (iso: string, uploads: number): TotalDay => ({
  ...{ day: iso, uploads, keys: 9 * uploads, revisions: 1, missingOnset: 0 },
  onsetToUpload: Array(ONSET_DAYS).fill(0),
  oldestKeyAge: Array(KEY_AGE_DAYS).fill(0),
});

test("an answer that does not end is read no further than a document can be long", async (t) => {
  let [sent, cut] = [0, false];
  const keys = createServer((_, response) => {
    response.on("close", () => {
      cut = true;
    });
    const more = (): void => {
      if (cut) return;
      if (sent >= 64 * MEGABYTE) return void response.end();
      sent += MEGABYTE;
      response.write(Buffer.alloc(MEGABYTE, 32), more);
    };
    more();
  });
  await new Promise<void>((done) => keys.listen(0, "127.0.0.1", done));
  t.after(() => keys.close());
  const at = await testRollout({
    ROLLOUT_KEYS_URL: `http://127.0.0.1:${(keys.address() as AddressInfo).port}`,
    ROLLOUT_KEYS_ROOT: `root-1:${publicKey()}`,
  });
  t.after(() => at.close());
  at.clock.advance(Hours(1));
  await at.rollout.runJobs(at.clock.now());
  assert.ok(sent < 32 * MEGABYTE, `${sent / MEGABYTE} MB`);
});

test("an answer as long as the contract allows is read to its end", async (t) => {
  const keys = createServer((_, response) =>
    response.end(JSON.stringify({ stats: "x".repeat(LONGEST_STATS) })),
  );
  await new Promise<void>((done) => keys.listen(0, "127.0.0.1", done));
  t.after(() => keys.close());
  const at = await testRollout({
    ROLLOUT_KEYS_URL: `http://127.0.0.1:${(keys.address() as AddressInfo).port}`,
    ROLLOUT_KEYS_ROOT: `root-1:${publicKey()}`,
  });
  t.after(() => at.close());
  at.clock.advance(Hours(1));
  await at.rollout.runJobs(at.clock.now());
  // What is wrong with it is what it says, not its length.
  const [failed] = at.events.named("job_failed").filter(({ job }) => job === "uploads");
  assert.equal(failed?.["kind"], "SyntaxError");
});

test("a root with a letter copied wrong stops the start", async () => {
  const wrong = Buffer.from(root.publicPoint);
  wrong[40] = (wrong[40] ?? 0) ^ 1;
  await assert.rejects(
    testRollout({ ROLLOUT_KEYS_ROOT: `root-1:${wrong.toString("base64")}` }),
    /ROLLOUT_KEYS_ROOT must be .*a point of P-256/,
  );
});

test("uploads and keys of the last weeks are told as the key server signed them, and nothing else is", async (t) => {
  let answer = { status: 404, body: "{}" };
  const keys = createServer((_, response) => {
    response.writeHead(answer.status);
    response.end(answer.body);
  });
  await new Promise<void>((done) => keys.listen(0, "127.0.0.1", done));
  t.after(() => keys.close());
  const at = await testRollout({
    ROLLOUT_KEYS_URL: `http://127.0.0.1:${(keys.address() as AddressInfo).port}`,
    ROLLOUT_KEYS_ROOT: `root-1:${publicKey()}`,
  });
  t.after(() => at.close());
  const serve = async (days: readonly TotalDay[], by = root): Promise<void> => {
    const now = unixSeconds(at.clock.now());
    const document = { version: 1, issuedAt: now, notAfter: now + 86_400, complete: "2020-12-25", days };
    answer = { status: 200, body: JSON.stringify({ stats: await signDocument(by, document) }) };
  };
  const page = async (): Promise<string> => {
    at.clock.advance(Hours(1));
    await at.rollout.runJobs(at.clock.now());
    return (await fetch(`${at.url}/working`)).text();
  };
  assert.ok(!(await page()).includes("lượt chia sẻ,"), "nothing was told yet");
  await serve([day("2020-12-24", 30), day("2020-12-25", 20)], stranger);
  assert.ok(!(await page()).includes("lượt chia sẻ,"), "another signed it");
  await serve([day("2020-12-24", 30), day("2020-12-25", 20)]);
  assert.match(
    await page(),
    /Từ 24\/12\/2020 đến 25\/12\/2020: 50 lượt chia sẻ, 450 khóa \(9,0 khóa mỗi lượt\), 2 lượt xem lại/,
  );
  await serve([day("2020-12-24", 31), day("2020-12-25", 20)]);
  assert.match(await page(), /50 lượt chia sẻ/);
});
