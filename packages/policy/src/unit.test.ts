import assert from "node:assert/strict";
import { test } from "node:test";
import { type Day, parseDay } from "@bluezone/protocol/time";
import { AN_GIANG } from "./an-giang.ts";
import { on, theOneOn } from "./dated.ts";
import { namesAmong, type Unit, unitKey, unitName } from "./unit.ts";

const LETTER: Day = parseDay("2020-12-27");
const names = (units: readonly Unit[]): string[] => units.map(unitName);
/** Wards, townships and communes that hold on a day. */
const kindsOn = (iso: string): number[] =>
  ["ward", "township", "commune"].map(
    (kind) => on(AN_GIANG.communes, parseDay(iso)).filter((unit) => unit.kind === kind).length,
  );

test("An Giang has eleven districts whose people add up to the census, 1,908,352", () => {
  const districts = on(AN_GIANG.districts, LETTER);
  assert.equal(districts.length, 11);
  assert.equal(
    districts.reduce((sum, { population }) => sum + (population ?? 0), 0),
    1_908_352,
  );
});

test("on the day of the letter there are 156 communes: 21 wards, 16 townships, 119 communes", () => {
  assert.equal(on(AN_GIANG.communes, LETTER).length, 156);
  assert.deepEqual(kindsOn("2020-12-27"), [21, 16, 119]);
});

test("each district has the communes that the list gives it, wards, townships, communes", () => {
  const counts = Object.fromEntries(
    on(AN_GIANG.districts, LETTER).map(({ code }) => [
      code,
      ["ward", "township", "commune"]
        .map(
          (kind) => on(AN_GIANG.communes, LETTER).filter((c) => c.parent === code && c.kind === kind).length,
        )
        .join("/"),
    ]),
  );
  assert.deepEqual(counts, {
    883: "11/0/2",
    884: "5/0/2",
    886: "0/2/12",
    887: "5/0/9",
    888: "0/2/16",
    889: "0/1/12",
    890: "0/3/11",
    891: "0/2/13",
    892: "0/1/12",
    893: "0/2/16",
    894: "0/3/14",
  });
});

test("the changes of 2021, 2023 and 2025 leave the counts that the resolutions state", () => {
  assert.deepEqual(kindsOn("2020-12-31"), [21, 16, 119]);
  assert.deepEqual(kindsOn("2021-01-01"), [21, 19, 116]);
  assert.deepEqual(kindsOn("2023-04-09"), [21, 19, 116]);
  assert.deepEqual(kindsOn("2023-04-10"), [28, 18, 110]);
  assert.deepEqual(kindsOn("2025-06-30"), [27, 18, 110]);
  assert.deepEqual(kindsOn("2025-07-01"), [0, 0, 0]);
});

test("a unit that changed its kind is found by the day", () => {
  const named = (code: string, iso: string): string =>
    unitName(
      theOneOn(
        [...AN_GIANG.districts, ...AN_GIANG.communes].filter((unit) => unit.code === code),
        parseDay(iso),
      )!,
    );
  assert.equal(named("890", "2023-04-09"), "Huyện Tịnh Biên");
  assert.equal(named("890", "2023-04-10"), "Thị xã Tịnh Biên");
  assert.equal(named("30580", "2020-12-31"), "Xã Cô Tô");
  assert.equal(named("30580", "2021-01-01"), "Thị trấn Cô Tô");
  assert.equal(named("30598", "2020-12-27"), "Xã Vĩnh Hanh");
  assert.equal(named("883", "2020-12-27"), "Thành phố Long Xuyên");
});

test("code and first day together name one unit, and every parent exists for as long as its children", () => {
  const all = [AN_GIANG, ...AN_GIANG.districts, ...AN_GIANG.communes];
  assert.equal(new Set(all.map(unitKey)).size, all.length);
  for (const child of [...AN_GIANG.districts, ...AN_GIANG.communes])
    for (const day of [child.validFrom, child.validTo!])
      assert.ok(
        theOneOn(
          all.filter(({ code }) => code === child.parent),
          day,
        ),
        unitKey(child),
      );
});

test("codes have the length of their level and names are NFC without the word for the kind", () => {
  for (const [units, digits] of [
    [[AN_GIANG, ...AN_GIANG.neighbours], 2],
    [AN_GIANG.districts, 3],
    [AN_GIANG.communes, 5],
  ] as const)
    for (const { code, name } of units) {
      assert.match(code, new RegExp(`^\\d{${digits}}$`));
      assert.equal(name, name.normalize("NFC"));
      assert.doesNotMatch(name, /^(Phường|Xã|Thị|Huyện|Tỉnh)|\s{2}|\n/);
    }
});

test("the five border districts and the province are marked", () => {
  assert.deepEqual(names(on(AN_GIANG.districts, LETTER).filter(({ border }) => border)), [
    "Thành phố Châu Đốc",
    "Huyện An Phú",
    "Thị xã Tân Châu",
    "Huyện Tịnh Biên",
    "Huyện Tri Tôn",
  ]);
  assert.ok(AN_GIANG.border);
});

test("every district has a map tile of its own, and the tiles hang together", () => {
  const tiles = on(AN_GIANG.districts, LETTER).map(({ tile }) => tile);
  assert.equal(new Set(tiles.map(String)).size, 11);
  for (const [x, y] of tiles)
    assert.ok(
      tiles.some(([a, b]) => Math.abs(a - x) + Math.abs(b - y) === 1),
      `${x},${y} stands alone`,
    );
});

test("An Giang touches Đồng Tháp, Kiên Giang and Cần Thơ", () => {
  assert.deepEqual(names(AN_GIANG.neighbours), ["Tỉnh Đồng Tháp", "Tỉnh Kiên Giang", "Thành phố Cần Thơ"]);
});

test("two communes of one name are told apart by their kind", () => {
  const names = namesAmong(on(AN_GIANG.communes, LETTER));
  assert.equal(new Set(names.values()).size, names.size);
  assert.deepEqual(
    ["30337", "30478"].map((code) => names.get(code)),
    ["An Phú (thị trấn)", "Vĩnh Thạnh Trung"],
  );
});
