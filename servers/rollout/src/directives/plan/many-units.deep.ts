/** A province of 1,500 units more and a letter of 20 tasks: passing down and looking at it stay quick. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileDirective, readDirective, registerDirective } from "@bluezone/contract/rollout/directives";
import {
  passDown,
  planTask,
  previewPass,
  readDistribution,
  readProgress,
} from "@bluezone/contract/rollout/planned-tasks";
import { listTasks } from "@bluezone/contract/rollout/tasks";
import { type Instant, Milliseconds } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import { stopwatch } from "@bluezone/server-kit/time/timer";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { testRollout } from "../../testing/rollout.ts";

const [UNITS, TASKS] = [1_500, 20];
let officer: SignedIn;
const rollout = shared(async () => {
  const rollout = await testRollout();
  officer = await rollout.as("rollout-officer", "89-province-committee");
  const school = await rollout.database.db
    .selectFrom("unit")
    .selectAll()
    .where("code", "=", "883-school")
    .executeTakeFirstOrThrow();
  const above = school.path.slice(0, -`${school.id}/`.length);
  const schools = Array.from({ length: UNITS }, (_, i) => {
    const id = `many-${i}@2019-10-06`;
    return {
      ...school,
      id,
      code: `many-${i}`,
      name: `Trường số ${i}`,
      path: `${above}${id}/`,
      district: String(883 + (i % 11)),
    };
  });
  await rollout.database.db.insertInto("unit").values(schools).execute();
  return rollout;
});

/** Runs some work; what came of it, and how long it took in ms. */
async function timed<T>(what: string, work: Promise<T>): Promise<readonly [T, number]> {
  const watch = stopwatch();
  const result = await work;
  const took = Math.round(watch());
  console.log(`${what}: ${took} ms`);
  return [result, took];
}

test("20 tasks for 1,500 units are passed down in one statement, and the roll-up of 30,000 parts is there at once", async () => {
  const text = Array.from({ length: TASKS }, (_, i) => `${i + 1}. Việc số ${i + 1}.`).join("\n");
  const { id } = await officer.post(registerDirective, {
    number: "1/CV",
    issuedOn: "2020-12-27",
    issuer: "Sở",
    subject: "V/v",
    text,
  });
  const { clauses } = await officer.post(readDirective, { id });
  for (const clause of clauses)
    await officer.post(planTask, {
      directiveId: id,
      clauseId: clause.id,
      duties: [],
      dueOn: "2020-12-31",
      types: ["school"],
    });
  const { directive } = await officer.post(readDirective, { id });
  await officer.post(fileDirective, { id, version: directive.version });
  const [preview, previewMs] = await timed("preview", officer.post(previewPass, { directiveId: id }));
  assert.deepEqual([preview.tasks, preview.units], [TASKS, UNITS + 11]);
  const [passed, passMs] = await timed("pass", officer.post(passDown, { directiveId: id }));
  assert.equal(passed.fresh, TASKS * (UNITS + 11));
  const [again, againMs] = await timed("pass again", officer.post(passDown, { directiveId: id }));
  assert.equal(again.fresh, 0);
  await rollout.database.db
    .updateTable("assignment")
    .set(({ eb }) => ({
      acknowledged_ms: eb("passed_ms", "+", "3600000" as never) as never,
      state: "acknowledged",
    }))
    .where("unit_id", "like", "many-1%")
    .execute();
  rollout.clock.set((rollout.clock.now() + Milliseconds(6 * 86_400_000)) as Instant);
  await officer.again();
  const [progress, progressMs] = await timed("progress", officer.post(readProgress, { id }));
  assert.equal(progress.all.assignments, passed.fresh);
  assert.equal(progress.all.medianHours, 1);
  const [, listMs] = await timed(
    "list of a province's tasks",
    officer.post(listTasks, { below: true, limit: 200 }),
  );
  const [, wholeMs] = await timed("distribution list", officer.post(readDistribution, { id, limit: 2_000 }));
  // Wide enough for a machine that does ten things at once; a statement a unit would take minutes.
  const limits = {
    previewMs: 8_000,
    passMs: 40_000,
    againMs: 20_000,
    progressMs: 12_000,
    listMs: 8_000,
    wholeMs: 8_000,
  };
  for (const [name, took] of Object.entries({ previewMs, passMs, againMs, progressMs, listMs, wholeMs }))
    assert.ok(took < limits[name as keyof typeof limits], `${name} took ${took}`);
});
