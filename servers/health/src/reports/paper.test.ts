/** The words of a report on paper and in CSV. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { ReportBody } from "@bluezone/contract/health/reports";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { parseDay } from "@bluezone/protocol/time";
import { closedPaper } from "./paper.ts";
import { bodyOf, type StoredReport } from "./store.ts";
import { countWords, csvLines, delayWords } from "./words.ts";

const shown = (value: number) => ({ is: "shown", value }) as const;
const body = (more: Partial<ReportBody> = {}): ReportBody =>
  ({
    form: "exact",
    figures: [
      { key: "casesNew", count: shown(1_204) },
      { key: "contactsF1", count: { is: "none" } },
      { key: "contactsF2", count: { is: "hidden" } },
    ],
    places: [
      { level: "district", code: "889", name: "Huyện", count: shown(3) },
      { level: "commune", code: "30478", name: "Xã", count: { is: "hidden" } },
    ],
    curve: { by: "day", points: [{ day: "2020-12-27", count: shown(2) }] },
    delays: [{ step: "onsetToSample", unit: "days", count: shown(9), p50: 2.5, p90: null }],
    funnel: [{ step: "made", count: shown(4) }],
    ...more,
  }) as unknown as ReportBody;
const row = (more: Partial<StoredReport> = {}): StoredReport =>
  ({
    ...{ period: "week", day: parseDay("2020-12-27"), exact: JSON.stringify(body()), told: null, note: "" },
    ...{ illustrative: false, closed_ms: "1609038000000", ...more },
  }) as StoredReport;
const unit = (level: string) => ({ name: "Đơn vị", level }) as never;
const paper = (more: Partial<StoredReport> = {}, level = "commune", form: "exact" | "told" = "exact") =>
  closedPaper(AN_GIANG, row(more), unit(level), form);
const words = (...given: Parameters<typeof paper>) => JSON.stringify(paper(...given).body);

test("the top reports to the province's committee, every other office to the one above, each under its own sign", () => {
  const heads = ["province", "district", "commune"].map((level) => {
    const { parentBody, symbol, addressees, signature } = paper({}, level);
    return [parentBody, symbol, addressees[0], signature.title];
  });
  assert.deepEqual(heads, [
    ["UBND tỉnh An Giang", "BC-SYT", "Ủy ban nhân dân tỉnh An Giang", "Giám đốc"],
    ["Sở Y tế An Giang", "BC-TTYT", "Sở Y tế An Giang", "Giám đốc"],
    ["Sở Y tế An Giang", "BC-TYT", "Sở Y tế An Giang", "Trạm trưởng"],
  ]);
});

test("figures, places, delays and codes stand there as far as they are known", () => {
  const text = words();
  assert.match(text, /1\.204/);
  assert.match(text, /Người mới xếp loại F2: ẩn số nhỏ/);
  assert.doesNotMatch(text, /Người mới xếp loại F1/);
  assert.match(text, /\["Huyện",\{"integer":3\}\],\["– Xã","ẩn số nhỏ"\]/);
  for (const part of [/4\. Thời gian từng bước/, /2,5 ngày/, /chưa đủ số/, /5\. Mã xác nhận/, /Đã cấp mã: 4/])
    assert.match(text, part);
  const bare = words({ exact: JSON.stringify(body({ places: [], delays: [], funnel: [] })) });
  assert.match(bare, /Không có\./);
  assert.doesNotMatch(bare, /Thời gian từng bước|Mã xác nhận/);
  const flat = words({ exact: JSON.stringify(body({ places: body().places.slice(1) })) });
  assert.match(flat, /\["Xã","ẩn số nhỏ"\]/);
});

test("the curve is drawn with its sentence, what is hidden is left out of it, and sections count on", () => {
  const days = [
    { day: "2020-12-20", count: shown(3) },
    { day: "2020-12-27", count: { is: "hidden" as const } },
  ];
  const curve = { by: "week" as const, points: days };
  const text = words({ exact: JSON.stringify(body({ curve })) });
  assert.match(text, /3\. Đường cong dịch/);
  assert.match(text, /4\. Thời gian từng bước/);
  assert.match(
    text,
    /"kind":"bars".*"values":\[3,null\].*Số nhỏ không vẽ\..*tổng cộng 3 ca, không kể số nhỏ được ẩn/,
  );
  const daily = words({ exact: JSON.stringify(body({ curve: { by: "day", points: days.slice(0, 1) } })) });
  assert.match(daily, /Số ca theo ngày có triệu chứng.*"filling":\{"count":7.*7 ngày cuối còn bổ sung/);
  assert.doesNotMatch(text, /filling/);
});

test("a told report says that small numbers are hidden, and a note keeps its lines", () => {
  assert.doesNotMatch(words(), /Số từ 1 đến 4/);
  const told = JSON.stringify(body({ form: "told" }));
  assert.match(words({ told }, "commune", "told"), /Số từ 1 đến 4 người ghi là/);
  assert.throws(() => paper({}, "commune", "told"), TypeError);
  assert.equal(bodyOf(row(), "told"), undefined);
  assert.doesNotMatch(words(), /Ghi chú của đơn vị/);
  const noted = words({ note: "Một \n\n Hai" });
  assert.match(noted, /Ghi chú của đơn vị.*"Một".*"Hai"/);
  assert.doesNotMatch(noted, /"text":""/);
  assert.match(paper({ period: "day" }).subject, /ngày 27\/12\/2020/);
  assert.match(paper().subject, /tuần từ 20\/12\/2020 đến 27\/12\/2020/);
});

test("a paper says from when to when it counts, and that what is only known at its closing is of that time", () => {
  const closed_ms = `${Date.UTC(2020, 11, 27, 11, 30)}`;
  const standing = body({ figures: [{ key: "casesOpen", count: shown(7) }] });
  const late = words({ period: "day", exact: JSON.stringify(standing), closed_ms });
  assert.match(late, /"Số liệu từ 17 giờ 26\/12\/2020 đến 17 giờ 27\/12\/2020\. /);
  for (const what of ["người đang cách ly", "mã xác nhận của ca mới"])
    assert.ok(late.includes(`${what} tính đến lúc chốt, 18 giờ 30 ngày 27/12/2020.`), what);
  const bare = body({ delays: [], funnel: [] });
  assert.doesNotMatch(words({ exact: JSON.stringify(bare), closed_ms }), /lúc chốt/);
  const told = JSON.stringify({ ...standing, form: "told" });
  assert.match(
    words({ told, closed_ms }, "province", "told"),
    /tính sau 17 giờ, chậm nhất đến lúc chốt, 18 giờ 30/,
  );
});

test("words of counts and delays", () => {
  assert.deepEqual([shown(0), { is: "hidden" } as const, { is: "none" } as const].map(countWords), [
    "0",
    "ẩn số nhỏ",
    "chưa có",
  ]);
  assert.deepEqual(
    [delayWords(null, "days"), delayWords(1.5, "days"), delayWords(2, "hours")],
    ["chưa đủ số", "1,5 ngày", "2,0 giờ"],
  );
});

test("the CSV has a line for each number, and none for what is not known", () => {
  const lines = csvLines(body()).map(({ part, code, value }) => `${part} ${code} ${value}`);
  assert.deepEqual(lines, [
    ...["figure casesNew 1204", "figure contactsF1 ", "figure contactsF2 ẩn số nhỏ"],
    ...["district 889 3", "commune 30478 ẩn số nhỏ", "curve-day 2020-12-27 2"],
    ...["delay-count onsetToSample 9", "delay-p50-days onsetToSample 2.5", "delay-p90-days onsetToSample "],
    "funnel made 4",
  ]);
});
