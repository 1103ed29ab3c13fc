import assert from "node:assert/strict";
import { test } from "node:test";
import { PaperLimit } from "./limit.ts";
import { pressed } from "./press.ts";
import { sheets } from "./sheet-pdf.ts";
import { SHEET } from "./testing/sheet-sample.ts";

test("the press gives the same bytes as setting them here", async () => {
  const list = [SHEET, { ...SHEET, kind: "vehicle-sheet" as const, name: "Phà Vàm Cống" }];
  assert.deepEqual(await pressed(list), new Uint8Array(sheets(list)));
});

test("the press refuses with the same codes", async () => {
  await assert.rejects(pressed([]), (error) => error instanceof PaperLimit && error.code === "text_missing");
  await assert.rejects(pressed([{ ...SHEET, url: "not an address" }]), RangeError);
});

test("a print that nobody waits for ends", async () => {
  await assert.rejects(pressed([SHEET], AbortSignal.abort()), { name: "AbortError" });
});
