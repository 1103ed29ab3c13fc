import assert from "node:assert/strict";
import { test } from "node:test";
import { type Board, boardPng, boardSvg } from "./board.ts";
import { codesIn } from "./testing/measure.ts";
import { SHEET } from "./testing/sheet-sample.ts";
import { needs } from "./testing/tool.ts";

const wide: Board = { ...SHEET, kind: "e-board-16-9" };

test("a board is an SVG of 16 to 9 whose letters are outlines", () => {
  const svg = boardSvg(wide);
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  assert.ok(Math.abs(Number(width) / Number(height) - 16 / 9) < 0.001);
  assert.ok(
    !/<text|font-family|<script|href="(?!#|data:image\/svg)/.test(svg),
    "no letters as text, nothing from elsewhere",
  );
});

test(
  "a board's PNG has the dots of the screen and its code is read",
  needs("pdftoppm", "zbarimg"),
  async () => {
    for (const [board, width, height] of [
      [wide, 1920, 1080],
      [{ ...SHEET, kind: "e-board-9-16" } as Board, 1080, 1920],
    ] as const) {
      const png = Buffer.from((await boardPng(board))!);
      assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [width, height]);
      assert.equal(codesIn(png), SHEET.url);
    }
  },
);
