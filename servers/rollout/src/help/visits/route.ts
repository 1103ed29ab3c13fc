/** The endpoints of advice visits. */
import { Fault } from "@bluezone/contract/fault";
import type { ChecklistKind } from "@bluezone/contract/rollout/checklist-items";
import { listHosts, listVisits, planVisit, reportVisit, type Visit } from "@bluezone/contract/rollout/visits";
import type { Unit } from "@bluezone/contract/units";
import { changed, type Desk, unchanged } from "@bluezone/desk/change";
import { Day, dayOf, isoDay, isoInstant, parseDay } from "@bluezone/protocol/time";
import { findUnit } from "@bluezone/units/store";
import type { Context } from "../../context.ts";
import { identities } from "../../person-marks/identity.ts";
import { instantOf, ms, type Tables } from "../../tables.ts";
import { belongTo, type ChecklistAnswers } from "../checklists/answers.ts";
import { findVisits, insertVisit, lockVisit, nearUnits, updateVisit } from "./store.ts";

const missing = () => new Fault("not_found", "There is no such unit.");

/** Whether one unit may look in at another: it lies below it, or in the same district. */
const isNear = (unit: Unit, other: Unit): boolean =>
  other.path.startsWith(unit.path) || (other.district !== null && other.district === unit.district);

/** Adds the endpoints. */
export function addVisitRoutes(desk: Desk<Tables>, { clock, database }: Context): void {
  desk.read(listVisits, async ({ state, from, limit }, { caller }) => {
    const rows = await findVisits(database.db, caller.scope("venues.read"), {
      state,
      limit,
      from: from === undefined ? undefined : parseDay(from),
    });
    return {
      visits: rows.map((row) => ({
        id: row.id,
        unitId: row.unit,
        hostId: row.host,
        hostName: row.host_name,
        kind: row.kind as ChecklistKind,
        day: isoDay(Day(row.day)),
        together: JSON.parse(row.together) as string[],
        state: row.state as Visit["state"],
        answers: JSON.parse(row.answers) as ChecklistAnswers,
        advice: row.advice,
        illustrative: row.illustrative,
        changed: isoInstant(instantOf(row.changed_ms)),
        version: row.version,
      })),
    };
  });

  desk.read(listHosts, async ({ unitId }, { caller }) => {
    const unit = await findUnit(database.db, caller.scope("venues.write"), unitId ?? caller.home.id);
    if (!unit) throw missing();
    return { hosts: [...(await nearUnits(database.db, unit, dayOf(clock.now(), "vietnam")))] };
  });

  desk.change(planVisit, async ({ id, unitId, hostId, kind, day, together }, { trx, now, scope, caller }) => {
    const unit = await findUnit(trx, scope, unitId ?? caller.home.id);
    // A site answers to a department, and lies in a district: both may look in, so scope alone does not decide.
    const host = unit && (await findUnit(trx, { paths: [""] }, hostId));
    if (!unit || !host || !isNear(unit, host)) throw missing();
    const along = await Promise.all(together.map((one) => findUnit(trx, { paths: [""] }, one)));
    if (!along.every((one) => one && isNear(unit, one))) throw missing();
    const added = await insertVisit(trx, {
      id,
      unit: unit.id,
      unit_path: unit.path,
      host: host.id,
      host_path: host.path,
      kind,
      day: parseDay(day),
      together: JSON.stringify(together),
      state: "planned",
      answers: "{}",
      advice: "",
      changed_ms: ms(now),
      version: 1,
    });
    const answer = { version: 1 };
    if (added)
      return changed(answer, { action: "visit.plan", subject: id, fields: ["host", "day", "together"] });
    if (!(await lockVisit(trx, scope, id))) throw new Fault("conflict", "This id is taken; draw another.");
    return unchanged(answer);
  });

  desk.changeOf(
    reportVisit,
    { lock: (trx, scope, { id }) => lockVisit(trx, scope, id), missing: "There is no such visit." },
    async ({ id, version: seen, state, answers, advice }, { trx, now, row }) => {
      if (!belongTo(row.kind as ChecklistKind, answers))
        throw new Fault("answers_wrong", "Some answers are to questions of another kind of place.");
      if (identities(advice).length > 0)
        throw new Fault(
          "names_a_person",
          "Advice is about the place: without names, numbers to call or of papers.",
        );
      const version = seen + 1;
      await updateVisit(trx, id, {
        state,
        answers: JSON.stringify(answers),
        advice,
        changed_ms: ms(now),
        version,
      });
      return changed(
        { version },
        { action: "visit.report", subject: id, fields: ["state", "answers", "advice"] },
      );
    },
  );
}
