/** The public keys as key servers and caches read them, over real HTTP. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { jwks } from "@bluezone/contract/health/jwks";
import { memoryBlobs } from "@bluezone/server-kit/files/blobs";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { shared } from "@bluezone/server-kit/testing/shared";
import { createHealth } from "../server.ts";
import type { Tables } from "../tables.ts";
import { testHealth } from "../testing/health.ts";

const at = shared(() => testHealth());

const path = jwks.path.replace(":realm", "vn");
const get = async (url: string, headers: Record<string, string> = {}, method = "GET") => {
  const answer = await fetch(url, { headers, method });
  return {
    status: answer.status,
    text: await answer.text(),
    header: (name: string) => answer.headers.get(name),
  };
};

test("a cache may keep them for five minutes and bridge five more; whoever has them gets 304; HEAD has no body", async () => {
  const first = await get(at.url + path);
  assert.equal(first.header("cache-control"), "public, max-age=300, stale-if-error=300");
  const etag = first.header("etag") ?? "";
  assert.match(etag, /^"[\w-]{22}"$/);
  const again = await get(at.url + path, { "if-none-match": etag });
  assert.deepEqual([again.status, again.text, again.header("etag")], [304, "", etag]);
  const head = await get(at.url + path, {}, "HEAD");
  assert.deepEqual([head.status, head.text, head.header("etag")], [200, "", etag]);
  const none = await get(`${at.url}/jwks/other`);
  assert.deepEqual([none.status, none.header("cache-control"), none.header("etag")], [404, "no-store", null]);
});

test("another instance on the same database gives the same bytes and the same tag", async () => {
  const database = await openDatabase<Tables>({ schema: "health", engine: at.engine });
  const { clock, sms, events } = at;
  const beside = await createHealth(at.config, {
    clock,
    sms,
    blobs: memoryBlobs(),
    events,
    database,
    random: seededRandom("beside"),
  });
  const { url } = await beside.start();
  try {
    const [one, two] = [await get(at.url + path), await get(url + path)];
    assert.deepEqual([two.text, two.header("etag")], [one.text, one.header("etag")]);
  } finally {
    await beside.stop();
  }
});
