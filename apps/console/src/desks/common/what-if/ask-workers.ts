/** One question to several workers, a source of contacts each. */
import type { ContactsName } from "@bluezone/epidemic/scenario";
import type { Question, Results, Told } from "./study-worker.ts";

/** How many runs are done of how many; 0 of 0 before the first. */
export type Progress = { readonly done: number; readonly all: number };

/** As much of a thread of the browser as is used here. */
export type StudyWorker = Pick<Worker, "addEventListener" | "postMessage" | "terminate">;

/** A study that runs. `stop` ends it; its answers are then undefined. */
export type Study<Result> = {
  readonly answers: Promise<readonly Result[] | undefined>;
  readonly stop: () => void;
};

/**
 * Asks, and ends the workers when all have answered, one has failed or the study is stopped. `answers` are in the order of the
 * sources; it rejects with what a worker failed of.
 * @param open a new worker @param told how far all of them are
 */
export function askWorkers<Of extends keyof Results>(
  question: Question<Of>,
  sources: readonly ContactsName[],
  open: () => StudyWorker,
  told: (progress: Progress) => void,
): Study<Results[Of]> {
  const workers = sources.map(open);
  const progress = sources.map((): Progress => ({ done: 0, all: 0 }));
  const count = (at: number, one: Progress): void => {
    progress[at] = one;
    const sum = (of: keyof Progress): number => progress.reduce((all, each) => all + each[of], 0);
    told({ done: sum("done"), all: sum("all") });
  };
  const answerOf = (worker: StudyWorker, at: number) =>
    new Promise<Results[Of]>((resolve, reject) => {
      worker.addEventListener("error", () => reject(new Error("a worker of the simulator failed")));
      worker.addEventListener("message", ({ data }: MessageEvent<Told>) => {
        if (data.is === "done") count(at, data);
        else if (data.is === "failed") reject(new Error(data.why));
        else resolve(data.result as Results[Of]);
      });
      worker.postMessage({ ...question, contacts: sources[at] });
    });
  let stop = (): void => {};
  const stopped = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined);
  });
  const answers = Promise.race([stopped, Promise.all(workers.map(answerOf))]).finally(() => {
    for (const worker of workers) worker.terminate();
  });
  return { answers, stop };
}
