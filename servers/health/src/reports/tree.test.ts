/** Counts by place: which part of the province a unit is told of, and what of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { parseDay } from "@bluezone/protocol/time";
import { type Area, areasOn, liesIn, type PlaceCount, partOf, tally } from "./tree.ts";

const rest = { code: null, name: "?" };
const place = (code: string) => ({ code, name: `xã ${code}` });
const AREAS: readonly Area[] = [
  { code: "A", name: "huyện A", places: [place("a1"), place("a2"), rest] },
  { code: "B", name: "huyện B", places: [place("b1"), rest] },
  { ...rest, places: [rest] },
];
const at = (commune: string | null, district: string | null, n: number): PlaceCount => ({
  commune,
  district,
  n,
});
/** Rows as "level code: count". */
const rows = (
  ...[counted, part, form]: [readonly PlaceCount[], Parameters<typeof tally>[2]?, ("exact" | "told")?]
) => {
  const { whole, places } = tally(AREAS, counted, part ?? {}, form ?? "exact");
  const said = (count: (typeof places)[number]["count"]) => (count.is === "shown" ? count.value : count.is);
  return [said(whole), ...places.map(({ level, code, count }) => `${level} ${code}: ${said(count)}`)];
};

test("a commune decides where somebody is counted, without a known one the district, else nothing is known", () => {
  const counted = [at("a1", "B", 3), at("x", "A", 2), at(null, "B", 4), at("b1", null, 1), at(null, null, 7)];
  assert.deepEqual(rows(counted), [
    ...[17, "district A: 5", "commune a1: 3", "commune null: 2"],
    ...["district B: 5", "commune b1: 1", "commune null: 4", "district null: 7"],
  ]);
});

test("places where nobody is are left out below the district; what lies nowhere only when somebody is there", () => {
  assert.deepEqual(rows([]), [0, "district A: 0", "district B: 0"]);
  assert.deepEqual(rows([at("a2", "A", 1)]), [1, "district A: 1", "commune a2: 1", "district B: 0"]);
});

test("a district is told its own communes, a commune itself, also when nobody is there", () => {
  const counted = [at("a1", "A", 6), at("b1", "B", 9)];
  assert.deepEqual(rows(counted, { district: "A" }), [6, "district A: 6", "commune a1: 6"]);
  assert.deepEqual(rows(counted, { district: "A", commune: "a1" }), [6, "commune a1: 6"]);
  assert.deepEqual(rows(counted, { district: "A", commune: "a2" }), [0, "commune a2: 0"]);
  assert.deepEqual(rows(counted, { district: "X" }), [0]);
});

test("in the told form small numbers are hidden, and below what is hidden nothing is told", () => {
  const counted = [at("a1", "A", 6), at("a2", "A", 2), at("b1", "B", 3)];
  const [whole, ...places] = rows(counted, {}, "told");
  assert.equal(whole, 11);
  assert.ok(places.includes("district B: hidden"));
  assert.ok(!places.some((line) => String(line).startsWith("commune b1")));
  assert.deepEqual(rows([at("b1", "B", 3)], { district: "B", commune: "b1" }, "told"), [
    "hidden",
    "commune b1: hidden",
  ]);
});

test("the last area of a day is what lies in none, and every district ends with what lies in no known commune", () => {
  const areas = areasOn(AN_GIANG, parseDay("2020-12-27"));
  const last = areas.at(-1);
  assert.deepEqual([last?.code, last?.places.length], [null, 1]);
  for (const { code, places } of areas.slice(0, -1)) {
    assert.ok(code !== null && places.length > 1);
    assert.equal(
      places.findIndex((one) => one.code === null),
      places.length - 1,
      code,
    );
  }
  const home = areas.find(({ places }) => places.some(({ code }) => code === "30478"));
  assert.equal(home?.code, "889");
});

test("where there are no districts the province is the one area, and a commune is told itself alone", () => {
  const { validTo: _, ...days } = AN_GIANG;
  const communes = AN_GIANG.communes
    .slice(0, 2)
    .map((one) => ({ ...one, ...days, code: one.code, name: one.name, kind: one.kind, parent: "89" }));
  const areas = areasOn({ ...AN_GIANG, districts: [], communes }, parseDay("2020-12-27"));
  assert.deepEqual(
    areas.map(({ name, places }) => [name, places.length]),
    [
      ["Tỉnh An Giang", 3],
      ["Chưa rõ địa bàn", 1],
    ],
  );
  const [first, second] = communes.map(({ code }) => code);
  const counted = [first, first, second].map((commune) => ({ commune: commune!, district: null, n: 5 }));
  const { whole, places } = tally(areas, counted, { commune: first! }, "exact");
  assert.deepEqual(whole, { is: "shown", value: 10 });
  assert.deepEqual(
    places.map(({ code }) => code),
    [first],
  );
  assert.deepEqual(tally(areas, counted, {}, "exact").whole, { is: "shown", value: 15 });
});

test("a unit at the top has all, one of a district that, one of a commune that", () => {
  const part = (level: string, district: string | null, commune: string | null) =>
    partOf({ level, district, commune } as Parameters<typeof partOf>[0]);
  assert.deepEqual(part("province", "A", "a1"), {});
  assert.deepEqual(part("district", "A", null), { district: "A" });
  assert.deepEqual(part("district", "A", "a1"), { district: "A" });
  assert.deepEqual(part("commune", "A", "a1"), { district: "A", commune: "a1" });
  assert.deepEqual(part("site", "A", null), { district: "A" });
  assert.deepEqual(part("commune", null, "a1"), { commune: "a1" }, "where there are no districts");
});

test("something lies in a commune by its commune, in a district by its commune's or else its own", () => {
  const inA = liesIn(AREAS, { district: "A" });
  assert.deepEqual(
    [
      inA(at("a1", "B", 1)),
      inA(at("b1", "A", 1)),
      inA(at(null, "A", 1)),
      inA(at("x", "B", 1)),
      inA(at(null, null, 1)),
    ],
    [true, false, true, false, false],
  );
  const inA1 = liesIn(AREAS, { district: "A", commune: "a1" });
  assert.deepEqual(
    [inA1(at("a1", null, 1)), inA1(at("a2", "A", 1)), inA1(at(null, "A", 1))],
    [true, false, false],
  );
  assert.ok(liesIn(AREAS, {})(at(null, null, 1)));
});
