/** What the page says of made-up and of hidden figures; what it says of entered ones is in `indicators/indicators.test.ts`. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseInstant } from "@bluezone/protocol/time";
import type { ToldWorking } from "../indicators/told.ts";
import { toldIndicators } from "../testing/told-indicators.ts";
import { workingPage } from "./working.ts";

const NONE = { is: "none" } as const;
const told = (
  { weeks }: Pick<ReturnType<typeof toldIndicators>, "weeks">,
  illustrative: boolean,
): ToldWorking => ({
  content: { ...toldIndicators({ weeks }), illustrative: false },
  ...{ shares: [], times: [], phones: [], anUpload: { low: null, high: null }, uploads: null },
  reach: { key: "reach", week: "2020-12-20", is: "told", low: 0.19, high: 0.21, verdict: "working" },
  totals: {
    week: "2020-W51",
    cutOff: parseInstant("2020-12-20T10:00:00.000Z"),
    whole: {
      ...{ code: "89", name: "An Giang", population: null, smartphones: null, reported: 0, tile: null },
      figures: { downloads: NONE, active: NONE, helped: NONE, units: NONE },
    },
    rows: [],
    illustrative,
    method: {
      ...{ downloads: "stores-consoles", active: "randomised-response" },
      ...{ helped: "helpers-tallies", units: "self-reports" },
    },
  },
});
const page = (of: ToldWorking): string =>
  workingPage({ locale: "vi", operator: undefined, publicUrl: "https://example.vn" }, of);

test("made-up numbers of phones are marked where they stand, also when the indicators are not made up", () => {
  const reach = (html: string): string =>
    html.slice(html.indexOf("Bao nhiêu máy"), html.indexOf("Cảnh báo dẫn đến đâu"));
  assert.match(reach(page(told(toldIndicators(), true))), /số liệu minh họa/);
  assert.doesNotMatch(
    page(told(toldIndicators(), false)).replace(/Mô phỏng \(số liệu minh họa/, ""),
    /số liệu minh họa/,
  );
});

test("the simulator is quoted at the times that are measured, and not while one of them is hidden", () => {
  const { weeks } = toldIndicators();
  assert.match(page(told({ weeks }, false)), /Mô phỏng \(số liệu minh họa/);
  const hidden = weeks.map((week) => ({
    ...week,
    times: week.times.map((time) => (time.step === "codeToEntered" ? { ...time, p50: null } : time)),
  }));
  assert.doesNotMatch(page(told({ weeks: hidden }, false)), /Mô phỏng/);
});
