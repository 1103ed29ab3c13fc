/** Takes in what a reader of the public page has heard: the words alone, under the same marks as at the desk. */
import type { Instant } from "@bluezone/protocol/time";
import { dayOf, dayStart } from "@bluezone/protocol/time";
import { findUnit, idOn } from "@bluezone/units/store";
import type { Context } from "../../context.ts";
import { newId } from "../../new-id.ts";
import { claimMark } from "../../rumours/claim-marks.ts";
import { countSince, insertRumour } from "../../rumours/store.ts";
import { ms } from "../../tables.ts";

/** What became of it. */
export type ClaimOutcome = "taken" | "points-at-somebody" | "too-short" | "enough-now" | "enough-today";
/** The unit at which readers' claims wait. */
const DESK = "89-province-committee";
/** Claims of a day: more than people can check are not taken, so that a flood buries nothing. */
const MOST_A_DAY = 200;
/** Shortest and longest claim, in characters. */
const SHORTEST = 5;
const LONGEST = 500;

/** Keeps it, or says why not; nothing of what is refused is kept, and never who sent it. */
export async function takeClaim(context: Context, heard: string, now: Instant): Promise<ClaimOutcome> {
  const { database, random, staff } = context;
  if (heard.length < SHORTEST || heard.length > LONGEST) return "too-short";
  if (claimMark(heard)) return "points-at-somebody";
  const today = dayOf(now, "vietnam");
  return database.transaction(async (trx) => {
    const id = await idOn(trx, DESK, today);
    const unit = id === undefined ? undefined : await findUnit(trx, { paths: [""] }, id);
    if (!unit) return "enough-today";
    if ((await countSince(trx, unit.id, dayStart(today, "vietnam"))) >= MOST_A_DAY) return "enough-today";
    const rumour = newId(random);
    await insertRumour(trx, {
      id: rumour,
      unit: unit.id,
      unit_path: unit.path,
      heard,
      day: today,
      state: "new",
      version: 1,
      answer: null,
      hands: "[]",
      approved_by: null,
      published_ms: null,
      reason: null,
      changed_ms: ms(now),
      illustrative: unit.illustrative,
    });
    await staff.audit(trx, now, {
      actor: "public",
      action: "rumours.claim",
      subject: rumour,
      fields: ["heard"],
    });
    return "taken";
  });
}
