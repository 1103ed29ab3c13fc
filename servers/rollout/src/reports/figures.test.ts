import assert from "node:assert/strict";
import { test } from "node:test";
import { Week } from "@bluezone/contract/rollout/week";
import { reportFigure } from "./figures.ts";
import type { WeekRows } from "./week-rows.ts";

const rows = (more: Partial<WeekRows>): WeekRows => ({
  unitId: "u",
  week: Week.parse("2020-12-27"),
  asOf: "2020-12-27T10:00:00.000Z",
  traces: {},
  interval: null,
  hidden: [],
  league: [],
  difficulties: [],
  proposals: [],
  illustrative: false,
  ...more,
});
const row = (n: number, of: number | null) => ({ name: "x", n, of });

test("a figure is the sum of its rows, and so is what it is of, where every row says it", () => {
  const figure = (...trace: readonly ReturnType<typeof row>[]) =>
    reportFigure(rows({ traces: { downloads: trace }, interval: { low: 1, high: 2 } }), "downloads");
  assert.deepEqual(figure(row(3, 10), row(4, 20)), {
    key: "downloads",
    value: { is: "count", n: 7, of: 30 },
    rows: 2,
  });
  assert.deepEqual(figure(row(3, 10), row(4, null)).value, { is: "count", n: 7, of: null });
  assert.deepEqual(figure(), { key: "downloads", value: { is: "count", n: 0, of: null }, rows: 0 });
});

test("a hidden figure and one that nobody counted have no number and no rows; phones have their interval", () => {
  const traces = { active: [row(5, null)] };
  assert.deepEqual(reportFigure(rows({ traces, hidden: ["active"] }), "active"), {
    key: "active",
    value: { is: "hidden" },
    rows: 0,
  });
  assert.deepEqual(reportFigure(rows({ traces }), "downloads"), {
    key: "downloads",
    value: { is: "none" },
    rows: 0,
  });
  assert.deepEqual(reportFigure(rows({ traces, interval: { low: 1, high: 9 } }), "active").value, {
    is: "count",
    n: 5,
    of: null,
    low: 1,
    high: 9,
  });
});
