import assert from "node:assert/strict";
import { test } from "node:test";
import { Scenario } from "@bluezone/epidemic/scenario";
import { askWorkers, type Progress, type StudyWorker } from "./ask-workers.ts";
import type { Asked, Question, Told } from "./study-worker.ts";

const QUESTION: Question<"study"> = {
  ...{ of: "study", scenario: Scenario.parse({}), seed: 1, questions: [], runs: 2 },
};
const SOURCES = ["prem-2021", "horby-2007"] as const;

/** Threads that say what a test says, and remember what they were asked and that they ended. */
function threads() {
  const opened: {
    asked?: Asked;
    ended: boolean;
    tell: (told: Told) => void;
    fail: () => void;
  }[] = [];
  const open = (): StudyWorker => {
    const target = new EventTarget();
    const own: (typeof opened)[number] = {
      ended: false,
      tell: (told) => target.dispatchEvent(Object.assign(new Event("message"), { data: told })),
      fail: () => target.dispatchEvent(new Event("error")),
    };
    opened.push(own);
    return {
      addEventListener: target.addEventListener.bind(target),
      postMessage: (asked: Asked) => {
        own.asked = asked;
      },
      terminate: () => {
        own.ended = true;
      },
    };
  };
  return { opened, open, ended: () => opened.map(({ ended }) => ended) };
}

test("each source of contacts has a worker; their answers come in the order of the sources, their progress is one", async () => {
  const { opened, open, ended } = threads();
  const told: Progress[] = [];
  const { answers } = askWorkers(QUESTION, SOURCES, open, (progress) => told.push(progress));
  assert.deepEqual(
    opened.map(({ asked }) => asked?.contacts),
    SOURCES,
  );
  opened[1]!.tell({ is: "done", done: 1, all: 4 });
  opened[0]!.tell({ is: "done", done: 2, all: 4 });
  assert.deepEqual(told.at(-1), { done: 3, all: 8 });
  const [first, second] = [[], [{}]] as unknown as [[], []];
  opened[1]!.tell({ is: "answered", result: second });
  assert.deepEqual(ended(), [false, false]);
  opened[0]!.tell({ is: "answered", result: first });
  assert.deepEqual(await answers, [first, second]);
  assert.deepEqual(ended(), [true, true]);
});

test("what a worker failed of is the study's failure, and ends the others", async () => {
  for (const fail of [
    (one: { tell: (told: Told) => void }) => one.tell({ is: "failed", why: "RangeError: too few" }),
    (one: { fail: () => void }) => one.fail(),
  ]) {
    const { opened, open, ended } = threads();
    const { answers } = askWorkers(QUESTION, SOURCES, open, () => {});
    fail(opened[1]!);
    await assert.rejects(answers, /too few|failed/);
    assert.deepEqual(ended(), [true, true]);
  }
});

test("a study that is stopped has no answers and is no failure", async () => {
  const { open, ended } = threads();
  const { answers, stop } = askWorkers(QUESTION, SOURCES, open, () => {});
  stop();
  assert.equal(await answers, undefined);
  assert.deepEqual(ended(), [true, true]);
});
