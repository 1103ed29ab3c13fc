/** The endpoints of staff: let in by what the caller shows, files in and out. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { after, before, test } from "node:test";
import { type Download, endpoint, type Upload } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import { z } from "zod";
import { manualClock } from "../testing/clock.ts";
import { recordEvents } from "../testing/events.ts";
import { seededRandom } from "../testing/random.ts";
import { createHttp, type Http } from "./http.ts";

const FAULTS = { not_signed_in: 401, not_allowed: 403 } as const;
const read = endpoint({
  method: "POST",
  path: "/api/letters/read",
  summary: "Reads a letter.",
  audience: "staff",
  permission: "letters.read",
  family: "desk",
  request: z.object({ code: z.string() }),
  response: z.object({ code: z.string() }),
  faults: FAULTS,
  malformed: "bad_request",
  maxBody: 1_000,
});
const keep = {
  method: "POST",
  path: "/api/letters/scan",
  summary: "Keeps a scan.",
  audience: "staff",
  permission: "letters.write",
  family: "desk",
  mediaTypes: ["image/png", "image/jpeg"],
  request: z.object({ of: z.string().max(8) }),
  response: z.object({ bytes: z.number() }),
  faults: FAULTS,
  malformed: "bad_request",
  maxBody: 100_000,
} as const satisfies Upload;
const scan: Download = {
  method: "GET",
  path: "/api/letters/scan/:id",
  summary: "A scan.",
  audience: "staff",
  permission: "letters.read",
  mediaType: "image/png",
};

let http: Http<string>;
let url: string;
before(async () => {
  http = await createHttp<string>({
    clock: manualClock(),
    random: seededRandom("staff"),
    events: recordEvents(),
    family: "desk",
    about: { title: "Letters", version: "1", description: "For tests." },
    async admit({ permission }, header) {
      const who = header("cookie");
      if (who === undefined) throw new Fault("not_signed_in", "Sign in first.");
      if (who !== `may=${permission}`) throw new Fault("not_allowed", "Not yours.");
      return who;
    },
  });
  http.route(read, async ({ code }) => ({ code }));
  http.upload(keep, async (bytes, { of }, { caller }) => {
    assert.equal(`${of} ${caller}`, "a may=letters.write");
    return { bytes: bytes.length };
  });
  http.download(scan, async ({ id }) =>
    id === "1" ? { body: Uint8Array.of(1, 2), name: "Bản thu số 1.png" } : undefined,
  );
  ({ url } = await http.start(0));
});
after(() => http.stop());

/** Begins a call of a long body, of which it sends nothing; what it is answered. */
async function beginning(path: string, headers: Record<string, string>): Promise<number> {
  const sent = httpRequest(url + path, { method: "POST", headers: { ...headers, "content-length": 900 } });
  sent.flushHeaders();
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  sent.on("error", () => {}).destroy();
  return answer.statusCode ?? 0;
}

test("V29: what a stranger would send is refused before any of it is read, a file and a question alike", async () => {
  const mine = { cookie: "may=nothing" };
  assert.equal(await beginning("/api/letters/scan?of=a", { "content-type": "image/png" }), 401);
  assert.equal(await beginning("/api/letters/read", { "content-type": "application/json" }), 401);
  assert.equal(await beginning("/api/letters/read", { "content-type": "application/json", ...mine }), 403);
});

const post = async (path: string, headers: Record<string, string>, body: Uint8Array | string) => {
  const answer = await fetch(url + path, { method: "POST", headers, body: body as string });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const JSON_TYPE = { "content-type": "application/json" };

test("staff are let in by what the endpoint asks for, and told apart from strangers", async () => {
  const body = JSON.stringify({ code: "x" });
  assert.equal((await post(read.path, JSON_TYPE, body)).status, 401);
  assert.equal((await post(read.path, { ...JSON_TYPE, cookie: "may=letters.write" }, body)).status, 403);
  const let_in = await post(read.path, { ...JSON_TYPE, cookie: "may=letters.read" }, body);
  assert.deepEqual(let_in, { status: 200, body: { code: "x" } });
});

test("a file comes in as its bytes, of the kinds and the length that the endpoint names", async () => {
  const may = { cookie: "may=letters.write", "content-type": "image/png" };
  const bytes = new Uint8Array(50_000).fill(7);
  assert.deepEqual(await post(`${keep.path}?of=a`, may, bytes), { status: 200, body: { bytes: 50_000 } });
  const stranger = await post(`${keep.path}?of=a`, { "content-type": "image/png" }, bytes);
  assert.equal(stranger.status, 401);
  const html = await post(`${keep.path}?of=a`, { ...may, "content-type": "text/html" }, "<p>");
  assert.deepEqual([html.status, html.body["code"]], [415, "bad_request"]);
  const json = await post(`${keep.path}?of=a`, { ...may, ...JSON_TYPE }, "{}");
  assert.deepEqual([json.status, json.body["code"]], [415, "bad_request"]);
  const long = await post(`${keep.path}?of=a`, may, new Uint8Array(100_001));
  assert.deepEqual([long.status, long.body["code"]], [413, "bad_request"]);
  const query = await post(`${keep.path}?of=much-too-long`, may, bytes);
  assert.deepEqual([query.status, query.body["code"]], [400, "bad_request"]);
});

test("a file goes out as an attachment that no cache keeps, to whoever may have it", async () => {
  const got = (id: string, cookie: string) => fetch(`${url}/api/letters/scan/${id}`, { headers: { cookie } });
  const answer = await got("1", "may=letters.read");
  assert.equal(answer.headers.get("cache-control"), "no-store");
  assert.match(answer.headers.get("content-disposition") ?? "", /^attachment; filename\*=UTF-8''B%E1%BA%A3n/);
  assert.deepEqual(new Uint8Array(await answer.arrayBuffer()), Uint8Array.of(1, 2));
  assert.equal((await got("2", "may=letters.read")).status, 404);
  assert.equal((await got("1", "may=else")).status, 403);
});
