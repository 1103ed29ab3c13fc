/** What readers of the public page hand in, over real HTTP. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { listRumours } from "@bluezone/contract/rollout/rumours";
import { shared } from "@bluezone/server-kit/testing/shared";
import { testRollout } from "../../testing/rollout.ts";

const t = shared(() => testRollout());

const send = (heard: string, path = "/bulletins/claim") =>
  fetch(t.url + path, { method: "POST", body: new URLSearchParams({ heard, name: "thrown away" }) });
const kept = () => t.database.db.selectFrom("rumour").select(["heard"]).execute();

test("whoever reads the page can have a rumour checked, without an account or a script, and nothing of them is kept", async (context) => {
  await t.alone(context);
  const answer = await send("Nghe nói <b>chợ</b> đóng cửa 15 ngày");
  assert.equal(answer.status, 200);
  assert.ok((await answer.text()).includes("Không có gì về bạn được ghi lại"));
  assert.equal(answer.headers.get("set-cookie"), null);
  assert.deepEqual(await kept(), [{ heard: "Nghe nói <b>chợ</b> đóng cửa 15 ngày" }]);
  const officer = await t.as("rollout-officer", "89-province-committee");
  const { rumours, waiting } = await officer.post(listRumours, {});
  assert.deepEqual([waiting, rumours[0]?.state], [1, "new"]);
});

test("a claim has five characters at least and five hundred at most", async () => {
  for (const [length, status] of [
    [4, 422],
    [5, 200],
    [500, 200],
    [501, 422],
  ] as const)
    assert.equal((await send("x".repeat(length))).status, status, String(length));
});

test("a form of up to 8000 bytes is read, whatever else it holds", async () => {
  const form = (bytes: number) => {
    const start = `heard=${encodeURIComponent("Nghe nói chợ đóng cửa")}&other=`;
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    return fetch(`${t.url}/bulletins/claim`, { method: "POST", headers, body: start.padEnd(bytes, "x") });
  };
  assert.equal((await form(8_000)).status, 200);
  assert.equal((await form(8_001)).status, 413);
});

test("words that point at somebody, are too short, too long or no form at all are refused, and nothing is kept", async () => {
  const before = (await kept()).length;
  for (const heard of [
    "ông Ba Rẫy nói chợ đóng cửa",
    "xem fb.com/ai-do",
    "gọi 0912 345 678",
    "a",
    "x".repeat(501),
    "",
  ])
    assert.equal((await send(heard)).status, 422, heard.slice(0, 40));
  assert.ok(
    (await fetch(`${t.url}/bulletins/claim`, { method: "POST", body: "x".repeat(9_000) })).status >= 400,
  );
  assert.ok((await send("x".repeat(20_000))).status >= 400);
  const english = await send("a", "/en/bulletins/claim");
  assert.ok((await english.text()).includes("Nothing was kept"));
  assert.equal((await kept()).length, before);
});

test("after two hundred that wait no more are taken that day, so that a flood buries nothing; the next day they are", async (context) => {
  await t.alone(context);
  for (let i = 0; i < 200; i += 1) await send(`Nghe nói chuyện lạ thứ ${i} ở chợ`);
  assert.equal((await send("Nghe nói chuyện lạ nữa ở chợ")).status, 503);
  assert.equal((await kept()).length, 200);
  t.clock.advance(86_400_000 as never);
  assert.equal((await send("Nghe nói chuyện lạ nữa ở chợ")).status, 200);
});
