/** Every state's view, said in both languages from the catalogs themselves. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { SAMPLES } from "@bluezone/device/samples";
import { PRIORITY } from "@bluezone/device/state";
import { sayIn } from "@bluezone/vietnamese/say";
import { CATALOGS } from "../../words/catalogs.ts";
import { sightOf } from "./sight.ts";
import type { Scene, Steps } from "./view.ts";

type Lang = keyof typeof CATALOGS;

function scene(lang: Lang, name: string, done: string[] = []): Scene {
  const steps: Steps = {
    go: (path) => done.push(`go ${path}`),
    tap: (what) => done.push(`tap ${what}`),
    mend: (what) => done.push(`mend ${what}`),
    open: (what) => done.push(`open ${what}`),
    update: () => done.push("update"),
  };
  return {
    t: sayIn(CATALOGS, lang),
    lang,
    state: SAMPLES[name]!,
    steps,
    maker: "Xiaomi",
  };
}

const sight = (lang: Lang, name: string, done?: string[]) =>
  sightOf(SAMPLES[name]!.panel, scene(lang, name, done));

test("every notice has a sample whose panel it is, and a view", () => {
  for (const is of PRIORITY) assert.equal(SAMPLES[is]?.panel.is, is);
});

test("every state says what it is, what it means, and one next step that does one thing", () => {
  for (const lang of ["vi", "en"] as const)
    for (const name of Object.keys(SAMPLES)) {
      const done: string[] = [];
      const { title, sentence, next } = sight(lang, name, done);
      for (const text of [title, sentence, next.label]) assert.match(text, /^\S.+[^\s]$/, `${lang} ${name}`);
      next.act();
      assert.equal(done.length, 1, `${lang} ${name}`);
    }
});

test("only what works is the colour of working, and a contact is told apart from a fault", () => {
  const tones = Object.fromEntries(PRIORITY.map((is) => [is, sight("vi", is).tone]));
  assert.deepEqual(
    PRIORITY.filter((is) => tones[is] === "well"),
    ["first-day", "protected"],
  );
  assert.deepEqual(
    PRIORITY.filter((is) => tones[is] === "near"),
    ["positive-not-shared", "exposed-high"],
  );
  assert.equal(tones["no-radio"], "calm");
});

test("what mends the radio asks the phone's system, and what is late is checked at once", () => {
  const step = (name: string): string => {
    const done: string[] = [];
    sight("vi", name, done).next.act();
    return done[0]!;
  };
  assert.deepEqual(
    ["bluetooth-off", "permission-missing", "not-checked", "offline", "paused", "update"].map(step),
    ["mend bluetooth", "mend permission", "tap check", "tap check", "tap resume", "update"],
  );
});

test("texts carry the facts of the state: times, lengths, days, never an identifier or a count of people", () => {
  assert.match(sight("vi", "bluetooth-off").sentence, /^Từ 7:20,/);
  assert.match(
    sight("vi", "exposed-high").sentence,
    /^Chiều Chủ nhật 20\/12, khoảng 25 phút, .*Mức chắc chắn: cao\.$/,
  );
  assert.match(sight("vi", "exposed-high-part-hidden").sentence, /^Chủ nhật 20\/12, khoảng/);
  assert.match(sight("vi", "silent").title, /^26 giờ chưa nghe thấy máy nào$/);
  assert.match(sight("en", "positive-not-shared").sentence, /until 18:00, 22 Dec/);
  assert.match(sight("vi", "share-sending-3").title, /bước 3 trên 4/);
  assert.match(sight("vi", "share-sending-cut").title, /chờ máy chủ/);
});
