/** The endpoints of a unit's own tasks. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import {
  type AssignmentState,
  acknowledgeTasks,
  decideTask,
  listTasks,
  readTask,
  startTask,
  submitTask,
} from "@bluezone/contract/rollout/tasks";
import { type ChangeContext, changed, type Desk, noted } from "@bluezone/desk/change";
import { Day, dayOf, isoDay, isoInstant, sundayOf } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http/http";
import { within } from "@bluezone/staff/scope";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import { dutiesOf } from "../directives/duty-list.ts";
import { isBuilt } from "../directives/suggest.ts";
import { isLate } from "../late.ts";
import { instantOf, instantOrNone, ms, type Sql, type Tables } from "../tables.ts";
import { decidedPart, noSuchTask, ownPart } from "./part.ts";
import { addCascadeRoutes } from "./route-cascade.ts";
import { addEvidenceRoutes, mayRemove } from "./route-evidence.ts";
import {
  childrenOf,
  clausesAbove,
  evidenceOf,
  findTask,
  findTasks,
  noteSeen,
  partsToChange,
  taskRowOf,
  updatePart,
} from "./store.ts";
import type { AssignmentRow } from "./tables.ts";
import { after, type Transition } from "./transition.ts";

const at = (column: string | null): string | null => {
  const instant = instantOrNone(column);
  return instant === undefined ? null : isoInstant(instant);
};

/** Adds the endpoints. */
export function addTaskRoutes(http: Http<Viewer>, desk: Desk<Tables>, context: Context): void {
  const { clock, database } = context;
  const today = () => dayOf(clock.now(), "vietnam");

  desk.read(listTasks, async ({ group, directiveId, state, ...asked }, { caller }) => {
    await noteSeen(database.db, caller, clock.now());
    const filter = { ...asked, group, directiveId, state };
    const { tasks, total, counts, clauses } = await findTasks(database.db, caller, filter, today());
    const notBuilt = new Map(
      clauses.flatMap(({ mark, duties, directive }) =>
        duties
          .filter((id) => !isBuilt(id))
          .map((duty) => [`${directive} ${duty}`, { duty, mark, directive }] as const),
      ),
    );
    return {
      today: isoDay(today()),
      weekEnds: isoDay(sundayOf(today())),
      tasks,
      total,
      counts,
      notBuilt: asked.below ? [] : [...notBuilt.values()],
    };
  });

  desk.read(readTask, async ({ id }, { caller }) => {
    await noteSeen(database.db, caller, clock.now());
    return wholeTask(database.db, caller, id, today());
  });

  desk.change(acknowledgeTasks, async ({ ids }, { trx, now, caller }) => {
    const parts = await partsToChange(trx, caller.scope("tasks.read"), ids);
    if (parts.length !== new Set(ids).size) throw noSuchTask();
    for (const { unit_path } of parts) caller.must("tasks.act", unit_path);
    const open = parts.filter(({ acknowledged_ms }) => acknowledged_ms === null);
    for (const part of open) await updatePart(trx, part, changesOf(part, "acknowledge", { now, caller }));
    const entries = open.map(({ id }) => ({ action: "tasks.acknowledge", subject: id }));
    const answer = { acknowledged: open.length, at: isoInstant(now) };
    return noted(answer, entries);
  });

  desk.changeOf(startTask, ownPart, async ({ id }, { trx, now, caller, row: part }) => {
    const changes = changesOf(part, "start", { now, caller });
    const next = await updatePart(trx, part, changes);
    return changed({ version: next, state: changes.state }, { action: "tasks.start", subject: id });
  });

  desk.changeOf(submitTask, ownPart, async ({ id }, { trx, now, caller, row: part }) => {
    if (!maySubmit(caller, part)) throw new Fault("not_allowed", "Who decides on it does not submit it.");
    const changes = changesOf(part, "submit", { now, caller });
    if ((await evidenceOf(trx, id)).length === 0)
      throw new Fault("no_evidence", "Nothing was added as evidence yet.");
    const next = await updatePart(trx, part, changes);
    return changed({ version: next, state: changes.state }, { action: "tasks.submit", subject: id });
  });

  desk.changeOf(decideTask, decidedPart, async ({ id, accept, reason }, { trx, now, caller, row: part }) => {
    if (!accept && reason === "") throw new Fault("reason_missing", "Say why it comes back.");
    if (accept && (await evidenceOf(trx, id)).some(({ added_by }) => added_by === caller.id))
      throw new Fault("same_person", "Nobody accepts what they added themselves.");
    const changes = changesOf(part, accept ? "accept" : "return", { now, caller });
    const next = await updatePart(trx, part, { ...changes, reason: accept ? "" : reason });
    return changed(
      { version: next, state: changes.state },
      accept
        ? { action: "tasks.accept", subject: id }
        : { action: "tasks.return", subject: id, fields: ["reason"] },
    );
  });

  addEvidenceRoutes(http, desk, context);
  addCascadeRoutes(desk, context);
}

/** Whether somebody submits a task's evidence: who decides on it does so for their own unit alone. */
const maySubmit = (
  { home, scope }: Pick<Viewer, "home" | "scope">,
  { unit_id, giver_path }: Pick<AssignmentRow, "unit_id" | "giver_path">,
): boolean => home.id === unit_id || !within(scope("directives.pass"), giver_path);

/** What a transition writes: the state, and the first time of each step that it stands for. */
function changesOf(
  part: AssignmentRow,
  transition: Transition,
  { now, caller }: Pick<ChangeContext<Tables>, "now" | "caller">,
) {
  const [at, state] = [ms(now), after(part.state as AssignmentState, transition)];
  const begun = {
    acknowledged_ms: part.acknowledged_ms ?? at,
    acknowledged_by: part.acknowledged_by ?? caller.id,
  };
  const steps = {
    acknowledge: begun,
    start: { ...begun, started_ms: part.started_ms ?? at },
    submit: { ...begun, started_ms: part.started_ms ?? at, submitted_ms: at },
    accept: { decided_ms: at, decided_by: caller.id },
    return: { decided_ms: at, decided_by: caller.id },
  } as const;
  return { state, ...steps[transition] };
}

/** A task with all that is shown of it. */
async function wholeTask(
  db: Sql,
  caller: Viewer,
  id: string,
  today: Day,
): Promise<ResponseOf<typeof readTask>> {
  const row = await findTask(db, caller.scope("tasks.read"), id);
  if (!row) throw noSuchTask();
  const mayAct = within(caller.scope("tasks.act"), row.unit_path);
  const pass = caller.scope("directives.pass");
  const below = await childrenOf(db, id);
  return {
    task: {
      ...taskRowOf(row, today, pass),
      text: row.text,
      above: await clausesAbove(db, { directive_id: row.directive_id, mark: row.mark }),
      instructions: row.instructions,
      note: row.note,
      subject: row.subject,
      issuer: row.issuer,
      issuedOn: isoDay(Day(row.issued_day)),
      passedBy: { id: row.giver_id, name: row.giver_name },
      passedAt: isoInstant(instantOf(row.passed_ms)),
      seenAt: at(row.seen_ms),
      acknowledgedAt: at(row.acknowledged_ms),
      startedAt: at(row.started_ms),
      submittedAt: at(row.submitted_ms),
      decidedAt: at(row.decided_ms),
      reason: row.reason,
      takenOverFrom:
        row.former_id === null ? null : { id: row.former_id, name: row.former_name ?? row.former_id },
      evidence: (await evidenceOf(db, id)).map((one) => ({
        id: one.id,
        kind: one.kind as "text" | "photo" | "link",
        text: one.text,
        addedAt: isoInstant(instantOf(one.added_ms)),
        mediaType: one.media_type,
        mayRemove: mayRemove(caller, { unit_id: row.unit_id, added_by: one.added_by }),
      })),
      mayAct,
      maySubmit: mayAct && maySubmit(caller, { unit_id: row.unit_id, giver_path: row.giver_path }),
      mayCascade: mayAct && within(pass, row.unit_path),
    },
    notBuilt: dutiesOf(row.clause_duties)
      .filter((duty) => !isBuilt(duty))
      .map((duty) => ({ duty })),
    below: below.map((part) => ({
      id: part.id,
      unit: { id: part.unit_id, name: part.name, type: part.type, illustrative: part.illustrative },
      state: part.state as AssignmentState,
      dueOn: isoDay(Day(part.due_day)),
      acknowledgedAt: at(part.acknowledged_ms),
      overdue: isLate({ state: part.state, dueDay: Day(part.due_day) }, today),
    })),
  };
}
