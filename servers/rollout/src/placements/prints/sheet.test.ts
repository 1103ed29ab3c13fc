import assert from "node:assert/strict";
import { test } from "node:test";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { Instant } from "@bluezone/protocol/time";
import { type Printing, sheetOf } from "./sheet.ts";

const PRINTING: Printing = {
  kind: "vehicle-sheet",
  languages: "vi",
  at: Instant(1_609_054_200_000),
  province: AN_GIANG,
  operator: "Sở Y tế An Giang",
  publicUrl: "https://bz.example",
};
const where = (route: string, terminal: string, spot: string): string =>
  sheetOf(PRINTING, { code: "K7M4P2QD", name: "Xe buýt 1", route, terminal, spot, illustrative: true })
    .terminal;

test("a sheet says where on the vehicle it is to hang, after the terminal or the route", () => {
  assert.equal(where("Tuyến 1", "", "Cửa lên, bên phải"), "Tuyến 1 · Cửa lên, bên phải");
  assert.equal(where("Tuyến 1", "Bến xe", "Quầy vé"), "Bến xe · Quầy vé");
  assert.equal(where("", "", "Cửa lên"), "Cửa lên");
  assert.equal(where("", "", ""), "");
});

test("a place that is too long for a sheet ends at a word", () => {
  const long = where("", "a".repeat(40), `${"chữ ".repeat(19)}cuối`);
  assert.ok(long.length <= 80 && long.endsWith("chữ…"), long);
  assert.equal(where("", "a".repeat(80), "b".repeat(80)), `${"a".repeat(79)}…`);
});

test("a leaflet says at whose counter one asks, in sixty characters, and any sheet in which languages it is", () => {
  const place = { code: "K7M4P2QD", route: "", terminal: "", spot: "", illustrative: true };
  const sheet = (more: Partial<Printing>) =>
    sheetOf({ ...PRINTING, ...more }, { ...place, name: "n".repeat(61) });
  assert.equal(sheet({ kind: "guardian-leaflet" }).helpAt, "n".repeat(60));
  assert.equal(sheet({}).helpAt, "");
  assert.equal(sheet({}).languages, "vi");
  assert.equal(sheet({ languages: "vi+en" as Printing["languages"] }).languages, "vi+en");
  assert.equal(where("", "", "a".repeat(80)), "a".repeat(80));
});
