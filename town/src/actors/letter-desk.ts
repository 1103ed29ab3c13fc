/** People who pass letters down and do what is in them, told as actions over HTTP; and the days between. */
import { fileDirective, readDirective, registerLetter1313 } from "@bluezone/contract/rollout/directives";
import { passDown, planAll } from "@bluezone/contract/rollout/planned-tasks";
import {
  acknowledgeTasks,
  addEvidence,
  cascadeTask,
  decideTask,
  listCascade,
  listTasks,
  readTask,
  startTask,
  submitTask,
} from "@bluezone/contract/rollout/tasks";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";

/** Enters letter 1313, makes a task of every clause, files and passes it; the letter's id, and how many units have tasks. */
export async function passLetter1313(
  officer: Pick<SignedIn, "post">,
  dueOn: string,
): Promise<{ readonly id: string; readonly tasks: number; readonly units: number }> {
  const { id } = await officer.post(registerLetter1313, {});
  await officer.post(planAll, { directiveId: id, dueOn });
  const { directive } = await officer.post(readDirective, { id });
  await officer.post(fileDirective, { id, version: directive.version });
  const { tasks, units } = await officer.post(passDown, { directiveId: id });
  return { id, tasks, units };
}

/** The task that somebody's own unit has of a clause. Throws Error when it has none. */
export async function taskOf(person: SignedIn, directiveId: string, mark: string): Promise<string> {
  const { tasks } = await person.post(listTasks, { directiveId });
  const found = tasks.find((task) => task.mark === mark);
  if (!found) throw new Error(`${person.name} has no task of clause ${mark}`);
  return found.id;
}

/** Takes note of all that somebody's own unit has of a letter; how many were new. */
export async function acknowledgeAll(person: SignedIn, directiveId: string): Promise<number> {
  const { tasks } = await person.post(listTasks, { directiveId });
  const { acknowledged } = await person.post(acknowledgeTasks, { ids: tasks.map(({ id }) => id) });
  return acknowledged;
}

/** Begins a task. */
export async function begin(person: SignedIn, id: string): Promise<void> {
  const { task } = await person.post(readTask, { id });
  await person.post(startTask, { id, version: task.version });
}

/** Gives a task on to every unit below of a kind; how many units. */
export async function giveOn(person: SignedIn, id: string, type: string, dueOn: string): Promise<number> {
  const { units } = await person.post(listCascade, { id });
  const unitIds = units.filter((unit) => unit.type === type).map(({ id }) => id);
  const { fresh } = await person.post(cascadeTask, { id, unitIds, dueOn });
  return fresh;
}

/** Says what was done, and submits it. */
export async function show(person: SignedIn, id: string, text: string): Promise<void> {
  await person.post(addEvidence, { id, evidence: { kind: "text", text } });
  const { task } = await person.post(readTask, { id });
  await person.post(submitTask, { id, version: task.version });
}

/** Accepts what a unit has submitted. */
export async function acceptTask(person: SignedIn, id: string): Promise<void> {
  const { task } = await person.post(readTask, { id });
  await person.post(decideTask, { id, version: task.version, accept: true });
}
