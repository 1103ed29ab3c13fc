/** The timeline and the summary of a case: /api/health/cases/timeline, /api/health/cases/summary. */
import {
  readSummary as summaryEndpoint,
  readTimeline as timelineEndpoint,
} from "@bluezone/contract/health/timeline";
import type { Desk } from "@bluezone/desk/change";
import type { CasePart } from "../cases/case-part.ts";
import type { Context } from "../context.ts";
import { noteReadings } from "../people/readings.ts";
import type { HealthSlice } from "../slice.ts";
import type { Tables } from "../tables.ts";
import { askedCase, readSummary, readTimeline } from "./read.ts";

function addTimeline(desk: Desk<Tables>, context: Context, parts: readonly CasePart[]): void {
  const { clock, database } = context;

  desk.read(timelineEndpoint, ({ id }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const asked = await askedCase(context, trx, caller, id, now);
      const entries = await readTimeline(trx, parts, caller, asked);
      await noteReadings(context, trx, now, caller, "case.timeline", [...asked.people.keys()]);
      return { entries };
    }),
  );

  desk.read(summaryEndpoint, ({ id }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const asked = await askedCase(context, trx, caller, id, now);
      const summary = await readSummary(trx, parts, caller, asked);
      await noteReadings(context, trx, now, caller, "case.summary", [asked.row.person_id]);
      return summary;
    }),
  );
}

/** @param slices those below, each of which says its own of a case. */
export const timeline = (slices: readonly HealthSlice[]): HealthSlice => {
  const parts = slices.flatMap(({ ofCase }) => ofCase ?? []);
  return {
    name: "timeline",
    serve: (context) => ({ endpoints: (_, desk) => addTimeline(desk, context, parts) }),
  };
};
