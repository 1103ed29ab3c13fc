/** The endpoints of the course of cases. */
import { Fault } from "@bluezone/contract/fault";
import {
  addCourse,
  changeCourse,
  dropCourse,
  MOST_COURSE,
  readCourse as readEndpoint,
} from "@bluezone/contract/health/course";
import { type ChangeContext, changed, type Desk, unchanged } from "@bluezone/desk/change";
import { dayOf } from "@bluezone/protocol/time";
import { caseTarget, personOfCase } from "../cases/change-case.ts";
import { actorNames } from "../cases/names-store.ts";
import { findCase, lockCase } from "../cases/store.ts";
import { shownAt } from "../cases/view.ts";
import type { Context } from "../context.ts";
import { enteredBefore } from "../hold-store.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { noteReadings } from "../people/readings.ts";
import { readPeople } from "../people/store.ts";
import { ms, type Tables } from "../tables.ts";
import { courseColumns, typedCourse } from "./entry.ts";
import {
  countCourse,
  courseById,
  courseOf,
  deleteCourse,
  insertCourse,
  lockCourse,
  putCourse,
} from "./store.ts";
import type { CourseRow } from "./tables.ts";

type CourseChange = ChangeContext<Tables> & { readonly row: CourseRow };

const courseTarget = { lock: lockCourse, missing: "There is no such entry within reach." };

/** Adds the endpoints. */
export function addCourseRoutes(desk: Desk<Tables>, context: Context): void {
  const { clock, database, random } = context;
  const { disease } = context.config;

  desk.read(readEndpoint, ({ caseId }, { caller }) =>
    database.transaction(async (trx) => {
      const row = await findCase(trx, caller.scope("cases.read"), caseId);
      if (!row) throw new Fault("not_found", caseTarget.missing);
      const rows = await courseOf(trx, caseId);
      const keys = await openPeopleKeys(context, trx);
      const people = await readPeople(
        trx,
        keys,
        random,
        [row, ...rows].map(({ person_id }) => person_id),
      );
      const names = await actorNames(
        trx,
        rows.map(({ changed_by }) => changed_by),
      );
      await noteReadings(context, trx, clock.now(), caller, "course", [...people.keys()]);
      const entries = rows.flatMap((one) => {
        const person = people.get(one.person_id);
        if (!person) return [];
        const { id, version, changed_ms, changed_by } = one;
        const [what, changedAt] = [typedCourse(one, person), shownAt(changed_ms)];
        return [{ id, version, what, changed: changedAt, by: names.get(changed_by) ?? "" }];
      });
      return { entries };
    }),
  );

  desk.change(addCourse, async ({ caseId, id, what }, { trx, caller, now, scope }) => {
    const row = await lockCase(trx, scope, caseId);
    if (!row) throw new Fault("not_found", caseTarget.missing);
    if (!caseTarget.still(row)) throw new Fault("conflict", "This case goes on in another record.");
    const before = await enteredBefore(
      trx,
      id,
      () => courseById(trx, id),
      ({ made_by, case_id }) => made_by === caller.id && case_id === caseId,
    );
    if (before) return unchanged({ version: before.version });
    if ((await countCourse(trx, caseId)) >= MOST_COURSE)
      throw new Fault("too_many", `at most ${MOST_COURSE} entries`);
    const person = await personOfCase(context, trx, row);
    await insertCourse(trx, {
      id,
      case_id: caseId,
      person_id: person.id,
      ...courseColumns(disease, { id, person, today: dayOf(now, "vietnam") }, what),
      version: 1,
      made_ms: ms(now),
      made_by: caller.id,
      changed_ms: ms(now),
      changed_by: caller.id,
    });
    return changed({ version: 1 }, { action: "course.add", subject: caseId, fields: [what.kind] });
  });

  desk.changeOf(changeCourse, courseTarget, async ({ what }, { trx, caller, now, row }: CourseChange) => {
    if (what.kind !== row.kind) throw new Fault("conflict", "An entry stays of its kind.");
    const person = await personOfCase(context, trx, row);
    const version = row.version + 1;
    const columns = courseColumns(disease, { id: row.id, person, today: dayOf(now, "vietnam") }, what);
    await putCourse(trx, row.id, { ...columns, version, changed_ms: ms(now), changed_by: caller.id });
    return changed({ version }, { action: "course.change", subject: row.case_id, fields: [row.kind] });
  });

  desk.changeOf(dropCourse, courseTarget, async (_, { trx, row }: CourseChange) => {
    await deleteCourse(trx, row.id);
    return changed({}, { action: "course.drop", subject: row.case_id, fields: [row.kind] });
  });
}
