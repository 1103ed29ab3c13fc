import assert from "node:assert/strict";
import { test } from "node:test";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { Instant } from "@bluezone/protocol/time";
import { DAY, day } from "../../testing/rows.ts";
import type { VenueRow } from "../tables.ts";
import { readContent, venueOf } from "./read-content.ts";

const content = {
  name: "Chợ Ví Dụ",
  kind: "market" as const,
  district: "889",
  place: "Ấp Ví Dụ",
  cashless: [],
  online: null,
  orderPhone: null,
  delivery: [],
  validTo: null,
};
const read = (more: object) => readContent(AN_GIANG, { ...content, ...more }, Instant(0));

test("a venue is listed while it is there, approved, and from its first day to its last", () => {
  const row = (more: Partial<VenueRow>): VenueRow => ({
    ...read({ cashless: ["qr"] }),
    ...{ id: "v", unit: "u", unit_path: "u/", hands: "[]", version: 1, illustrative: false },
    ...{ gone: false, approved_by: "x", valid_from_day: DAY, ...more },
  });
  const listed = (more: Partial<VenueRow>) => venueOf(row(more), day()).listed;
  assert.equal(listed({}), true);
  assert.equal(listed({ gone: true }), false);
  assert.equal(listed({ approved_by: null }), false);
  assert.equal(listed({ valid_from_day: DAY + 1 }), false);
  assert.equal(listed({ valid_to_day: DAY }), true);
  assert.equal(listed({ valid_to_day: DAY - 1 }), false);
  assert.equal(venueOf(row({ approved_by: null }), day()).waiting, true);
});

test("a venue has something to be listed for, in a district that there is, with a number that can be called", () => {
  assert.throws(() => read({}), { code: "nothing_to_list" });
  for (const more of [
    { cashless: ["qr"] },
    { online: "https://x.example.vn" },
    { orderPhone: "0296 312 3456" },
    { delivery: ["x"] },
  ])
    assert.equal(read(more).name, content.name);
  assert.throws(() => read({ cashless: ["qr"], district: "001" }), { code: "district_unknown" });
  assert.throws(() => read({ orderPhone: "12" }), { code: "phone_unknown" });
  assert.throws(() => read({ orderPhone: " " }), { code: "nothing_to_list" });
  assert.deepEqual(read({ cashless: ["qr", "qr"] }).cashless, '["qr"]');
});
