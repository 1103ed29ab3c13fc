/** The desk's pages over HTTP, and the two roll-ups beside their readable references. */
import assert from "node:assert/strict";
import { readLeague } from "@bluezone/contract/rollout/figures";
import { countPlacements, listPlacements } from "@bluezone/contract/rollout/placements";
import { readProgress } from "@bluezone/contract/rollout/planned-tasks";
import { previewReport } from "@bluezone/contract/rollout/reports";
import { listTasks } from "@bluezone/contract/rollout/tasks";
import type { Week } from "@bluezone/contract/rollout/week";
import { dayOf } from "@bluezone/protocol/time";
import { progressOf } from "@bluezone/rollout/directives/plan/progress-store";
import { sums } from "@bluezone/rollout/numbers/sums-store";
import type { TestRollout } from "@bluezone/rollout/testing/rollout";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { median, quantile, type Row, ratio, rounds, times } from "./measure.ts";
import { progressOneByOne, sumsOneByOne } from "./rollout-one-by-one.ts";

const ROUNDS = 9;
const EVERYWHERE = { paths: [""] };
const ms = (all: readonly number[], share = 0.5): string => `${quantile(all, share).toFixed(0)} ms`;

/** Pages of the province's officer and of a unit's, taking turns. */
export async function deskRows(
  { unit }: TestRollout,
  { week, directiveId, officer, own }: { week: Week; directiveId: string; officer: SignedIn; own: SignedIn },
): Promise<readonly Row[]> {
  const unitId = unit("89-province-committee");
  const pages = {
    "map and league of the province, two weeks, four sources": () => officer.post(readLeague, { week }),
    "league of the communes of a district": () => officer.post(readLeague, { week, district: "889" }),
    "a week's roll-up of the province with all its rows": () => officer.post(previewReport, { unitId, week }),
    "progress of the letter": () => officer.post(readProgress, { id: directiveId }),
    "tasks of all units, the first 200": () => officer.post(listTasks, { below: true }),
    "tasks of one unit": () => own.post(listTasks, {}),
    "placements of the province, the first 200": () => officer.post(listPlacements, {}),
    "placements counted by district": () => officer.post(countPlacements, {}),
  };
  const took = await rounds(pages, ROUNDS);
  return Object.entries(took).map(([what, all]) => ({
    what,
    beside: `p90 ${ms(all, 0.9)}`,
    figure: `p50 ${ms(all)}`,
  }));
}

/** The statements beside their references; both must have the same result. */
export async function rollUpRows(
  { database: { db }, clock }: TestRollout,
  { week, directiveId }: { week: Week; directiveId: string },
): Promise<readonly Row[]> {
  const [now, today] = [clock.now(), dayOf(clock.now(), "vietnam")];
  const ours = {
    sums: () => sums(db, EVERYWHERE, [week], now, "district"),
    progress: () => progressOf(db, { scope: EVERYWHERE, directiveId, today }, 200),
  };
  const theirs = {
    sums: () => sumsOneByOne(db, week, now),
    progress: () => progressOneByOne(db, directiveId, today),
  };
  const expected = await theirs.sums();
  assert.deepEqual(new Map((await ours.sums()).map(({ place, totals }) => [place, totals])), expected);
  const counted = await theirs.progress();
  const { units, assignments, acknowledged, accepted, overdue } = (await ours.progress()).all;
  assert.deepEqual({ units, assignments, acknowledged, accepted, overdue }, counted);
  assert.ok(overdue > 0 && acknowledged < assignments && expected.size > 1);

  const row = async (
    what: string,
    candidates: { readonly ours: () => unknown; readonly theirs: () => unknown },
  ): Promise<Row> => {
    const took = await rounds(candidates, 5);
    return {
      what: `${what}: in the database, ${median(took.ours).toFixed(1)} ms`,
      beside: `unit by unit, ${median(took.theirs).toFixed(0)} ms`,
      figure: times(ratio(took.theirs, took.ours)),
    };
  };
  return [
    await row("sums of a week by district", { ours: ours.sums, theirs: theirs.sums }),
    await row("progress of the letter, also by district and by kind", {
      ours: ours.progress,
      theirs: theirs.progress,
    }),
  ];
}
