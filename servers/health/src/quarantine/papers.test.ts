/** The words of the two papers of quarantine. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { COVID_19 } from "@bluezone/policy/testing/diseases";
import { addDays, parseDay } from "@bluezone/protocol/time";
import { commitmentForm, type PaperOf, releasePaper } from "./papers.ts";
import type { QuarantineTestRow } from "./tables.ts";

const FIRST = parseDay("2020-12-27");
const LAST = addDays(FIRST, 13);
const of = (row: Partial<PaperOf["row"]> = {}, more: Partial<Omit<PaperOf, "row">> = {}): PaperOf =>
  ({
    row: {
      ...{
        place: "home",
        site_name: null,
        rule_day: FIRST,
        first_day: FIRST,
        last_day: LAST,
        vaccinated: false,
      },
      ...{ ended_day: LAST, end_kind: "rule", watch_day: null, ...row },
    },
    person: { name: "Thạch Sên", birthYear: 1971, phone: "+84912345678", address: "ấp 1", commune: "30478" },
    tests: [],
    unit: { name: "Trạm Y tế", type: "health-station", illustrative: false },
    above: { name: "Trung tâm Y tế" },
    province: AN_GIANG,
    day: LAST,
    disease: COVID_19,
    ...more,
  }) as unknown as PaperOf;
const words = (paper: object): string => JSON.stringify(paper);
const sample = (taken: number, more: Partial<QuarantineTestRow>) =>
  ({ taken_day: taken, course_day: 1, result: "negative", result_day: taken, ...more }) as QuarantineTestRow;

test("who it is stands on the paper; what is not known is left for a pen", () => {
  const known = words(commitmentForm(of()));
  assert.match(known, /Họ và tên: Thạch Sên\. Năm sinh: 1971\. Điện thoại: 0912 345 678\./);
  assert.match(known, /Nơi ở: ấp 1, (?:xã|thị trấn) [^.]+\./);
  const person = { name: "Thạch Sên", birthYear: null, phone: null, address: null, commune: null };
  const unknown = words(commitmentForm(of({}, { person: person as unknown as PaperOf["person"] })));
  assert.match(unknown, /Năm sinh: ………\. Điện thoại: ………\./);
  assert.match(unknown, /Nơi ở: ……………………\./);
});

test("a commitment names the place, its days, the samples of the rule and the unit above", () => {
  const rule = { rule_day: parseDay("2021-07-14") };
  const home = commitmentForm(of(rule));
  assert.match(words(home), /Cách ly tại nhà 14 ngày, từ ngày 27\/12\/2020 đến hết ngày 0?9\/0?1\/2021/);
  assert.match(words(home), /ở phòng riêng thoáng khí/);
  assert.match(words(home), /lấy mẫu xét nghiệm ngày 27\/12\/2020, 0?2\/0?1\/2021, 0?9\/0?1\/2021;/);
  const short = words(commitmentForm(of({ ...rule, last_day: LAST - 1 })));
  assert.match(short, /lấy mẫu xét nghiệm ngày 27\/12\/2020, 0?2\/0?1\/2021;/);
  assert.equal(home.parentBody, "Trung tâm Y tế");
  const site = words(commitmentForm(of({ place: "site", site_name: "Trường" })));
  assert.match(site, /Cách ly tại Trường/);
  assert.match(site, /ở phòng được xếp/);
  assert.doesNotMatch(words(commitmentForm(of())), /lấy mẫu/, "the rule of 2020 asked for none");
  assert.doesNotMatch(words(commitmentForm(of({ ...rule, last_day: FIRST - 1 }))), /lấy mẫu/);
  assert.equal(commitmentForm(of({}, { above: undefined })).parentBody, "Sở Y tế An Giang");
});

test("a release says how it ended, the results there are, and how long to watch on", () => {
  const plain = words(releasePaper(of()));
  assert.match(plain, /Đã hoàn thành cách ly tại nhà 14 ngày/);
  for (const none of [/Kết thúc/, /Mẫu lấy ngày/, /Tự theo dõi/]) assert.doesNotMatch(plain, none);
  assert.match(words(releasePaper(of({ end_kind: "early" }))), /Kết thúc sớm hơn quy định/);
  assert.match(words(releasePaper(of({ end_kind: "reasoned" }))), /Kết thúc theo quyết định/);
  const tests = [
    sample(FIRST, {}),
    sample(FIRST + 5, { result: null, result_day: null }),
    sample(FIRST + 6, { result_day: null }),
  ];
  const [table] = releasePaper(of({}, { tests })).body.filter(({ kind }) => kind === "table");
  assert.ok(table && "rows" in table);
  assert.deepEqual(
    table.rows.map(([, result, day]) => [result, day === ""]),
    [
      ["âm tính", false],
      ["âm tính", true],
    ],
  );
  assert.match(words(releasePaper(of({ watch_day: LAST + 1 }))), /Tự theo dõi sức khỏe tại nhà đến hết ngày/);
  assert.doesNotMatch(words(releasePaper(of({ watch_day: LAST }))), /Tự theo dõi/);
  assert.match(words(releasePaper(of({ ended_day: null }))), /14 ngày/);
});

test("a station's head signs as such, another unit's as its director", () => {
  const signs = (type: string) =>
    releasePaper(of({}, { unit: { name: "X", type, illustrative: true } as unknown as PaperOf["unit"] }));
  assert.deepEqual(
    ["health-station", "medical-centre"].map((type) => signs(type).signature.title),
    ["Trạm trưởng", "Giám đốc"],
  );
  assert.deepEqual([signs("x").illustrative, releasePaper(of()).illustrative], [true, false]);
});
