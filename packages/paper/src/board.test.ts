import assert from "node:assert/strict";
import { test } from "node:test";
import { type Board, boardPng, boardSvg } from "./board.ts";
import { SHEET } from "./testing/sheet-sample.ts";

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

test("where no program can draw one, there is no PNG and no error", async (t) => {
  const { PATH } = process.env;
  t.after(() => Object.assign(process.env, { PATH }));
  process.env["PATH"] = import.meta.dirname;
  assert.equal(await boardPng(wide), undefined);
});
