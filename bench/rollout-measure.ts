/** A rollout server with a year in it, on a PostgreSQL server of its own, over real HTTP. */
import { readDirective } from "@bluezone/contract/rollout/directives";
import { enterSituation } from "@bluezone/contract/rollout/situation";
import { cutOffOf, type Week } from "@bluezone/contract/rollout/week";
import { Hours, isoInstant, parseDay, plus } from "@bluezone/protocol/time";
import { aSituation } from "@bluezone/rollout/public/testing/a-situation";
import { testRollout } from "@bluezone/rollout/testing/rollout";
import { postgresEngine } from "@bluezone/server-kit/sql/engine-postgres";
import { readPostgresUrl } from "@bluezone/server-kit/sql/postgres-url";
import { manualClock } from "@bluezone/server-kit/testing/clock";
import { startPostgres } from "@bluezone/server-kit/testing/postgres";
import { passLetter1313 } from "@bluezone/town/actors/letter-desk";
import type { Row } from "./measure.ts";
import { deskRows, rollUpRows } from "./rollout-desk.ts";
import { giveToAll } from "./rollout-letter.ts";
import { pageRows } from "./rollout-pages.ts";
import { printRows } from "./rollout-print.ts";
import { fillYear, type Size } from "./rollout-year.ts";

/** The newest week: its Sunday is the day of the bench, an hour after the cut-off. */
const WEEK: Week = "2021-12-26";
const DUE = "2022-01-02";

/** How much there is, how many sheets are printed, and how many seconds pages are asked for in each turn. */
export type Extent = Size & { readonly sheets: number; readonly seconds: number };

/** What was entered, in a line of its own: every figure below is of so much. */
function thereIs({ units, codes, rows }: Awaited<ReturnType<typeof fillYear>>): Row {
  const n = (count: number): string => count.toLocaleString("en");
  return {
    what: `what there is: ${n(units.length)} units, ${n(units.filter(({ type }) => type === "commune-committee").length)} communes among them, ${n(codes.length)} placements`,
    beside: Object.entries(rows)
      .map(([what, count]) => `${n(count)} ${what}`)
      .join(", "),
    figure: `${n(Object.values(rows).reduce((sum, count) => sum + count, 0))} rows`,
  };
}

/** Measures everything once. Look at `noPostgres` first. */
export async function measureRollout(extent: Extent): Promise<readonly Row[]> {
  const postgres = await startPostgres();
  try {
    const engine = await postgresEngine(readPostgresUrl(await postgres.fresh())!);
    const clock = manualClock(plus(cutOffOf(WEEK), Hours(1)));
    const t = await testRollout({ ROLLOUT_IDLE: "12h", ROLLOUT_SESSION: "7d" }, { engine, clock });
    try {
      const officer = await t.as("rollout-officer", "89-province-committee");
      const own = await t.as("unit-officer", "30478-commune-committee");
      const year = await fillYear(t, WEEK, extent);
      const { id } = await passLetter1313(officer, DUE);
      const { tasks } = await officer.post(readDirective, { id });
      const taskIds = tasks.slice(0, 3).map((task) => task.id);
      await giveToAll(t, year.units, { id, taskIds, due: parseDay(DUE) });
      const day = { day: WEEK, cutOff: isoInstant(cutOffOf(WEEK)) };
      await officer.post(enterSituation, { version: 0, content: aSituation(day) });
      await engine.query("analyze");
      const about = { week: WEEK, directiveId: id, officer, own };
      return [
        thereIs(year),
        ...(await deskRows(t, about)),
        ...(await rollUpRows(t, about)),
        ...(await pageRows(t, year.codes, extent.seconds)),
        ...(await printRows(t, officer, extent.sheets)),
      ];
    } finally {
      await t.close();
    }
  } finally {
    await postgres.remove();
  }
}
