import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { on } from "@bluezone/policy/dated";
import { stateUnits } from "@bluezone/policy/state-units";
import { insideText, unitName } from "@bluezone/policy/unit";
import { parseDay } from "@bluezone/protocol/time";
import { parseProvince } from "./province.ts";

const shipped = (id: string) =>
  JSON.parse(
    readFileSync(new URL(import.meta.resolve(`@bluezone/policy/provinces/${id}.json`)), "utf8"),
  ) as Record<string, unknown> & { districts: object[]; communes: object[]; outlines?: object };
const CAN_THO = shipped("can-tho");
const DAY = parseDay("2020-12-27");
/** Cần Thơ with some parts in place of its own. */
const but = (parts: object) => () => parseProvince({ ...CAN_THO, ...parts });
const commune = (more: object) => ({ communes: [{ ...CAN_THO.communes[0], ...more }] });

test("both documents that come with the program are provinces", () => {
  for (const [id, districts, communes] of [
    ["an-giang", 11, 156],
    ["can-tho", 9, 83],
  ] as const) {
    const province = parseProvince(shipped(id));
    assert.equal(province.id, id);
    assert.equal(on(province.districts, DAY).length, districts);
    assert.equal(on(province.communes, DAY).length, communes);
  }
});

test("Cần Thơ has 80 communes from 1 November 2024: 36 communes, 39 wards, five townships", () => {
  const { communes } = parseProvince(CAN_THO);
  const then = on(communes, parseDay("2024-11-01"));
  const count = (kind: string) => then.filter((one) => one.kind === kind).length;
  assert.deepEqual(["commune", "ward", "township"].map(count), [36, 39, 5]);
});

test("a city's districts are called by their own word, and its own name stands inside a sentence", () => {
  const province = parseProvince(CAN_THO);
  assert.equal(unitName(province.districts[0]!), "Quận Ninh Kiều");
  assert.equal(insideText(province), "thành phố Cần Thơ");
});

test("what is no province is refused in a sentence that names the place", () => {
  assert.throws(but({ code: "9" }), /^RangeError: code: a code of 2 digits/);
  assert.throws(but({ districts: [{ ...CAN_THO.districts[0], tile: [1] }] }), /districts\.0\.tile/);
  assert.throws(but({ tiles: {} }), /tiles/);
  assert.throws(
    but(commune({ parent: "883" })),
    /communes: 31117@2020-12-01 is in 883, which is no district/,
  );
  assert.throws(but(commune({ validTo: "2025-07-01" })), /communes: 31117@.* on a day on which its district/);
  assert.throws(
    but(commune({ validFrom: "2025-06-30", validTo: "2025-06-01" })),
    /communes: 31117: valid to/,
  );
  assert.throws(
    but({ communes: [CAN_THO.communes[0], CAN_THO.communes[0]] }),
    /31117: two hold on 2020-12-01/,
  );
  assert.throws(
    but({
      outlines: {
        "883": [
          [1, 1],
          [1, 2],
          [2, 2],
          [1, 1],
        ],
      },
    }),
    /outlines: 883 is no district/,
  );
  assert.throws(
    but({
      outlines: {
        "916": [
          [1, 1],
          [1, 2],
          [2, 2],
          [2, 1],
        ],
      },
    }),
    /outlines: the ring of 916/,
  );
});

test("a province of two levels is one: its communes are under itself", () => {
  const communes = [{ code: "31117", kind: "ward", name: "Cái Khế", parent: "92" }];
  const two = parseProvince({
    ...CAN_THO,
    validFrom: "2025-07-01",
    validTo: undefined,
    districts: [],
    communes,
  });
  assert.deepEqual(two.districts, []);
  assert.equal(on(two.communes, parseDay("2026-01-01")).length, 1);
  assert.deepEqual(
    stateUnits(two).map(({ type }) => type),
    ["province-committee", "information-department", "health-department"],
  );
});

test("outlines of communes are GeoJSON with islands and holes, each of a commune of the document, and not too many points", () => {
  const { code } = CAN_THO.communes[0] as { code: string };
  const ring = [
    [105.7, 10],
    [105.8, 10],
    [105.8, 10.1],
    [105.7, 10],
  ];
  const feature = (more: object, coordinates: unknown = [ring]) => ({
    ...{ type: "Feature", properties: { code, ten: "Xã" }, geometry: { type: "Polygon", coordinates } },
    ...more,
  });
  const outlined = (...features: object[]) =>
    but({ communeOutlines: { type: "FeatureCollection", features } });
  const islands = { geometry: { type: "MultiPolygon", coordinates: [[ring], [ring, ring]] } };
  for (const right of [feature({}), feature(islands)])
    assert.deepEqual(outlined(right)().document.communeOutlines?.features[0]?.properties, { code });
  const open = [...ring.slice(0, 3), [105.7, 10.2]];
  const long = [ring[0], ...Array.from({ length: 4_998 }, () => ring[1]), ring[0]];
  for (const [features, says] of [
    [[feature({ properties: { code: "99999" } })], /communeOutlines: 99999 is no commune of the document/],
    [[feature({}), feature({})], /communeOutlines: \d{5} is there twice/],
    [[feature({}, [open])], /communeOutlines: the ring of \d{5} does not end where it begins/],
    [[feature({}, [ring.slice(0, 3)])], /communeOutlines\.features\.0\.geometry\.coordinates\.0/],
    [
      [feature({ geometry: { type: "Point", coordinates: [1, 1] } })],
      /communeOutlines\.features\.0\.geometry/,
    ],
    [[feature({ properties: {} })], /communeOutlines\.features\.0\.properties\.code/],
    [[feature({}, [long, long, long, long, long])], /communeOutlines: more than 20000 points/],
  ] as const)
    assert.throws(outlined(...features), says);
});
