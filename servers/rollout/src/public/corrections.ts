/** Corrections as everybody reads them. */
import type { ToldCorrection } from "@bluezone/contract/rollout/local";
import { publishedRumours } from "../rumours/store.ts";
import { answerOf } from "../rumours/view.ts";
import type { Sql } from "../tables.ts";

/** How many are told. */
const TOLD = 30;

/** The newest first. */
export async function toldCorrections(sql: Sql): Promise<readonly ToldCorrection[]> {
  const rows = await publishedRumours(sql, TOLD);
  return rows.flatMap((row) => {
    const answered = answerOf(row);
    if (!answered) return [];
    const { label, claim, answer, source, checkedDay } = answered;
    return [{ id: row.id, day: checkedDay, label, claim, answer, source }];
  });
}
