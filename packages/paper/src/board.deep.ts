/** A board's picture, drawn by poppler and read by a reader of QR codes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Board, boardPng } from "./board.ts";
import { codesIn } from "./testing/measure.ts";
import { SHEET } from "./testing/sheet-sample.ts";
import { needs } from "./testing/tool.ts";

test(
  "a board's PNG has the dots of the screen and its code is read",
  needs("pdftoppm", "zbarimg"),
  async () => {
    for (const [board, width, height] of [
      [{ ...SHEET, kind: "e-board-16-9" } as Board, 1920, 1080],
      [{ ...SHEET, kind: "e-board-9-16" } as Board, 1080, 1920],
    ] as const) {
      const png = Buffer.from((await boardPng(board))!);
      assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [width, height]);
      assert.equal(codesIn(png), SHEET.url);
    }
  },
);
