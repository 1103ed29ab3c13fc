import assert from "node:assert/strict";
import { test } from "node:test";
import type { ToldCount } from "@bluezone/contract/rollout/local";
import { addDays, parseDay } from "@bluezone/protocol/time";
import { html } from "../../page/html.ts";
import { STYLE } from "../../page/style.ts";
import { curve, everyDay, roundAbove } from "./curve.ts";
import { shareBar } from "./share-bar.ts";
import { type Tile, tileMap } from "./tiles.ts";

const FIRST = parseDay("2021-03-01");
const shown = (value: number): ToldCount => ({ is: "shown", value });
const drawing = (counts: readonly ToldCount[], locale: "vi" | "en" = "vi"): string =>
  curve(locale, {
    title: "Ca mới",
    counts: counts.map((count, i) => ({ day: addDays(FIRST, i), count })),
    under: html`<p>nguồn</p>`,
  })?.markup ?? "";
const heights = (markup: string, kind: string): readonly number[] =>
  [...markup.matchAll(new RegExp(`<rect class="${kind}"[^>]* height="([\\d.]+)"`, "g"))].map(([, h]) =>
    Number(h),
  );

test("bars stand from zero in the ratio of their counts; hidden days are dashed, days without a figure are gaps", () => {
  const markup = drawing([shown(10), shown(5), { is: "hidden" }, { is: "none" }, shown(0)]);
  const [ten = 0, five = 0, none = 1] = heights(markup, "bar-shape");
  assert.ok(ten > 0 && Math.abs(ten - 2 * five) < 0.2, `${ten} ${five}`);
  assert.equal(none, 0);
  assert.equal(heights(markup, "bar-hidden").length, 1);
  assert.match(markup, /Nhiều nhất 10 vào 1\/3\/2021\./);
  assert.match(markup, /role="img" aria-label="Ca mới, từng ngày từ 1\/3\/2021 đến 5\/3\/2021/);
});

test("every day that is drawn stands in the table too, the newest first, and days between are not left out", () => {
  const days = everyDay([
    { day: addDays(FIRST, 3), count: shown(4) },
    { day: FIRST, count: shown(2) },
  ]);
  assert.deepEqual(
    days.map(({ count }) => count.is),
    ["shown", "none", "none", "shown"],
  );
  const rows = [
    ...drawing([shown(7), { is: "hidden" }]).matchAll(/<tr><th scope="row">([^<]+)<\/th><td[^>]*>([^<]+)</g),
  ];
  assert.deepEqual(
    rows.map(([, day, count]) => [day, count]),
    [
      ["2/3/2021", "ẩn số nhỏ"],
      ["1/3/2021", "7"],
    ],
  );
});

test("one day is no curve, and days whose figures are all hidden say so", () => {
  assert.equal(drawing([shown(3)]), "");
  assert.match(drawing([{ is: "hidden" }, { is: "hidden" }]), /Chưa có ngày nào có số được hiện/);
  assert.match(drawing([shown(3), shown(4)], "en"), /Most 4 on 2 Mar 2021/);
});

test("the axis ends with a round number at or above the most, whose half is whole", () => {
  for (const [most, top] of [
    [0, 4],
    [3, 4],
    [4, 4],
    [9, 10],
    [10, 10],
    [11, 20],
    [21, 40],
    [99, 100],
    [1_204, 2_000],
  ] as const) {
    assert.equal(roundAbove(most), top, `${most}`);
    assert.equal(top % 2, 0);
  }
});

const TILES: readonly Tile[] = [
  { name: "Châu Đốc", at: [1, 1], figure: { is: "shown", class: 4, text: "21,4%" } },
  { name: "An Phú", at: [1, 0], figure: { is: "hidden" } },
  { name: "Tri Tôn", at: [0, 3], figure: { is: "none" } },
];
test("each district has its tile at its place, with its class and its words, and the legend names every shade", () => {
  const { markup } = tileMap("vi", {
    label: "Lượt tải",
    tiles: TILES,
    bounds: ["dưới 5%", "b", "c", "d", "từ 30%"],
  });
  assert.match(markup, /<li class="c1 r1" data-tile="4"><span>Châu Đốc<\/span><strong>21,4%<\/strong>/);
  assert.match(markup, /<li class="c1 r0" data-tile="hidden"><span>An Phú<\/span><strong>ẩn số nhỏ</);
  assert.match(markup, /<li class="c0 r3" data-tile="none"><span>Tri Tôn<\/span><strong>chưa có</);
  assert.equal(markup.match(/<i data-tile="[^"]+"><\/i>/g)?.length, 7);
  for (const rule of [".c1{grid-column:2}", ".r3{grid-row:4}", '[data-tile="5"]{background:var(--map-5)'])
    assert.ok(STYLE.includes(rule), rule);
  const outside = [{ ...TILES[0]!, at: [0, 40] as const }];
  assert.throws(() => tileMap("vi", { label: "", tiles: outside, bounds: [] }), RangeError);
});

test("a bar is as long as its share of the longest, and never longer than its cell", () => {
  assert.match(shareBar(0.1, 0.4).markup, /width="25"/);
  assert.match(shareBar(0.4, 0.4).markup, /width="100"/);
  assert.match(shareBar(0.5, 0.4).markup, /width="100"/);
  assert.match(shareBar(0, 0).markup, /width="0" /);
});
