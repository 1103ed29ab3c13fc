/** The doors of a unit's own tasks. */
import { Fault } from "@bluezone/contract/fault";
import {
  type AssignmentState,
  acknowledgeTasks,
  addEvidence,
  addPhoto,
  cascadeTask,
  decideTask,
  evidencePhoto,
  listCascade,
  listTasks,
  readTask,
  removeEvidence,
  startTask,
  submitTask,
} from "@bluezone/contract/rollout/tasks";
import { Day, dayOf, isoDay, isoInstant, parseDay } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import { within } from "@bluezone/staff/scope";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import { dutiesOf } from "../directives/duty-list.ts";
import { newId } from "../directives/register.ts";
import { isBuilt } from "../directives/suggest.ts";
import { keepFile } from "../files/keep-file.ts";
import { readFile } from "../files/read-file.ts";
import { instantOf, instantOrNone, ms, type Transaction } from "../tables.ts";
import { giveOn } from "./cascade.ts";
import { after, type Deed, takesEvidence } from "./deed.ts";
import { isLate } from "./late.ts";
import { checkLocalDue } from "./local-due.ts";
import type { AssignmentRow } from "./rows.ts";
import {
  childrenOf,
  deleteEvidence,
  evidenceOf,
  findEvidence,
  findTask,
  findTasks,
  insertEvidence,
  noteSeen,
  partsToChange,
  taskRowOf,
  unitsBelow,
  updatePart,
} from "./store.ts";
import { weekEnd } from "./week.ts";

const MOST_EVIDENCE = 20;
const GONE = () => new Fault("not_found", "There is no such task.");
const at = (column: string | null): string | null => {
  const instant = instantOrNone(column);
  return instant === undefined ? null : isoInstant(instant);
};

/** Adds the doors. */
export function addTaskRoutes(http: Http<Viewer>, context: Context): void {
  const { clock, random, database, blobs, staff } = context;
  const today = () => dayOf(clock.now(), "vietnam");
  const noted = (trx: Transaction, viewer: Viewer, action: string, subject: string, fields: string[] = []) =>
    staff.audit(trx, clock.now(), { actor: viewer.id, action, subject, fields });

  /** A task of a unit for which the viewer may do this, held for a change. A task that one may only read is `not_allowed`. */
  async function partOf(
    trx: Transaction,
    viewer: Viewer,
    id: string,
    permission: string,
  ): Promise<AssignmentRow> {
    const [part] = await partsToChange(trx, viewer.scope("tasks.read"), [id]);
    if (!part) throw GONE();
    viewer.must(permission, part.unit_path);
    return part;
  }
  const sameVersion = (part: AssignmentRow, version: number): void => {
    if (part.version !== version) throw new Fault("conflict", "Somebody else changed this task meanwhile.");
  };
  /** What a deed writes: the state, and the first time of each step that it stands for. */
  function changesOf(part: AssignmentRow, viewer: Viewer, deed: Deed) {
    const [now, state] = [ms(clock.now()), after(part.state as AssignmentState, deed)];
    const begun = {
      acknowledged_ms: part.acknowledged_ms ?? now,
      acknowledged_by: part.acknowledged_by ?? viewer.id,
    };
    const steps = {
      acknowledge: begun,
      start: { ...begun, started_ms: part.started_ms ?? now },
      submit: { ...begun, started_ms: part.started_ms ?? now, submitted_ms: now, reason: "" },
      accept: { decided_ms: now, decided_by: viewer.id },
      return: { decided_ms: now, decided_by: viewer.id },
    } as const;
    return { state, ...steps[deed] };
  }

  http.route(listTasks, async ({ below, group, directiveId, limit, offset }, { caller }) => {
    await noteSeen(database.db, caller, clock.now());
    const filter = { below, group, directiveId, limit, offset };
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
      weekEnds: isoDay(weekEnd(today())),
      tasks,
      total,
      counts,
      notBuilt: below ? [] : [...notBuilt.values()],
    };
  });

  http.route(readTask, async ({ id }, { caller }) => {
    const { db } = database;
    await noteSeen(db, caller, clock.now());
    const row = await findTask(db, caller.scope("tasks.read"), id);
    if (!row) throw GONE();
    const state = row.state as AssignmentState;
    const mayAct = within(caller.scope("tasks.act"), row.unit_path);
    const pass = caller.scope("directives.pass");
    const below = await childrenOf(db, id);
    return {
      task: {
        ...taskRowOf(row, today()),
        text: row.text,
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
        })),
        mayAct,
        mayDecide: state === "submitted" && within(pass, row.giver_path),
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
        overdue: isLate({ state: part.state, dueDay: Day(part.due_day) }, today()),
      })),
    };
  });

  http.route(acknowledgeTasks, ({ ids }, { caller }) =>
    database.transaction(async (trx) => {
      const parts = await partsToChange(trx, caller.scope("tasks.read"), ids);
      if (parts.length !== new Set(ids).size) throw GONE();
      for (const { unit_path } of parts) caller.must("tasks.act", unit_path);
      const open = parts.filter(({ acknowledged_ms }) => acknowledged_ms === null);
      for (const part of open) {
        await updatePart(trx, part, changesOf(part, caller, "acknowledge"));
        await noted(trx, caller, "tasks.acknowledge", part.id);
      }
      return { acknowledged: open.length, at: isoInstant(clock.now()) };
    }),
  );

  http.route(startTask, ({ id, version }, { caller }) =>
    database.transaction(async (trx) => {
      const part = await partOf(trx, caller, id, "tasks.act");
      sameVersion(part, version);
      const changes = changesOf(part, caller, "start");
      const next = await updatePart(trx, part, changes);
      await noted(trx, caller, "tasks.start", id);
      return { version: next, state: changes.state };
    }),
  );

  /** The place of a new piece of evidence at a task to which something can be added now. */
  async function placeForEvidence(trx: Transaction, caller: Viewer, id: string): Promise<number> {
    const part = await partOf(trx, caller, id, "tasks.act");
    if (!takesEvidence(part.state as AssignmentState))
      throw new Fault(
        "conflict",
        "The evidence was submitted; it comes back with the task when it is returned.",
      );
    const pieces = await evidenceOf(trx, id);
    if (pieces.length >= MOST_EVIDENCE)
      throw new Fault("too_much_evidence", "A task has at most twenty pieces of evidence.");
    return (pieces.at(-1)?.position ?? 0) + 1;
  }

  http.route(addEvidence, ({ id, evidence }, { caller }) =>
    database.transaction(async (trx) => {
      const position = await placeForEvidence(trx, caller, id);
      const evidenceId = newId(random);
      await insertEvidence(trx, {
        id: evidenceId,
        assignment_id: id,
        position,
        ...evidence,
        blob: null,
        sha256: null,
        media_type: null,
        added_ms: ms(clock.now()),
        added_by: caller.id,
      });
      await noted(trx, caller, "tasks.evidence", evidenceId, [evidence.kind]);
      return { id: evidenceId };
    }),
  );

  http.upload(addPhoto, async (bytes, { id, caption }, call) => {
    // Looked at before anything is written, so that a task out of reach costs no file.
    const seen = await findTask(database.db, call.caller.scope("tasks.read"), id);
    if (!seen) throw GONE();
    call.caller.must("tasks.act", seen.unit_path);
    const declared = (call.header("content-type") ?? "").split(";")[0] ?? "";
    const { blob, sha256, mediaType } = await keepFile(blobs, { bytes, declared, purpose: "photo" });
    return database.transaction(async (trx) => {
      const position = await placeForEvidence(trx, call.caller, id);
      const evidenceId = newId(random);
      await insertEvidence(trx, {
        id: evidenceId,
        assignment_id: id,
        position,
        kind: "photo",
        text: caption,
        blob,
        sha256,
        media_type: mediaType,
        added_ms: ms(clock.now()),
        added_by: call.caller.id,
      });
      await noted(trx, call.caller, "tasks.evidence", evidenceId, ["photo"]);
      return { id: evidenceId };
    });
  });

  http.download(evidencePhoto, async ({ id = "" }, { caller }) => {
    const found = await findEvidence(database.db, caller.scope("tasks.read"), id);
    if (!found?.blob || found.sha256 === null || found.media_type === null) return undefined;
    const body = await readFile(blobs, { blob: found.blob, sha256: found.sha256 });
    const ending = found.blob.split(".").at(-1) ?? "jpg";
    return body && { body, name: `minh-chung-${id}.${ending}`, mediaType: found.media_type };
  });

  http.route(removeEvidence, ({ evidenceId }, { caller }) =>
    database.transaction(async (trx) => {
      const found = await findEvidence(trx, caller.scope("tasks.read"), evidenceId);
      if (!found) throw new Fault("not_found", "There is no such evidence.");
      const part = await partOf(trx, caller, found.assignment_id, "tasks.act");
      if (!takesEvidence(part.state as AssignmentState))
        throw new Fault(
          "conflict",
          "The evidence was submitted; it comes back with the task when it is returned.",
        );
      await deleteEvidence(trx, evidenceId);
      await noted(trx, caller, "tasks.evidence-remove", evidenceId);
      return {};
    }),
  );

  http.route(submitTask, ({ id, version }, { caller }) =>
    database.transaction(async (trx) => {
      const part = await partOf(trx, caller, id, "tasks.act");
      sameVersion(part, version);
      const changes = changesOf(part, caller, "submit");
      if ((await evidenceOf(trx, id)).length === 0)
        throw new Fault("no_evidence", "Nothing was added as evidence yet.");
      const next = await updatePart(trx, part, changes);
      await noted(trx, caller, "tasks.submit", id);
      return { version: next, state: changes.state };
    }),
  );

  http.route(decideTask, ({ id, version, accept, reason }, { caller }) =>
    database.transaction(async (trx) => {
      const [part] = await partsToChange(trx, caller.scope("directives.pass"), [id]);
      if (!part) throw GONE();
      caller.must("directives.pass", part.giver_path);
      sameVersion(part, version);
      if (!accept && reason === "") throw new Fault("reason_missing", "Say why it comes back.");
      const changes = changesOf(part, caller, accept ? "accept" : "return");
      const next = await updatePart(trx, part, { ...changes, reason: accept ? "" : reason });
      await noted(trx, caller, accept ? "tasks.accept" : "tasks.return", id, accept ? [] : ["reason"]);
      return { version: next, state: changes.state };
    }),
  );

  http.route(listCascade, async ({ id }, { caller }) => {
    const row = await findTask(database.db, caller.scope("tasks.read"), id);
    if (!row) throw GONE();
    caller.must("directives.pass", row.unit_path);
    const { task_id } = await database.db
      .selectFrom("assignment")
      .select("task_id")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    const units = await unitsBelow(database.db, { taskId: task_id, path: row.unit_path, on: today() });
    return {
      dueOn: isoDay(Day(row.due_day)),
      units: units.map(({ id, name, type, illustrative, part }) => ({
        id,
        name,
        type,
        illustrative,
        already: part !== null,
      })),
    };
  });

  http.route(cascadeTask, ({ id, unitIds, dueOn, note }, { caller }) =>
    database.transaction(async (trx) => {
      const part = await partOf(trx, caller, id, "tasks.act");
      caller.must("directives.pass", part.unit_path);
      const dueDay = parseDay(dueOn);
      checkLocalDue(dueDay, Day(part.due_day), today());
      const below = await unitsBelow(trx, { taskId: part.task_id, path: part.unit_path, on: today() });
      const named = new Set(unitIds);
      const meant = below.filter((unit) => named.has(unit.id));
      if (meant.length !== named.size)
        throw new Fault("unknown_receiver", "A unit is not below this one, or no longer there.");
      const fresh = await giveOn(trx, part, { unitIds: [...named], dueDay, note, now: clock.now() });
      if (fresh > 0) await noted(trx, caller, "tasks.cascade", id, ["unitIds", "dueOn"]);
      return { fresh, already: named.size - fresh };
    }),
  );
}
