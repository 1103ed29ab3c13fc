/** Press, radio, television and boards over real HTTP. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import {
  changeMedia,
  listMedia,
  logMedia,
  type MediaContent,
  mediaPhoto,
  planMedia,
  readKit,
  readMedia,
} from "@bluezone/contract/rollout/media";
import { Hours } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import { jpegPicture, TELLTALES, tellingPhoto } from "../files/testing/pictures.ts";
import { testRollout } from "../testing/rollout.ts";

const t = shared(async () => {
  const t = await testRollout({ ROLLOUT_IDLE: "12h", ROLLOUT_SESSION: "7d" });
  const radio = await t.as("unit-officer", "89-broadcaster");
  const officer = await t.as("rollout-officer", "89-province-committee");
  return { ...t, radio, officer };
});

const content = (more: Partial<MediaContent> = {}): MediaContent => ({
  channel: "radio",
  topic: "install",
  title: "Cài Bluezone, bật Bluetooth",
  section: "Chuyên mục Sức khỏe",
  firstDay: "2020-12-27",
  lastDay: "2020-12-28",
  kit: "script-android",
  ...more,
});
/** Photos that differ: by the first figure of the table that their colours are reckoned with. */
const pictureOf = (i: number): Uint8Array => {
  const picture = Buffer.from(jpegPicture());
  picture[picture.indexOf(Buffer.from("ffdb", "hex")) + 5] = 1 + i;
  return picture;
};
const planned = async (more: Partial<MediaContent> = {}, by = t.radio) => {
  const id = randomUUID();
  await by.post(planMedia, { id, content: content(more) });
  return id;
};
const out = (id: string, more: object = {}) => ({
  id,
  outId: randomUUID(),
  day: "2020-12-27",
  time: "10:05",
  link: null,
  note: "",
  ...more,
});

test("[D12 D14 D16] newspaper and broadcaster plan, publish and log; what has passed its last day without coming out is overdue", async (context) => {
  await t.alone(context);
  const paper = await t.as("unit-officer", "89-newspaper");
  const { parts } = await t.radio.post(readKit, {});
  assert.equal(parts.length, 6);
  const aired = await planned();
  const article = await planned(
    { channel: "newspaper", topic: "prevention", kit: null, section: "Chuyên trang" },
    paper,
  );
  const late = await planned({
    channel: "television",
    title: "Hướng dẫn cài trên iPhone",
    kit: "storyboard-iphone",
  });
  const first = out(aired);
  await t.radio.post(logMedia, first);
  assert.equal((await t.radio.post(logMedia, first)).version, 2, "the same id is one time");
  await paper.post(logMedia, out(article, { time: null, link: "https://bao.example.vn/bluezone" }));
  t.clock.advance(Hours(48));
  await t.officer.again();
  await t.radio.again();
  const { entries, counts } = await t.officer.post(listMedia, {});
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  assert.equal(byId.get(aired)?.outs.length, 1);
  assert.equal(byId.get(article)?.outs[0]?.link, "https://bao.example.vn/bluezone");
  assert.equal(byId.get(late)?.overdue, true);
  assert.deepEqual(
    counts.map(({ channel, out: times, overdue }) => [channel, times, overdue]),
    [
      ["newspaper", 1, 0],
      ["radio", 1, 0],
      ["television", 0, 1],
    ],
  );
});

test("[D34] an advertising firm logs a board with a photo that has lost what the camera wrote into it", async () => {
  const firm = await t.as("unit-officer", "883-advertiser");
  const id = await planned({ channel: "board", section: "Ngã tư Đèn Bốn Ngọn", kit: null }, firm);
  const shown = out(id, { time: null });
  await firm.post(logMedia, shown);
  const told = { id, outId: shown.outId };
  const bytes = tellingPhoto();
  const { photo } = await firm.upload(mediaPhoto, told, bytes, "image/jpeg");
  const { entry, photos } = await firm.post(readMedia, { id });
  assert.equal(entry.outs[0]?.photos, 1);
  assert.deepEqual(photos, [{ id: photo, outId: shown.outId }]);
  const back = Buffer.from(await (await firm.get(`/api/rollout/media/photo/${photo}`)).arrayBuffer());
  for (const told of TELLTALES) assert.ok(!back.includes(told), String(told));
  await assert.rejects(
    firm.upload(mediaPhoto, told, Buffer.alloc(20_000_000, 1), "image/jpeg"),
    /file_too_large|file_kind|413|415/,
  );
  const other = await t.as("unit-officer", "889-shop");
  assert.equal((await other.get(`/api/rollout/media/photo/${photo}`)).status, 404);
});

test("an entry takes twenty photos; one more is refused, and another entry goes on", async () => {
  const firm = await t.as("unit-officer", "883-advertiser");
  const [full, other] = [await planned({ channel: "board", kit: null }, firm), await planned({}, firm)];
  const [shown, elsewhere] = [out(full, { time: null }), out(other)];
  for (const one of [shown, elsewhere]) await firm.post(logMedia, one);
  const photo = async ({ id, outId }: typeof shown, i: number) =>
    firm.upload(mediaPhoto, { id, outId }, pictureOf(i), "image/jpeg");
  for (let i = 0; i < 20; i += 1) await photo(shown, i);
  await assert.rejects(photo(shown, 20), { code: "too_many" });
  assert.equal((await firm.post(readMedia, { id: full })).photos.length, 20);
  await photo(elsewhere, 20);
});

test("what is wrong is refused with its code: a day ahead, a name in the note, a part that the kit has not, an old version", async (context) => {
  await t.alone(context);
  t.clock.advance(Hours(48));
  await t.radio.again();
  const id = await planned({ firstDay: "2020-12-29", lastDay: "2021-01-05" });
  const tries = (more: object) => t.radio.tries(logMedia, out(id, more));
  assert.equal((await tries({ day: "2021-01-04" })).code, "day_wrong");
  assert.equal((await tries({ day: "2020-12-29", note: "phỏng vấn ông Ba" })).code, "names_a_person");
  assert.equal((await tries({ link: "javascript:alert(1)" })).code, "bad_request");
  const unknown = { id: randomUUID(), content: content({ kit: "nothing" }) };
  assert.equal((await t.radio.tries(planMedia, unknown)).code, "kit_unknown");
  await t.radio.post(changeMedia, { id, version: 1, content: content({ title: "Mới" }) });
  assert.equal((await t.radio.tries(changeMedia, { id, version: 1, content: null })).code, "conflict");
  await t.radio.post(changeMedia, { id, version: 2, content: null });
  assert.equal((await t.radio.tries(logMedia, out(id))).code, "conflict");
});
