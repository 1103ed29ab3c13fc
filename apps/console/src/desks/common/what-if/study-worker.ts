/** A thread of the browser that answers one question: all runs of a study or of a fit under one source of contacts. */
import { calibrate, type Fit } from "@bluezone/epidemic/calibration";
import type { ContactsName, Scenario } from "@bluezone/epidemic/scenario";
import { type Answer, study } from "@bluezone/epidemic/study";
import { type RunResult, runner, type Task } from "@bluezone/epidemic/task";
import type { WhatIf } from "@bluezone/epidemic/what-if";

/** What is asked. `seed`: the same luck again. A curve is confirmed cases by day. */
export type Asked = {
  readonly scenario: Scenario;
  readonly contacts: ContactsName;
  readonly seed: number;
} & (
  | { readonly of: "study"; readonly questions: readonly WhatIf[]; readonly runs: number }
  | { readonly of: "fit"; readonly curve: readonly number[]; readonly draws: number }
);

/** What is told of it: how many of its runs are done, then what they came to. */
export type Told =
  | { readonly is: "done"; readonly done: number; readonly all: number }
  | { readonly is: "answers"; readonly answers: readonly Answer[] }
  | { readonly is: "fit"; readonly fit: Fit };

const tell = (told: Told): void => postMessage(told);

async function doTasks(tasks: readonly Task[]): Promise<readonly RunResult[]> {
  const run = runner();
  return tasks.map((task, at) => {
    const result = run(task);
    tell({ is: "done", done: at + 1, all: tasks.length });
    return result;
  });
}

addEventListener("message", async ({ data }: MessageEvent<Asked>) => {
  const scenario = { ...data.scenario, contacts: [data.contacts] };
  if (data.of === "study") {
    const { questions, runs, seed } = data;
    tell({ is: "answers", answers: await study(scenario, questions, { runs, seed }, doTasks) });
  } else {
    const { curve, draws, seed } = data;
    tell({ is: "fit", fit: await calibrate(scenario, data.contacts, curve, { draws, seed }, doTasks) });
  }
});
