import assert from "node:assert/strict";
import { test } from "node:test";
import { isArea } from "@bluezone/device/consent";
import { parseDay } from "@bluezone/protocol/time";
import { districtsOn, findPlaces, placeOf, placesIn } from "./places.ts";

const DAY = parseDay("2020-12-28");
const names = (typed: string) => findPlaces(typed, DAY).map(({ name, district }) => `${name}, ${district}`);

test("a commune is found with and without accents, with tones wherever, and in capitals", () => {
  for (const typed of ["Vĩnh Hanh", "vinh hanh", "VINH  HANH", "vinh ha"])
    assert.ok(names(typed).includes("Xã Vĩnh Hanh, Huyện Châu Thành"), typed);
  assert.deepEqual(names("mỹ hòa hưng"), names("my hoà hưng"));
  assert.ok(names("my hoa hung").length > 0);
});

test("whose name begins with what was typed comes first, the whole name before all", () => {
  const [first] = findPlaces("châu phú a", DAY);
  assert.equal(first?.name, "Phường Châu Phú A");
  assert.match(findPlaces("nui", DAY)[0]!.name, /^\S+ Núi|^Thị trấn Núi/);
});

test("a district's name finds its communes, and kind and district narrow it down", () => {
  const district = districtsOn(DAY).find(({ name }) => name === "Huyện Thoại Sơn")!;
  assert.deepEqual(
    new Set(findPlaces("thoai son", DAY).map(({ code }) => code)),
    new Set(placesIn(district.code, DAY).map(({ code }) => code)),
  );
  assert.equal(names("thi tran oc eo").length, 1);
  assert.ok(names("my hoa long xuyen").every((name) => name.endsWith("Thành phố Long Xuyên")));
});

test("nothing typed, or what is nowhere, finds nothing", () => {
  assert.deepEqual(findPlaces(" . ", DAY), []);
  assert.deepEqual(findPlaces("Hà Giang", DAY), []);
});

test("every commune of every district can be chosen on the phone, and has its name back", () => {
  const districts = districtsOn(DAY);
  assert.equal(districts.length, 11);
  const places = districts.flatMap(({ code }) => placesIn(code, DAY));
  assert.equal(places.length, 156);
  for (const place of places) {
    assert.ok(isArea(place.code));
    assert.deepEqual(placeOf(place.code, DAY), place);
  }
});

test("before and after the register's time the nearest day's places are offered", () => {
  assert.equal(districtsOn(parseDay("2026-03-01")).length, 11);
  assert.ok(findPlaces("vinh hanh", parseDay("2026-03-01")).length > 0);
  assert.ok(findPlaces("vinh hanh", parseDay("2019-01-01")).length > 0);
});

test("a ward that has ended keeps its name for whoever chose it", () => {
  assert.equal(placeOf("30285", parseDay("2025-03-01"))?.name, "Phường Đông Xuyên");
  assert.equal(placeOf("99999", DAY), undefined);
});
