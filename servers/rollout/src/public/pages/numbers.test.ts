import assert from "node:assert/strict";
import { test } from "node:test";
import type { Figure, LeagueRow } from "@bluezone/contract/rollout/figures";
import { parseInstant } from "@bluezone/protocol/time";
import { numbersPage } from "./numbers.ts";

type Shown = Extract<Figure, { readonly is: "shown" }>;
const NONE: Figure = { is: "none" };
const shown = (value: number, more: Partial<Shown> = {}): Figure => ({
  is: "shown",
  value,
  change: null,
  ofPeople: null,
  ofSmartphones: null,
  ofUnits: null,
  ...more,
});
const row = (figures: Partial<LeagueRow["figures"]>): LeagueRow => ({
  code: "889",
  name: "Huyện Ví Dụ",
  population: null,
  smartphones: null,
  figures: { downloads: NONE, active: NONE, helped: NONE, units: NONE, ...figures },
  reported: 0,
  tile: null,
});
const page = (
  whole: Partial<LeagueRow["figures"]>,
  rows: readonly LeagueRow[] = [],
  illustrative = false,
): string =>
  numbersPage({ locale: "vi", operator: undefined, publicUrl: "https://bz.example.vn" }, {
    whole: row(whole),
    rows,
    cutOff: parseInstant("2021-03-01T10:00:00Z"),
    illustrative,
  } as never);
/** The cells of the table's rows, by the first of each. */
const cells = (html: string): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    [...html.matchAll(/<tr><th scope="row">([^<]+)<\/th>(.*?)<\/tr>/g)].map(([, name, rest = ""]) => [
      name,
      [...rest.matchAll(/<td class="figure">(.*?)<\/td>/g)].map(([, cell = ""]) =>
        cell.replaceAll(/<[^>]*>/g, ""),
      ),
    ]),
  );

test("each source says its figure with its interval, its share and of what; what cannot be said is a dash or words", () => {
  const rate = (share: number) => ({ share, change: null }) as unknown as Shown["ofPeople"];
  assert.deepEqual(
    cells(
      page({
        downloads: shown(1_000, { ofPeople: rate(0.25), ofUnits: rate(0.5) }),
        active: shown(300, { ofPeople: rate(0.1), low: 0, high: 400 }),
        helped: shown(50, { ofPeople: rate(0.1) }),
        units: { is: "hidden" },
      }),
    ),
    {
      "Lượt tải": ["1.000", "25,0% trên dân số (4.000 người)"],
      "Máy đang hoạt động": ["300 khoảng 0–400", "10,0% trên dân số (3.000 người)"],
      "Lượt hỗ trợ": ["50", "–"],
      "Đơn vị báo": ["ẩn số nhỏ", "–"],
    },
  );
  const others = cells(
    page({
      downloads: shown(0, { ofPeople: rate(0), low: 1 }),
      active: shown(300, { ofPeople: null, high: 400 }),
      units: shown(30, { ofPeople: rate(0.1), ofUnits: rate(0.5) }),
    }),
  );
  assert.deepEqual(others, {
    "Lượt tải": ["0", "–"],
    "Máy đang hoạt động": ["300", "–"],
    "Lượt hỗ trợ": ["chưa có", "–"],
    "Đơn vị báo": ["30", "50,0% trên số máy đơn vị đếm được (60 máy)"],
  });
});

test("districts have a row each, and invented figures are called so under both tables", () => {
  const html = page({}, [row({ downloads: shown(7), units: { is: "hidden" } })]);
  assert.deepEqual(
    cells(html)["Huyện Ví Dụ"],
    ["7", "ẩn số nhỏ"],
    "a source that no district has told has no column",
  );
  assert.equal(html.includes("số liệu minh họa"), false);
  assert.equal(page({}, [], true).match(/<strong>số liệu minh họa<\/strong>/g)?.length, 2);
  assert.equal(html.match(/Tính đến 17 giờ 1\/3\/2021/g)?.length, 2);
});
