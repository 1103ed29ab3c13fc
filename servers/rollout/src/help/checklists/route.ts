/** The endpoints of self-checklists. */
import { Fault } from "@bluezone/contract/fault";
import type { ChecklistKind } from "@bluezone/contract/rollout/checklist-items";
import { answerChecklist, listChecklists } from "@bluezone/contract/rollout/checklists";
import { HELP_DAYS } from "@bluezone/contract/rollout/help";
import { changed, type Desk, unchanged } from "@bluezone/desk/change";
import { Day, dayOf, isoDay, isoInstant, parseDay } from "@bluezone/protocol/time";
import { findUnit } from "@bluezone/units/store";
import type { Context } from "../../context.ts";
import { instantOf, ms, type Tables } from "../../tables.ts";
import { belongTo, type ChecklistAnswers, missingOf, sumsOf } from "./answers.ts";
import { keepChecklist, newestChecklists } from "./store.ts";

/** Adds the endpoints. */
export function addChecklistRoutes(desk: Desk<Tables>, { database }: Context): void {
  desk.change(answerChecklist, async ({ id, unitId, kind, day, answers }, { trx, now, scope, caller }) => {
    const [at, today] = [parseDay(day), dayOf(now, "vietnam")];
    const unit = await findUnit(trx, scope, unitId ?? caller.home.id);
    if (!unit) throw new Fault("not_found", "There is no such unit.");
    if (at > today || at <= today - HELP_DAYS)
      throw new Fault("day_wrong", "The day lies ahead, or more than 14 days back.");
    if (Object.keys(answers).length === 0 || !belongTo(kind, answers))
      throw new Fault("answers_wrong", "Some answers are to questions of another kind of place.");
    const kept = await keepChecklist(trx, {
      id,
      unit: unit.id,
      unit_path: unit.path,
      kind,
      day: at,
      answers: JSON.stringify(answers),
      at_ms: ms(now),
    });
    const answer = { missing: missingOf(kind, answers) };
    return kept
      ? changed(answer, { action: "checklist.answer", subject: id, fields: ["answers"] })
      : unchanged(answer);
  });

  desk.read(listChecklists, async ({ kind, limit }, { caller }) => {
    const rows = await newestChecklists(database.db, caller.scope("help.read"), kind, limit);
    const checklists = rows.map((row) => {
      const answers = JSON.parse(row.answers) as ChecklistAnswers;
      return {
        id: row.id,
        unitId: row.unit,
        unitName: row.unit_name,
        kind: row.kind as ChecklistKind,
        day: isoDay(Day(row.day)),
        answers,
        missing: missingOf(row.kind as ChecklistKind, answers),
        at: isoInstant(instantOf(row.at_ms)),
        illustrative: row.illustrative,
      };
    });
    return { checklists, sums: [...sumsOf(checklists.map(({ answers }) => answers))] };
  });
}
