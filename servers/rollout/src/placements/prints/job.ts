/**
 * Makes print runs: first every sheet gets its placement, then files of some sheets each are set. Each step is one transaction,
 * so a run that was cut off goes on where it was, with the same codes.
 */
import type { PlacementKind } from "@bluezone/contract/rollout/placements";
import type { PrintRun } from "@bluezone/contract/rollout/prints";
import { PaperLimit } from "@bluezone/paper/limit";
import { pressed } from "@bluezone/paper/press";
import { type Instant, Seconds } from "@bluezone/protocol/time";
import type { Job } from "@bluezone/server-kit/jobs/jobs";
import { Name } from "@bluezone/server-kit/measure/events";
import type { Context } from "../../context.ts";
import { instantOf } from "../../tables.ts";
import { settle } from "../actions-store.ts";
import { enterDrawn } from "../enter.ts";
import { expand } from "../expand.ts";
import { readOrder } from "./order.ts";
import { pieceName } from "./piece.ts";
import { sheetOf } from "./sheet.ts";
import {
  advanceRun,
  holdRun,
  keepSheets,
  markPrinted,
  placementsOfSheets,
  unitNameOf,
  waitingRuns,
} from "./store.ts";

/** Placements that one transaction enters. */
const ENTERED_AT_ONCE = 250;

type Parts = Pick<Context, "database" | "blobs" | "random" | "config">;

/** Enters the next placements of a run; false when every sheet has one. */
const placeSome = ({ database, random }: Parts, id: string, now: Instant): Promise<boolean> =>
  database.transaction(async (trx) => {
    const run = await holdRun(trx, id);
    if (run.placed === run.sheets) return false;
    const asked = readOrder(run.places);
    const end = run.placed + ENTERED_AT_ONCE;
    const codes =
      "codes" in asked
        ? asked.codes.slice(run.placed, end)
        : await enterDrawn(trx, random, expand(run.kind, asked.places).slice(run.placed, end), now);
    await keepSheets(trx, id, run.placed, codes);
    await advanceRun(trx, id, { placed: run.placed + codes.length });
    return true;
  });

/** Sets the next file of a run; false when it is ready. */
async function setSome({ database, blobs, config }: Parts, id: string): Promise<boolean> {
  const run = await database.transaction((trx) => holdRun(trx, id));
  const rows = await placementsOfSheets(database.db, id, run.set, run.piece);
  const at = instantOf(run.created_ms);
  const printing = {
    kind: run.kind as PlacementKind,
    languages: run.languages as PrintRun["languages"],
    at,
    province: config.province,
    operator: config.operator ?? (await unitNameOf(database.db, run.unit)),
    publicUrl: config.publicUrl,
  };
  const piece = Math.floor(run.set / run.piece) + 1;
  const pdf = await pressed(rows.map((row) => sheetOf(printing, row)));
  await blobs.put(pieceName(id, piece), pdf, "application/pdf");
  const set = run.set + rows.length;
  await database.transaction(async (trx) => {
    const codes = rows.map(({ code }) => code);
    await markPrinted(trx, codes, at);
    await settle(trx, codes);
    await advanceRun(trx, id, { set, ...(set === run.sheets ? { state: "ready" } : {}) });
  });
  return set < run.sheets;
}

async function make(given: Parts, id: string, now: Instant): Promise<void> {
  while (await placeSome(given, id, now));
  try {
    while (await setSome(given, id));
  } catch (error) {
    if (!(error instanceof PaperLimit)) throw error;
    await advanceRun(given.database.db, id, { state: "failed", fault: error.code });
  }
}

/** The job: makes what waits, the oldest first. A run that meets a defect is tried again a minute later and holds no other up. */
export const printsJob = (context: Parts): Job => ({
  name: Name("prints"),
  every: Seconds(1),
  async run(now) {
    const defects: unknown[] = [];
    for (const id of await waitingRuns(context.database.db))
      await make(context, id, now).catch((error: unknown) => defects.push(error));
    if (defects.length > 0) throw defects[0];
  },
});
