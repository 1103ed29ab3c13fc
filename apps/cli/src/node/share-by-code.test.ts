/** Both steps of a share by code, over a phone and the scripted servers of its tests. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { onsetBounds } from "@bluezone/device/engine/share/onset-bound";
import { type Person, person } from "@bluezone/device/testing/person";
import { addDays, Minutes, parseDay } from "@bluezone/protocol/time";
import { shareAnswer, shareJson } from "./share-answer.ts";
import { agree, enterCode, look, type Sharer } from "./share-by-code.ts";

const CODE = "12345678";

async function begun(): Promise<{ a: Person; sharer: Sharer }> {
  const a = await person("node");
  await a.phone.start();
  await a.pass(Minutes(30));
  return { a, sharer: { state: () => a.phone.state(), tap: a.phone } };
}
const published = ({ servers }: Person) => servers.published.length;

test("a code that was taken stays the one to share with, whatever is entered after it, and each entry that fails says why", async () => {
  for (const [entry, why] of [
    ["09999999", "code_invalid"],
    ["1234", "unreadable_code"],
  ] as const) {
    const { a, sharer } = await begun();
    assert.equal((await enterCode(sharer, CODE)).share.is, "ready");
    const { share, refused } = await enterCode(sharer, entry);
    assert.deepEqual([share.is, refused], ["ready", why]);
    assert.equal(a.phone.state().share.is, "ready", "also for who looks later");
    assert.equal((await agree(sharer, "none")).share.is, "shared");
    assert.equal(published(a), 1);
  }
});

test("without a code that was taken a refusal is told as it is", async () => {
  const { sharer } = await begun();
  assert.deepEqual(await enterCode(sharer, "1234"), { share: { is: "refused", code: "unreadable_code" } });
  assert.deepEqual(await agree(sharer, "none"), { share: { is: "refused", code: "unreadable_code" } });
});

test("an entry that a server turned down later does not hide the code that was taken before from who agrees", async () => {
  const { a, sharer } = await begun();
  await enterCode(sharer, CODE);
  a.servers.down = true;
  await enterCode(sharer, "09999999");
  a.servers.down = false;
  await a.pass(Minutes(20));
  assert.equal(a.phone.state().share.is, "refused");
  const looked = await look(sharer);
  assert.deepEqual([looked.share.is, looked.refused], ["ready", "code_invalid"]);
  assert.equal((await agree(sharer, "unknown")).share.is, "shared");
});

test("a day that cannot be the onset sends nothing, and the code stays good", async () => {
  const { a, sharer } = await begun();
  await enterCode(sharer, CODE);
  assert.equal((await agree(sharer, undefined)).open, "onset_missing");
  assert.equal((await agree(sharer, { day: parseDay("2020-12-01") })).open, "onset_too_early");
  const { first, last } = onsetBounds(a.phone.state().now);
  assert.equal((await agree(sharer, { day: addDays(last, 1) })).open, "onset_in_future");
  assert.equal(published(a), 0);
  assert.equal((await agree(sharer, { day: first })).share.is, "shared");
  assert.equal(published(a), 1);
});

test("before somebody agrees the answer lists what would be sent, in both languages, and names what to add", async () => {
  const { a, sharer } = await begun();
  const { share } = await enterCode(sharer, CODE);
  const text = shareAnswer(share, "https://health.example.vn", onsetBounds(a.phone.state().now));
  for (const said of [
    /khóa ngày của 14 ngày qua/,
    /the day keys of the last 14 days/,
    /--agree --onset DATE/,
  ])
    assert.match(text, said);
  assert.doesNotMatch(text, /tapping|bấm Chia sẻ/);
  assert.deepEqual(shareJson(share), {
    ...share,
    sends: { dayKeysOfDays: 14, onset: null, testType: "confirmed" },
    never: ["names", "numbers", "places", "who was near"],
  });
});

test("a device key that the health server does not take is not blamed on the code", async () => {
  const { a, sharer } = await begun();
  a.servers.replies.set("/api/verify", { status: 401, body: '{"error":"","errorCode":"unauthorized"}' });
  const { share } = await enterCode(sharer, CODE);
  const bounds = onsetBounds(a.phone.state().now);
  const said = shareAnswer(share, "https://health.example.vn", bounds);
  assert.match(said, /không nhận khóa thiết bị.*Mã của bạn không sai/);
  const typo = await enterCode(sharer, "1234");
  assert.match(shareAnswer(typo.share, "https://health.example.vn", bounds), /Chưa hỏi máy chủ nào/);
});
