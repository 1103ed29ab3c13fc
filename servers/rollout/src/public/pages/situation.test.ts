import assert from "node:assert/strict";
import { test } from "node:test";
import type { ToldSituation } from "@bluezone/contract/rollout/local";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { situationPage } from "./situation.ts";

const both = (text: string) => ({ vi: text, en: `${text} (en)` });
const SITUATION: ToldSituation = {
  day: "2021-03-01",
  cutOff: "2021-03-01T10:00:00Z",
  counts: [
    { key: "cases", label: both("Ca mắc"), count: { is: "shown", value: 1_234 } },
    { key: "deaths", label: both("Tử vong"), count: { is: "hidden" } },
    { key: "tests", label: both("Xét nghiệm"), count: { is: "none" } },
  ],
  districts: [],
  source: both("Sở Y tế"),
  method: both(""),
  advice: both(""),
  illustrative: false,
};
const page = (
  situation: ToldSituation | undefined,
  { today = "2021-03-01", entrants = undefined as { vi: string; en: string } | undefined } = {},
): string =>
  situationPage({
    locale: "vi",
    operator: undefined,
    publicUrl: "https://bz.example.vn",
    province: AN_GIANG,
    today,
    situations: situation === undefined ? [] : [situation],
    entrants,
  });

test("a situation is told with its counts, source and cut-off, and only with the parts that it has", () => {
  const html = page(SITUATION);
  assert.match(html, /<th scope="row">Ca mắc<\/th><td class="figure">1\.234<\/td>/);
  assert.match(html, /<th scope="row">Tử vong<\/th><td class="figure">ẩn số nhỏ<\/td>/);
  assert.match(html, /<th scope="row">Xét nghiệm<\/th><td class="figure">chưa có<\/td>/);
  assert.match(html, /<th scope="col">Mục<\/th><th scope="col" class="figure">Số<\/th>/);
  assert.match(html, /<p class="small">Nguồn: Sở Y tế · tính đến 17 giờ 1\/3\/2021<\/p>/);
  assert.match(html, /<h2>Cách đếm<\/h2>\s*<p>Số từ 1 đến 4/);
  for (const absent of ["theo huyện", "nên làm", "minh họa", "nhập cảnh được", "số liệu mới nhất"])
    assert.equal(html.includes(absent), false, absent);
  const full = page({
    ...SITUATION,
    districts: [{ code: "889", name: "Huyện Ví Dụ", count: { is: "shown", value: 5 } }],
    method: both("Đếm một lần."),
    advice: both("Ở nhà."),
    illustrative: true,
  });
  assert.match(full, /<th scope="row">Huyện Ví Dụ<\/th><td class="figure">5<\/td>/);
  assert.match(full, /<h2>Cách đếm<\/h2>\s*<p>Đếm một lần\.<\/p>/);
  assert.match(full, /<h2>Hôm nay nên làm<\/h2><p>Ở nhà\.<\/p>/);
  assert.equal(full.match(/số liệu minh họa/g)?.length, 2);
});

test("figures of an earlier day are called so, and without any the page says when they come", () => {
  assert.match(page(SITUATION, { today: "2021-03-02" }), /1\/3\/2021 · <strong>Đây là số liệu mới nhất/);
  assert.match(page(undefined), /Hôm nay chưa có số liệu\./);
  assert.equal(page(SITUATION).includes("Hôm nay chưa có số liệu."), false);
});

test("how people who enter are quarantined is a sentence of its own", () => {
  const entrants = { vi: "cách ly tập trung.", en: "in a centre." };
  assert.match(page(undefined, { entrants }), /<h2>Người nhập cảnh[^<]+<\/h2><p>Cách ly tập trung\.<\/p>/);
});
