/** Reports over real HTTP: every figure equals a count by hand, small counts stay hidden, paper says what the screen says. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { ReportBody } from "@bluezone/contract/health/reports";
import { closeReport, exportReport, listReports, readReport } from "@bluezone/contract/health/reports";
import { pdfText } from "@bluezone/paper/testing/pdf-text";
import { Day, Hours, type Instant, parseInstant, plus } from "@bluezone/protocol/time";
import { type TestHealth, testHealth } from "../testing/health.ts";
import { addCaseOf } from "../testing/somebody.ts";
import { quantile } from "./steps.ts";
import { csvLines, FIGURE_WORDS } from "./words.ts";

let at: TestHealth;
const VINH_THANH_TRUNG = "30478";
const BINH_MY = "30487";
const OF_TRI_TON = "30544";

before(async () => {
  at = await testHealth({ HEALTH_PUBLIC_URL: "http://127.0.0.1:8082" });
});
after(() => {
  return at?.close();
});

/** Records a case in a commune as if at an instant. */
const record = (commune: string, when: Instant, onset: Day | null = null) =>
  addCaseOf(at, when, { commune }, { onset });

const shown = (body: ReportBody, key: string) => body.figures.find((one) => one.key === key)?.count;
const placed = (body: ReportBody) =>
  Object.fromEntries(
    body.places.map(({ code, count }) => [code ?? "", count.is === "shown" ? count.value : count.is]),
  );

test("what a unit closes and what outsiders are told are counts of the same cases", async (walk) => {
  await walk.test(
    "every figure of a day equals a count by hand, and the paper and the CSV say the same",
    async () => {
      const end = parseInstant("2020-12-27T10:00:00Z");
      at.clock.set(plus(end, Hours(-0.2)));
      const officer = await at.as("epidemiologist", "889-medical-centre");
      const unitId = at.unit("889-medical-centre");
      const day = "2020-12-27";
      for (let n = 0; n < 6; n++) await record(VINH_THANH_TRUNG, plus(end, Hours(-5 - n)), Day(18_623 - n));
      await record(BINH_MY, plus(end, Hours(-23.9)));
      // Of the day before, of another district, after the cut-off.
      await record(BINH_MY, plus(end, Hours(-24.1)));
      await record(OF_TRI_TON, plus(end, Hours(-6)));
      const { id: merged } = await record(BINH_MY, plus(end, Hours(-6)));
      await at.database.db
        .updateTable("case_record")
        .set({ merged_into: "x" })
        .where("id", "=", merged)
        .execute();

      assert.deepEqual(await officer.post(listReports, {}), { reports: [], total: 0 });
      const early = await officer.tries(closeReport, { unitId, period: "day", day });
      assert.equal(early.code, "too_early");
      at.clock.set(plus(end, Hours(0.2)));
      await record(VINH_THANH_TRUNG, plus(end, Hours(0.1)));
      const { report, mayExact, closed } = await officer.post(readReport, { unitId, period: "day", day });
      assert.equal(mayExact, true);
      assert.equal(closed, null);
      assert.deepEqual(shown(report.body, "casesNew"), { is: "shown", value: 7 });
      assert.deepEqual(placed(report.body), { "889": 7, [VINH_THANH_TRUNG]: 6, [BINH_MY]: 1 });
      assert.equal(report.body.funnel[0]?.count.is === "shown" && report.body.funnel[0].count.value, 7);
      const sampled = report.body.delays.find(({ step }) => step === "sampleToResult");
      assert.deepEqual([sampled?.p50, sampled?.p90], [1, 1]);
      const onset = report.body.delays.find(({ step }) => step === "onsetToSample");
      assert.deepEqual(onset?.count, { is: "shown", value: 6 });
      const curve = report.body.curve.points.reduce(
        (sum, { count }) => sum + (count.is === "shown" ? count.value : 0),
        0,
      );
      assert.equal(curve, 8, "all of the district that were recorded before the cut-off");

      for (const note of [
        "Gọi 0912 345 678 để hỏi.",
        "https://vidu.vn",
        "Bà thạch thị sà mách đã nhập viện.",
      ])
        assert.equal(
          (await officer.tries(closeReport, { unitId, period: "day", day, note })).code,
          "names_somebody",
          note,
        );
      const { closed: kept } = await officer.post(closeReport, {
        unitId,
        period: "day",
        day,
        note: "Đủ người trực.",
      });
      assert.equal((await officer.tries(closeReport, { unitId, period: "day", day })).code, "conflict");
      // What comes later, or is recorded late, changes a closed report no more.
      await record(VINH_THANH_TRUNG, plus(end, Hours(-2)));
      const again = await officer.post(readReport, { unitId, period: "day", day });
      assert.deepEqual(shown(again.report.body, "casesNew"), { is: "shown", value: 7 });
      assert.equal(again.closed?.id, kept.id);
      const { csv } = await officer.post(exportReport, { unitId, period: "day", day });
      for (const { code, value } of csvLines(again.report.body))
        assert.ok(
          csv.split(/\r?\n/).some((line) => line.includes(code) && line.endsWith(`"${value}"`)),
          `${code} ${value}`,
        );

      const file = await officer.get(`/api/health/reports/pdf/${kept.id}/exact`);
      assert.equal(file.status, 200);
      const text = pdfText(new Uint8Array(await file.arrayBuffer()))
        .join("\n")
        .replace(/\s+/g, " ");
      for (const { key, count } of again.report.body.figures)
        if (count.is === "shown")
          assert.ok(text.includes(`${FIGURE_WORDS[key]}: ${count.value}`), `${key}: ${text}`);
      for (const { name, count } of again.report.body.places)
        if (count.is === "shown") assert.match(text, new RegExp(`${name} ${count.value}`));
      assert.ok(text.includes("Đủ người trực."));
      const docx = await officer.get(`/api/health/reports/docx/${kept.id}/exact`);
      assert.equal(docx.status, 200);
      const told = await officer.get(`/api/health/reports/pdf/${kept.id}/told`);
      assert.equal(told.status, 404);
    },
  );
  await walk.test(
    "who only reads totals is told weeks that are over, with small counts and what they follow from hidden",
    async () => {
      const observer = await at.as("observer", "89-health-department");
      const unitId = at.unit("89-health-department");
      assert.equal((await observer.tries(readReport, { unitId, period: "day" })).code, "only_weeks");
      assert.equal(
        (await observer.tries(readReport, { unitId, period: "week", form: "exact" })).code,
        "not_allowed",
      );
      assert.equal(
        (await observer.tries(readReport, { unitId, period: "week", day: "2020-12-26" })).code,
        "not_a_week",
      );
      assert.equal(
        (await observer.tries(readReport, { unitId, period: "week", day: "2021-01-03" })).code,
        "too_early",
      );
      const { report, mayExact } = await observer.post(readReport, {
        unitId,
        period: "week",
        day: "2020-12-27",
      });
      assert.equal(mayExact, false);
      // Châu Phú 9 and Tri Tôn 1: the one is small, and the other would tell it.
      assert.deepEqual(shown(report.body, "casesNew"), { is: "shown", value: 10 });
      assert.equal(placed(report.body)["889"], "hidden");
      assert.equal(placed(report.body)["891"], "hidden");
      assert.ok(
        report.body.places.every(({ level }) => level === "district"),
        "nothing below what is hidden",
      );
      assert.deepEqual(shown(report.body, "casesOpen"), { is: "none" });
      const { reports } = await observer.post(listReports, {});
      const [day] = reports;
      assert.ok(day);
      const exact = await observer.get(`/api/health/reports/pdf/${day.id}/exact`);
      assert.equal(exact.status, 404);

      // What a district is told of itself is what the province tells of it, so that nothing follows from both.
      const reader = await at.as("observer", "891-medical-centre");
      const own = await reader.post(readReport, {
        unitId: at.unit("891-medical-centre"),
        period: "week",
        day: "2020-12-27",
      });
      assert.deepEqual(shown(own.report.body, "casesNew"), { is: "hidden" });
      assert.deepEqual([own.report.body.delays, own.report.body.funnel], [[], []]);
      // Nothing of another unit.
      assert.equal((await reader.tries(readReport, { unitId, period: "week" })).code, "not_found");
    },
  );
});

test("half and nine tenths are nearest ranks", () => {
  assert.equal(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.5), 5);
  assert.equal(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9), 9);
  assert.equal(quantile([3], 0.9), 3);
});
