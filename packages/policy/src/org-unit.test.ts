import assert from "node:assert/strict";
import { test } from "node:test";
import { AN_GIANG_2020 } from "./an-giang-2020.ts";
import { validity } from "./dated.ts";
import { isUnder, type OrgUnit, orgUnit, unitIndex, unitPath } from "./org-unit.ts";

const index = unitIndex(AN_GIANG_2020);
const VEHICLE = "889-vehicle-1@2019-10-06";
const STATION = "30598-health-station@2019-10-06";
const unit = (code: string, parent: string): OrgUnit =>
  orgUnit({
    ...validity("2019-10-06"),
    code,
    type: "school",
    name: code,
    parent: `${parent}@2019-10-06`,
    border: false,
    illustrative: true,
  });

test("a vehicle stands under its line, the transport department and the committee", () => {
  assert.deepEqual(
    unitPath(index, VEHICLE).map(({ name }) => name),
    [
      "Ủy ban nhân dân tỉnh An Giang",
      "Sở Giao thông Vận tải An Giang",
      "Tuyến xe buýt minh họa Châu Phú",
      "Xe minh họa 67B-000.16",
    ],
  );
});

test("a health station stands under its district's medical centre, not under the commune's committee", () => {
  assert.deepEqual(
    unitPath(index, STATION).map(({ type }) => type),
    ["province-committee", "health-department", "medical-centre", "health-station"],
  );
  assert.ok(isUnder(index, STATION, "892-medical-centre@2019-10-06"));
  assert.ok(!isUnder(index, STATION, "30598-commune-committee@2019-10-06"));
  assert.ok(!isUnder(index, STATION, "889-medical-centre@2019-10-06"));
});

test("each is under itself, and nothing that is not known is under anything", () => {
  assert.ok(isUnder(index, STATION, STATION));
  assert.ok(!isUnder(index, "889-vehicle-1@2020-01-01", "89-province-committee@2019-10-06"));
  assert.deepEqual(unitPath(index, "nobody@2019-10-06"), []);
});

test("a missing parent or a ring is a defect of the register, not an endless walk", () => {
  assert.throws(() => unitPath(unitIndex([unit("a", "b")]), "a@2019-10-06"), /b@2019-10-06, above a/);
  assert.throws(() => unitPath(unitIndex([unit("a", "b"), unit("b", "a")]), "a@2019-10-06"), /above itself/);
});
