/** The endpoints of advice visits. */
import { Fault } from "@bluezone/contract/fault";
import type { ChecklistKind } from "@bluezone/contract/rollout/checklist-items";
import { listHosts, listVisits, planVisit, reportVisit, type Visit } from "@bluezone/contract/rollout/visits";
import type { Unit } from "@bluezone/contract/units";
import { Day, dayOf, isoDay, isoInstant, parseDay } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import { findUnit } from "@bluezone/units/store";
import type { Context } from "../../context.ts";
import { identities } from "../../person-marks/identity.ts";
import { instantOf, ms } from "../../tables.ts";
import { belongTo, type ChecklistAnswers } from "../checklists/answers.ts";
import { findVisits, insertVisit, lockVisit, nearUnits, updateVisit } from "./store.ts";

const missing = (what: string) => new Fault("not_found", `There is no such ${what}.`);

/** Whether one unit may look in at another: it lies below it, or in the same district. */
const isNear = (unit: Unit, other: Unit): boolean =>
  other.path.startsWith(unit.path) || (other.district !== null && other.district === unit.district);

/** Adds the endpoints. */
export function addVisitRoutes(http: Http<Viewer>, { clock, database, staff }: Context): void {
  http.route(listVisits, async ({ state, from, limit }, { caller }) => {
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

  http.route(listHosts, async ({ unitId }, { caller }) => {
    const unit = await findUnit(database.db, caller.scope("venues.write"), unitId ?? caller.home.id);
    if (!unit) throw missing("unit");
    return { hosts: [...(await nearUnits(database.db, unit, dayOf(clock.now(), "vietnam")))] };
  });

  http.route(planVisit, ({ id, unitId, hostId, kind, day, together }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const scope = caller.scope("venues.write");
      const unit = await findUnit(trx, scope, unitId ?? caller.home.id);
      // A site answers to a department, and lies in a district: both may look in, so scope alone does not decide.
      const host = unit && (await findUnit(trx, { paths: [""] }, hostId));
      if (!unit || !host || !isNear(unit, host)) throw missing("unit");
      const along = await Promise.all(together.map((one) => findUnit(trx, { paths: [""] }, one)));
      if (!along.every((one) => one && isNear(unit, one))) throw missing("unit");
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
      if (!added && !(await lockVisit(trx, scope, id)))
        throw new Fault("conflict", "This id is taken; draw another.");
      if (added)
        await staff.audit(trx, now, {
          actor: caller.id,
          action: "visit.plan",
          subject: id,
          fields: ["host", "day", "together"],
        });
      return { version: 1 };
    }),
  );

  http.route(reportVisit, ({ id, version, state, answers, advice }, { caller }) =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const row = await lockVisit(trx, caller.scope("venues.write"), id);
      if (!row) throw missing("visit");
      if (row.version !== version) throw new Fault("conflict", "Somebody has changed it meanwhile.");
      if (!belongTo(row.kind as ChecklistKind, answers))
        throw new Fault("answers_wrong", "Some answers are to questions of another kind of place.");
      if (identities(advice).length > 0)
        throw new Fault(
          "names_a_person",
          "Advice is about the place: without names, numbers to call or of papers.",
        );
      await updateVisit(trx, id, {
        state,
        answers: JSON.stringify(answers),
        advice,
        changed_ms: ms(now),
        version: version + 1,
      });
      await staff.audit(trx, now, {
        actor: caller.id,
        action: "visit.report",
        subject: id,
        fields: ["state", "answers", "advice"],
      });
      return { version: version + 1 };
    }),
  );
}
