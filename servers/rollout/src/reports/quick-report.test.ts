import assert from "node:assert/strict";
import { test } from "node:test";
import type { Figure, LeagueRow } from "@bluezone/contract/rollout/figures";
import { Week } from "@bluezone/contract/rollout/week";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { parseDay } from "@bluezone/protocol/time";
import { defaultHead } from "./default-head.ts";
import { quickReport, written } from "./quick-report.ts";
import type { WeekRows } from "./week-rows.ts";

const NONE: Figure = { is: "none" };
const shown = (value: number, more: object = {}): Figure => ({
  ...{ is: "shown" as const, value, change: null, ofPeople: null, ofSmartphones: null, ofUnits: null },
  ...more,
});
const place = (figures: Partial<LeagueRow["figures"]>): LeagueRow => ({
  ...{ code: "889", name: "Huyện Ví Dụ", population: null, smartphones: null, reported: 0, tile: null },
  figures: { downloads: NONE, active: NONE, helped: NONE, units: NONE, ...figures },
});
const head = defaultHead(AN_GIANG, { name: "Trường Ví Dụ", parent: "p" });
const report = (rows: Partial<WeekRows> = {}, added: object = {}) =>
  quickReport(
    {
      ...{ unitId: "u", week: Week.parse("2020-12-27"), asOf: "", traces: {}, interval: null, hidden: [] },
      ...{ league: [], difficulties: [], proposals: [], illustrative: false, ...rows },
    },
    { head, subject: "s", difficulties: "", proposals: "", illustrative: false, ...added },
    7,
    parseDay("2020-12-28"),
  );

test("a report has six parts; of what nobody wrote it says that nobody wrote, not that there is nothing", () => {
  const { body, number, illustrative, signature } = report({}, { proposals: "Cấp thêm máy" });
  const texts = body.map((block) => ("text" in block ? block.text : block.kind));
  assert.deepEqual(
    texts.map((text) => /^\d/.exec(text)?.[0] ?? (text.length > 20 ? "…" : text)),
    ["…", "1", "list", "2", "list", "3", "list", "4", "list", "5", "…", "6", "Cấp thêm máy"],
  );
  assert.ok(texts.includes("Trong tuần chưa đơn vị nào nêu."));
  assert.deepEqual([number, illustrative], [7, false]);
  assert.equal("authority" in signature, false);
  assert.equal(report({ illustrative: true }).illustrative, true);
  assert.equal(report({}, { illustrative: true }).illustrative, true);
  const authority = { by: "TM.", of: "Ủy ban" };
  const signed = report({}, { head: { ...head, signature: { ...head.signature, authority } } });
  assert.deepEqual(signed.signature.authority, authority);
});

test("the league is a table of the second part, with counts and shares as they may be shown", () => {
  const rate = (share: number) => ({ share, change: null });
  const { body } = report({
    league: [
      place({
        downloads: shown(10, { ofPeople: rate(0.5) }),
        active: { is: "hidden" },
        units: shown(8, { ofPeople: rate(0.1) }),
      }),
    ],
  });
  const tables = body.flatMap((block) => (block.kind === "table" ? [block.rows] : []));
  assert.deepEqual(tables, [
    [
      [
        "Huyện Ví Dụ",
        { integer: 10 },
        { percent: 0.5, decimals: 2 },
        "ẩn số nhỏ",
        "chưa có",
        { integer: 8 },
        "chưa có",
      ],
    ],
  ]);
  assert.equal(body[5]?.kind, "table");
});

test("what was written is a paragraph a line, and lines with a hyphen one list", () => {
  assert.deepEqual(written("Một.\n\n - a\n- b\nHai.\n- c"), [
    { kind: "paragraph", text: "Một." },
    { kind: "list", items: ["a", "b"] },
    { kind: "paragraph", text: "Hai." },
    { kind: "list", items: ["c"] },
  ]);
});
