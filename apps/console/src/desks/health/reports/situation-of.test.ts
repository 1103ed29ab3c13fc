/** What a closed report hands over to the public page. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { ClosedReport } from "@bluezone/contract/health/reports";
import { SituationFile } from "@bluezone/contract/situation-file";
import type { Report } from "./read.ts";
import { isForPublic, situationOf } from "./situation-of.ts";

const shown = (value: number) => ({ is: "shown" as const, value });
const district = (code: string) => ({
  ...{ level: "district" as const, code, district: code, name: code, count: shown(0) },
});
const body: Report["body"] = {
  form: "exact",
  figures: [
    { key: "casesNew", count: shown(7) },
    { key: "quarantineHome", count: { is: "none" } },
    { key: "quarantineSite", count: shown(0) },
    { key: "quarantineEnded", count: shown(3) },
  ],
  places: [district("883"), district("884")],
  curve: { by: "day", points: [] },
  delays: [],
  funnel: [],
};
const closed = {
  day: "2020-12-27",
  from: "2020-12-26T10:00:00.000Z",
  cutOff: "2020-12-27T10:00:00.000Z",
  closedAt: "2020-12-27T11:30:00.000Z",
  unitName: "Sở Y tế An Giang",
  illustrative: true,
} as ClosedReport;

test("the file has the report's counts, its day and its cut-off, and is what the rollout desk reads", () => {
  const { content } = SituationFile.parse(JSON.parse(JSON.stringify(situationOf({ body }, closed))));
  assert.deepEqual(
    [content.counts.confirmedToday, content.counts.quarantineSite, content.counts.quarantineHome],
    [7, 0, null],
  );
  assert.deepEqual(
    [content.counts.released, content.day, content.cutOff, content.illustrative],
    [3, closed.day, closed.cutOff, true],
  );
});

test("the file says from when to when it counts, and that who is in quarantine is of the time of closing", () => {
  const { vi, en } = situationOf({ body }, closed).content.method;
  assert.equal(
    vi,
    "Ca mới (xác định, có thể), người hết cách ly: từ 17 giờ 26/12/2020 đến 17 giờ 27/12/2020. Người đang cách ly: tính đến lúc chốt, 18 giờ 30 ngày 27/12/2020.",
  );
  assert.equal(
    en,
    "New cases (confirmed, probable), people who finished quarantine: from 17:00 26 Dec 2020 to 17:00 27 Dec 2020. People in quarantine: as of the closing, 18:30 on 27 Dec 2020.",
  );
  const none = body.figures.map(({ key }) => ({ key, count: { is: "none" as const } }));
  assert.doesNotMatch(
    situationOf({ body: { ...body, figures: none } }, closed).content.method.vi,
    /lúc chốt/,
  );
});

test("only a day of the whole province with numbers as they are is for the public page", () => {
  assert.equal(isForPublic({ period: "day", body }), true);
  assert.equal(isForPublic({ period: "week", body }), false);
  assert.equal(isForPublic({ period: "day", body: { ...body, form: "told" } }), false);
  assert.equal(isForPublic({ period: "day", body: { ...body, places: [district("883")] } }), false);
});
