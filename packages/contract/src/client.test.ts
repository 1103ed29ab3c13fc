import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { type Caller, call, mimic, read, retryable, type Transport } from "./client.ts";
import { verify } from "./health/verify.ts";

const answering = (status: number, body: string, headers: Record<string, string> = {}) => {
  const seen: Parameters<Transport>[0][] = [];
  const transport: Transport = async (request) => {
    seen.push(request);
    return { status, headers, body: Buffer.from(body) };
  };
  const caller: Caller = { baseUrl: "http://x", transport, random: (n) => randomBytes(n), apiKey: "k" };
  return { caller, seen };
};

test("a real call and its mimic have the same length, headers of the same length, and the same path", async () => {
  const { caller, seen } = answering(200, JSON.stringify({ testtype: "confirmed", token: "t" }));
  await call(caller, verify, { code: "12345678" });
  await mimic(caller, verify);
  const shape = ({ url, headers, body }: (typeof seen)[number]) => [
    url,
    body?.length,
    Object.entries(headers).map(([k, v]) => `${k}: ${v}`.length),
  ];
  assert.deepEqual(shape(seen[0]!), shape(seen[1]!));
});

test("an answer is typed, a fault coded, and everything else unreadable or unreachable", async () => {
  const good = answering(200, '{"testtype":"confirmed","token":"t"}', {
    date: "Sun, 27 Dec 2020 07:30:00 GMT",
  });
  const answer = await call(good.caller, verify, { code: "1" });
  assert.ok(answer.ok && answer.value.token === "t" && answer.date === Date.UTC(2020, 11, 27, 7, 30));
  const bad = await call(answering(400, '{"error":"no","errorCode":"code_invalid"}').caller, verify, {
    code: "1",
  });
  assert.deepEqual([bad.ok, !bad.ok && bad.code, retryable(bad)], [false, "code_invalid", false]);
  for (const body of ["", "[]", "{}", "\xff", "<html>"]) {
    const odd = await call(answering(200, body).caller, verify, { code: "1" });
    assert.ok(!odd.ok && odd.code === "unreadable");
  }
  const cut: Caller = { ...good.caller, transport: async () => Promise.reject(new Error("cut")) };
  const none = await call(cut, verify, { code: "1" });
  assert.ok(!none.ok && none.code === "unreachable" && retryable(none));
});

test("an answer out of a cache tells the time now and not when it was put there; an odd age tells nothing", async () => {
  const date = "Sun, 27 Dec 2020 07:30:00 GMT";
  for (const [age, minutes] of [
    ["0", 30],
    ["360", 36],
  ] as const) {
    const answer = await read(answering(200, "x", { date, age }).caller, "/v1/config");
    assert.equal(answer.date, Date.UTC(2020, 11, 27, 7, minutes));
  }
  for (const age of ["", "-1", "1.5", "soon", "99999999"])
    assert.equal((await read(answering(200, "x", { date, age }).caller, "/v1/config")).date, undefined, age);
});

test("an unchanged document is read as 304 with its ETag", async () => {
  const { caller, seen } = answering(304, "", { etag: '"a"' });
  const answer = await read(caller, "/v1/config", '"a"');
  assert.equal(seen[0]?.headers["if-none-match"], '"a"');
  assert.ok(answer.ok && answer.value.status === 304 && answer.value.etag === '"a"');
});
