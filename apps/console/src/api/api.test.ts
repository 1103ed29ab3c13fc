import assert from "node:assert/strict";
import { test } from "node:test";
import type { Transport } from "@bluezone/contract/client";
import { staffEndpoint, staffUpload } from "@bluezone/contract/staff/endpoint";
import { z } from "zod";
import { type ApiPorts, createApi, type SendFile } from "./api.ts";
import { mayRetry, Refused } from "./refused.ts";
import { createServerTime } from "./server-time.ts";

const read = staffEndpoint({
  path: "/api/letters/read",
  summary: "Reads a letter.",
  request: z.object({ id: z.string(), limit: z.int().default(7) }),
  response: z.object({ text: z.string() }),
});
const keep = staffUpload({
  permission: "letters.scan",
  path: "/api/letters/scan",
  summary: "Keeps a scan.",
  mediaTypes: ["image/png"],
  request: z.object({ of: z.string() }),
  response: z.object({ bytes: z.int() }),
  maxBody: 1_000,
});

/** A line whose far end answers by a script. */
function line(...answers: readonly (readonly [status: number, body: unknown] | "cut")[]) {
  const sent: { readonly url: string; readonly body: string }[] = [];
  const left = [...answers];
  const transport: Transport = async ({ url, body = "" }) => {
    sent.push({ url, body });
    const answer = left.shift();
    if (!answer || answer === "cut") throw new Error("cut");
    return {
      status: answer[0],
      headers: { date: "Sun, 27 Dec 2020 07:30:00 GMT" },
      body: new TextEncoder().encode(JSON.stringify(answer[1])),
    };
  };
  return { sent, transport };
}
const noFile: SendFile = async () => ({ status: 200, text: JSON.stringify({ bytes: 3 }) });
const api = (ports: Partial<ApiPorts> & Pick<ApiPorts, "transport">) =>
  createApi({ sendFile: noFile, time: createServerTime(), renew: async () => false, ...ports });
const refusal = async (asked: Promise<unknown>): Promise<Refused> => {
  const thrown = await asked.then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof Refused);
  return thrown;
};

test("an endpoint is asked with its defaults filled in, and its answer tells what time it is", async () => {
  const { transport, sent } = line([200, { text: "Kính gửi" }]);
  const time = createServerTime();
  assert.deepEqual(await api({ transport, time }).ask(read, { id: "1313" }), { text: "Kính gửi" });
  assert.deepEqual(JSON.parse(sent[0]!.body), { id: "1313", limit: 7 });
  assert.equal(time.now(), Date.parse("2020-12-27T14:30:00+07:00"));
});

test("a refusal has the endpoint's code; a cut line and an answer off the contract have their own", async () => {
  const { transport } = line([404, { error: "none", code: "not_found" }], "cut", [200, { other: 1 }]);
  const { ask } = api({ transport });
  assert.equal((await refusal(ask(read, { id: "1" }))).code, "not_found");
  const cut = await refusal(ask(read, { id: "1" }));
  assert.deepEqual([cut.code, cut.status, mayRetry(cut)], ["unreachable", 0, true]);
  const odd = await refusal(ask(read, { id: "1" }));
  assert.deepEqual([odd.code, mayRetry(odd)], ["unreadable", false]);
});

test("what breaks the endpoint's schema is refused before it leaves", async () => {
  const { transport, sent } = line();
  assert.equal((await refusal(api({ transport }).ask(read, { id: "1", limit: 1.5 }))).code, "bad_request");
  assert.equal(sent.length, 0);
});

test("a call of an ended session waits, and is made again once the person has signed in again", async () => {
  const ended = [401, { error: "over", code: "not_signed_in" }] as const;
  const { transport, sent } = line(ended, [200, { text: "còn" }]);
  let waited = 0;
  const renew = async () => ++waited > 0;
  assert.deepEqual(await api({ transport, renew }).ask(read, { id: "1" }), { text: "còn" });
  assert.deepEqual([waited, sent.length], [1, 2]);
  assert.deepEqual(sent[0], sent[1]);
  const nobody = line(ended);
  assert.equal(
    (await refusal(api({ transport: nobody.transport }).ask(read, { id: "1" }))).code,
    "not_signed_in",
  );
});

test("a file goes with its query, says how far it has come, and its refusals have codes too", async () => {
  const { transport } = line();
  const file = new Blob(["abc"], { type: "image/png" });
  const seen: unknown[] = [];
  const sendFile: SendFile = async ({ url, mediaType, progress }) => {
    seen.push(url, mediaType);
    progress(0.5);
    return { status: 200, text: JSON.stringify({ bytes: 3 }) };
  };
  const shares: number[] = [];
  const answer = await api({ transport, sendFile }).upload(keep, file, { of: "số 1" }, (share) =>
    shares.push(share),
  );
  assert.deepEqual(answer, { bytes: 3 });
  assert.deepEqual(seen, ["/api/letters/scan?of=s%E1%BB%91+1", "image/png"]);
  assert.deepEqual(shares, [0.5]);
  const full: SendFile = async () => ({
    status: 403,
    text: JSON.stringify({ error: "no", code: "not_allowed" }),
  });
  assert.equal(
    (await refusal(api({ transport, sendFile: full }).upload(keep, file, { of: "1" }))).code,
    "not_allowed",
  );
  const page: SendFile = async () => ({ status: 502, text: "<html>" });
  assert.equal(
    (await refusal(api({ transport, sendFile: page }).upload(keep, file, { of: "1" }))).code,
    "unreadable",
  );
  const cut: SendFile = () => Promise.reject(new Error("cut"));
  assert.equal(
    (await refusal(api({ transport, sendFile: cut }).upload(keep, file, { of: "1" }))).code,
    "unreachable",
  );
});

test("the address of a file has its parts escaped, and none may be forgotten", () => {
  const { href } = api({ transport: line().transport });
  const endpoint = { path: "/api/letters/scan/:id/:name" };
  assert.equal(
    href(endpoint, { id: "89@2019-10-06", name: "a/b" }),
    "/api/letters/scan/89%402019-10-06/a%2Fb",
  );
  assert.throws(() => href(endpoint, { id: "1" }), RangeError);
});
