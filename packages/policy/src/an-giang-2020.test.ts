import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, type Day, parseDay } from "@bluezone/protocol/time";
import { AN_GIANG } from "./an-giang.ts";
import { AN_GIANG_2020 } from "./an-giang-2020.ts";
import { on } from "./dated.ts";
import { unitIndex, unitPath } from "./org-unit.ts";
import { UNIT_TYPES, type UnitType } from "./unit-type.ts";

const LETTER = parseDay("2020-12-27");
const index = unitIndex(AN_GIANG_2020);
const ofType = (type: UnitType, day: Day = LETTER) => on(AN_GIANG_2020, day).filter((u) => u.type === type);

test("on the day of the letter the register has 11 districts and 156 communes: 21 wards, 16 townships, 119 communes", () => {
  assert.equal(ofType("district-committee").length, 11);
  assert.equal(ofType("district-station").length, 11);
  assert.equal(ofType("medical-centre").length, 11);
  assert.equal(ofType("commune-committee").length, 156);
  assert.equal(ofType("health-station").length, 156);
  const kinds = ["phường", "thị trấn", "xã"].map(
    (kind) =>
      ofType("commune-committee").filter(({ name }) => name.startsWith(`Ủy ban nhân dân ${kind} `)).length,
  );
  assert.deepEqual(kinds, [21, 16, 119]);
});

test("every organisation that the letter names of the province is there once", () => {
  const named = ["information", "education", "health", "culture", "planning", "trade", "transport"] as const;
  for (const department of named) assert.equal(ofType(`${department}-department`).length, 1, department);
  for (const type of ["economic-zone-board", "newspaper", "broadcaster", "portal", "service-centre"] as const)
    assert.equal(ofType(type).length, 1, type);
});

test("every district has a made-up school, clinic, hotel, factory, ferry landing and a bus line with its vehicles", () => {
  const kinds = ["school", "clinic", "hotel", "factory", "ferry-landing", "transport-operator"] as const;
  for (const type of kinds)
    assert.deepEqual(
      ofType(type).map(({ district }) => district),
      ofType("district-committee").map(({ district }) => district),
    );
  assert.equal(ofType("vehicle").length, 33);
  assert.equal(new Set(ofType("vehicle").map(({ name }) => name)).size, 33);
});

test("what is made up says so in its name, and nothing else is called made up", () => {
  for (const { name, illustrative, level } of AN_GIANG_2020) {
    assert.equal(/ minh họa /.test(name), illustrative, name);
    assert.equal(level === "site", illustrative, name);
  }
});

test("each stands after the one that directs it, so that a register is entered from the top down", () => {
  const seen = new Set<string | undefined>([undefined]);
  for (const { id, parent } of AN_GIANG_2020) {
    assert.ok(seen.has(parent), id);
    seen.add(id);
  }
});

test("the districts' committees carry the census: 1,908,352 people", () => {
  assert.equal(
    ofType("district-committee").reduce((sum, { population }) => sum + population!, 0),
    1_908_352,
  );
});

test("no two organisations have the same key, and names are NFC", () => {
  assert.equal(index.size, AN_GIANG_2020.length);
  for (const { name } of AN_GIANG_2020) assert.equal(name, name.normalize("NFC"));
});

test("everything but the committee has one above it that holds on each of its days, up to the committee", () => {
  for (const unit of AN_GIANG_2020) {
    const path = unitPath(index, unit.id);
    assert.equal(path[0]?.type, "province-committee", unit.name);
    for (const above of path)
      assert.ok(
        above.validFrom <= unit.validFrom && unit.validTo! <= above.validTo!,
        `${above.name} does not hold as long as ${unit.name}`,
      );
  }
});

test("an organisation stands on its type's level, and knows its district and commune", () => {
  for (const { name, type, level, district, commune, code } of AN_GIANG_2020) {
    assert.equal(level, UNIT_TYPES[type].level, name);
    assert.equal(district === undefined, level === "province", name);
    assert.equal(commune !== undefined, level === "commune", name);
    assert.ok(code.startsWith(commune ?? district ?? "89"), code);
  }
});

test("the five border districts' stations are marked", () => {
  assert.deepEqual(
    ofType("district-station").flatMap(({ border, name }) => (border ? [name] : [])),
    [
      "Đài Truyền thanh thành phố Châu Đốc",
      "Đài Truyền thanh huyện An Phú",
      "Đài Truyền thanh thị xã Tân Châu",
      "Đài Truyền thanh huyện Tịnh Biên",
      "Đài Truyền thanh huyện Tri Tôn",
    ],
  );
});

test("a commune has exactly one committee and one health station on each day that it exists", () => {
  const days = [
    "2019-10-06",
    "2020-12-31",
    "2021-01-01",
    "2023-04-09",
    "2023-04-10",
    "2024-12-31",
    "2025-06-30",
  ];
  for (const day of days.map(parseDay)) {
    const codes = on(AN_GIANG.communes, day).map(({ code }) => code);
    for (const type of ["commune-committee", "health-station"] as const)
      assert.deepEqual(
        ofType(type, day)
          .map(({ commune }) => commune)
          .sort(),
        [...codes].sort(),
      );
  }
  assert.equal(on(AN_GIANG_2020, addDays(parseDay("2025-06-30"), 1)).length, 0);
});
