import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, parseDay } from "@bluezone/protocol/time";
import { AN_GIANG_2020 } from "./an-giang-2020.ts";
import { AN_GIANG_2025 } from "./an-giang-2025.ts";
import { on, register } from "./dated.ts";
import { unitIndex, unitPath } from "./org-unit.ts";
import { heirOn, SUCCESSORS } from "./successor.ts";

const all = register([...AN_GIANG_2020, ...AN_GIANG_2025], ({ code }) => code);
const index = unitIndex(all);
const heir = (key: string, iso: string): string | undefined => heirOn(index, key, parseDay(iso))?.name;

test("over 1 July 2025 the old organisations end and the new province's go on", () => {
  assert.ok(on(all, parseDay("2025-06-30")).every(({ code }) => !code.startsWith("91-")));
  assert.deepEqual(
    on(all, parseDay("2025-07-01")).map(({ name }) => name),
    AN_GIANG_2025.map(({ name }) => name),
  );
});

test("a reused code names two wards, told apart by their first day", () => {
  const rows = all.filter(({ code }) => code === "30307-commune-committee");
  assert.deepEqual(
    rows.map((row) => [row.id, row.name]),
    [
      ["30307-commune-committee@2019-10-06", "Ủy ban nhân dân phường Mỹ Hòa"],
      ["30307-commune-committee@2025-07-01", "Ủy ban nhân dân phường Long Xuyên"],
    ],
  );
});

test("the work of a station that ends is found at the one that took it over, and not before", () => {
  assert.equal(
    heir("883-district-station@2019-10-06", "2025-06-30"),
    "Đài Truyền thanh thành phố Long Xuyên",
  );
  assert.equal(heir("883-district-station@2019-10-06", "2025-07-01"), "Đài Truyền thanh phường Long Xuyên");
  assert.equal(heir("30307-loudspeaker-station@2025-07-01", "2025-06-30"), undefined);
});

test("an organisation that only changes its name keeps its work: Tịnh Biên's became a town's, its communes wards", () => {
  assert.equal(heir("890-district-station@2019-10-06", "2024-01-01"), "Đài Truyền thanh thị xã Tịnh Biên");
  assert.equal(heir("30502-health-station@2019-10-06", "2024-01-01"), "Trạm Y tế phường Nhà Bàng");
  assert.equal(heir("30580-commune-committee@2019-10-06", "2021-01-01"), "Ủy ban nhân dân thị trấn Cô Tô");
});

test("where nobody is known to have taken over, nobody is named", () => {
  assert.equal(heir("892-district-station@2019-10-06", "2025-07-01"), undefined);
  assert.equal(heir("30285-commune-committee@2019-10-06", "2025-01-01"), undefined);
  assert.equal(heir("nobody@2019-10-06", "2025-07-01"), undefined);
});

test("every hand-over leads from an organisation's last day to the next one's first, and three of the merger's are made up", () => {
  for (const { from, to, day } of SUCCESSORS) {
    assert.equal(addDays(index.get(from)!.validTo!, 1), day, from);
    assert.equal(index.get(to)!.validFrom, day, to);
  }
  assert.equal(SUCCESSORS.filter(({ illustrative }) => illustrative).length, 3);
  assert.equal(new Set(SUCCESSORS.map(({ from }) => from)).size, SUCCESSORS.length);
});

test("every new organisation stands under the new committee and is labelled as made up", () => {
  for (const unit of AN_GIANG_2025) {
    assert.equal(unitPath(index, unit.id)[0]?.code, "91-province-committee");
    assert.ok(unit.illustrative);
  }
});
