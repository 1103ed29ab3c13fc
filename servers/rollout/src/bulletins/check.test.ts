import assert from "node:assert/strict";
import { test } from "node:test";
import type { Block } from "@bluezone/contract/rollout/blocks";
import type { Content } from "@bluezone/contract/rollout/bulletin-content";
import { D55 } from "@bluezone/policy/key-message";
import { isoDay, parseDay } from "@bluezone/protocol/time";
import { blockState } from "./block.ts";
import { checkContent, type Surroundings } from "./check.ts";
import { SEED_BLOCKS, SEED_OWNER } from "./seed-blocks.ts";
import { block, SAMPLE } from "./testing/sample-bulletin.ts";

const day = parseDay("2020-12-28");
const blocks = new Map(
  SEED_BLOCKS.map((seed): [string, Block] => [
    `${seed.code} 1`,
    {
      ...seed,
      version: 1,
      km: null,
      cham: seed.code === "C2" ? { text: "x", signed: false } : null,
      owner: SEED_OWNER,
      border: seed.border === true,
      illustrative: seed.illustrative === true,
      validFrom: isoDay(seed.validFrom),
      validTo: seed.validTo === undefined ? null : isoDay(seed.validTo),
      ofProgram: true,
      state: blockState({ ...seed, version: 1, approved: true }, 1, day),
      mine: false,
    },
  ]),
);
const around: Surroundings = {
  block: (code, version) => blocks.get(`${code} ${version}`),
  today: parseDay("2020-12-27"),
  hotline: "19009095",
  stations: 11,
};
const good: Content = {
  ...SAMPLE,
  firstDay: "2020-12-28",
  lastDay: "2020-12-28",
  priority: "ordinary",
  headline: block("C1"),
  languages: ["vi", "en"],
  targets: [],
  borderOnly: false,
};
const codes = (content: Partial<Content>, surroundings: Partial<Surroundings> = {}) =>
  checkContent({ ...good, ...content }, { ...around, ...surroundings }).findings.map(({ code }) => code);
const own = (vi: string) => ({ kind: "own" as const, vi, en: "x", source: "Sở Y tế" });

test("nothing stands against the sample bulletin, and it is read in 90 to 180 seconds", () => {
  const { findings, seconds, en } = checkContent(good, around);
  assert.deepEqual(findings, []);
  assert.ok(seconds >= 90 && seconds <= 180, String(seconds));
  assert.ok(en.some(({ text }) => text.includes(D55)));
});

test("[D14] an expired, a replaced and an unapproved block cannot be used", () => {
  assert.deepEqual(codes({ items: [...good.items.slice(1), block("C6")] }), ["block_expired"]);
  for (const [state, code] of [
    ["waiting", "block_waiting"],
    ["replaced", "block_replaced"],
    ["early", "block_expired"],
  ] as const) {
    const changed: Surroundings["block"] = (name, version) => {
      const found = around.block(name, version);
      return found && name === "C3" ? { ...found, state } : found;
    };
    assert.deepEqual(codes({}, { block: changed }), [code]);
  }
  assert.deepEqual(codes({ items: [...good.items.slice(1), { ...block("C2"), version: 7 }] }), [
    "block_unknown",
  ]);
});

test("[D52] a bulletin that is not urgent asks for the install guide", () => {
  assert.deepEqual(codes({ items: ["C2", "C3", "C11", "C10"].map(block) }), ["install_guide_missing"]);
  assert.deepEqual(codes({ items: ["C2"].map(block), priority: "urgent" }), []);
});

test("the key message is no item that could be put in twice or left out", () => {
  assert.deepEqual(codes({ items: [...good.items.slice(1), block("C8")] }), ["block_unknown"]);
  assert.deepEqual(codes({ items: [...good.items.slice(1), block("C7")] }), ["block_twice"]);
});

test("each of the seven questions is answered by words or by a person", () => {
  assert.deepEqual(codes({ source: "", cutOff: null }), ["source_missing", "cut_off_missing"]);
  assert.deepEqual(codes({ ticks: [] }), ["not_ticked", "not_ticked", "not_ticked", "not_ticked"]);
  const items = (vi: string) => [...good.items.slice(1), own(vi)];
  assert.deepEqual(codes({ items: items("ông Nguyễn Văn A ở ấp trên có 3 ca, rất nguy hiểm!") }), [
    "person_name",
    "small_number",
    "forbidden_word",
    "forbidden_word",
  ]);
});

test("a finding says in which part it is and from where to where", () => {
  const items = [...good.items.slice(1), own("đừng báo động cho nhau.")];
  const { findings, vi } = checkContent({ ...good, items }, around);
  const [found] = findings;
  assert.equal(found?.question, "no-fear");
  assert.equal(vi[found!.part!]!.text.slice(...found!.at!), "báo động");
});

test("days, length, hotline, stations and languages are looked at", () => {
  assert.deepEqual(codes({ lastDay: "2020-12-27" }), ["days_wrong"]);
  assert.deepEqual(codes({ lastDay: "2021-01-10" }), [], "fourteen days, and no more");
  assert.deepEqual(codes({ lastDay: "2021-01-11" }), ["days_wrong"]);
  assert.deepEqual(codes({}, { today: parseDay("2020-12-29") }), ["days_past"]);
  assert.deepEqual(codes({}, { hotline: undefined }), ["hotline_missing"]);
  assert.deepEqual(codes({}, { stations: 0 }), ["no_station"]);
  assert.deepEqual(codes({ languages: ["vi", "cham"] }), ["language_missing"]);
  const long = own("bà con nhớ rửa tay thật kỹ bằng xà bông. ".repeat(14).slice(0, 590));
  assert.deepEqual(codes({ items: [...good.items.slice(2), long, long] }), ["too_long"]);
});

test("an own text in HTML or Typst is text, and stays as it was written", () => {
  const vi = '<script>alert(1)</script> #panic("x") *đậm* $1$ =HYPERLINK("x")';
  const checked = checkContent({ ...good, items: [...good.items.slice(1), own(vi)] }, around);
  assert.ok(checked.vi.some(({ text }) => text.endsWith(vi)));
});

test("a bulletin has three to five items, and is read in 90 to 180 seconds, at the very edges", () => {
  const words = (count: number) => own(Array.from({ length: count }, () => "bà").join(" "));
  const read = new Set<number>();
  for (let count = 1; count <= 460; count += 1) {
    const short = { ...good, headline: own("a"), items: [own("a"), own("a"), words(count)] };
    const { seconds, findings } = checkContent(short, around);
    const found = findings.map(({ code }) => code);
    assert.equal(found.includes("too_short"), seconds < 90, `${seconds} s`);
    assert.equal(found.includes("too_long"), seconds > 180, `${seconds} s`);
    read.add(seconds);
  }
  for (const seconds of [89, 90, 180, 181]) assert.ok(read.has(seconds), `${seconds} s was tried`);
  for (const [count, few, many] of [
    [2, true, false],
    [3, false, false],
    [5, false, false],
    [6, false, true],
  ] as const) {
    const found = codes({ items: ["C7", "C2", "C3", "C11", "C10", "C5"].slice(0, count).map(block) });
    assert.deepEqual(
      [found.includes("items_too_few"), found.includes("items_too_many")],
      [few, many],
      `${count}`,
    );
  }
});

test("its last day may be today; its own words are in English when they are, and in no other language", () => {
  assert.deepEqual(codes({}, { today: day }), []);
  const items = (en: string | null) => [...good.items.slice(1), { ...own("rửa tay"), en }];
  assert.deepEqual(codes({ items: items("wash your hands") }), []);
  assert.deepEqual(codes({ items: items(null) }), ["language_missing"]);
  assert.deepEqual(codes({ items: items("wash your hands"), languages: ["vi", "km"] }), ["language_missing"]);
  assert.ok(!codes({ headline: block("C2"), items: good.items.slice(1) }).includes("block_unknown"));
  const { en } = checkContent(good, around);
  const aid = SEED_BLOCKS.find(({ code }) => code === "C8")?.en;
  assert.equal(en.find(({ part }) => part === "key-message")?.text, `${D55}. ${aid}`);
});
