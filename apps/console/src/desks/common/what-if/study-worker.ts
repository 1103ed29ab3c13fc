/** A thread of the browser that answers one question: all runs of a study or of a fit under one source of contacts. */
import { calibrate, type Fit } from "@bluezone/epidemic/calibration";
import type { ContactsName, Scenario } from "@bluezone/epidemic/scenario";
import { type Answer, study } from "@bluezone/epidemic/study";
import { type RunResult, runner, type Task } from "@bluezone/epidemic/task";
import type { WhatIf } from "@bluezone/epidemic/what-if";

/** What an answer is under one source of contacts, by what was asked. */
export type Results = { readonly study: readonly Answer[]; readonly fit: Fit };

/** What is asked beside the scenario. A curve is confirmed cases by day. */
type Parts = {
  readonly study: { readonly questions: readonly WhatIf[]; readonly runs: number };
  readonly fit: { readonly curve: readonly number[]; readonly draws: number };
};

/** A question to every source of contacts. `seed`: the same luck again. */
export type Question<Of extends keyof Results> = {
  readonly of: Of;
  readonly scenario: Scenario;
  readonly seed: number;
} & Parts[Of];

/** A question as one worker gets it. */
export type Asked = { readonly contacts: ContactsName } & (Question<"study"> | Question<"fit">);

/** What a worker tells: how many of its runs are done, then what they came to, or why they did not. */
export type Told =
  | { readonly is: "done"; readonly done: number; readonly all: number }
  | { readonly is: "answered"; readonly result: Results[keyof Results] }
  | { readonly is: "failed"; readonly why: string };

const tell = (told: Told): void => postMessage(told);

async function doTasks(tasks: readonly Task[]): Promise<readonly RunResult[]> {
  const run = runner();
  return tasks.map((task, at) => {
    const result = run(task);
    tell({ is: "done", done: at + 1, all: tasks.length });
    return result;
  });
}

function answer(asked: Asked): Promise<Results[keyof Results]> {
  const scenario = { ...asked.scenario, contacts: [asked.contacts] };
  if (asked.of === "study") {
    const { questions, runs, seed } = asked;
    return study(scenario, questions, { runs, seed }, doTasks);
  }
  const { contacts, curve, draws, seed } = asked;
  return calibrate(scenario, contacts, curve, { draws, seed }, doTasks);
}

addEventListener("message", async ({ data }: MessageEvent<Asked>) => {
  try {
    tell({ is: "answered", result: await answer(data) });
  } catch (error) {
    // A promise that a thread rejects is no "error" of the thread: nobody would hear of it.
    tell({ is: "failed", why: String(error) });
  }
});
