/** Does runs of a simulation on several threads, one run a thread at a time; which thread does which changes nothing. */
import { Worker } from "node:worker_threads";
import { type RunResult, runner, type Task } from "@bluezone/epidemic/task";

/** Results in the order of the tasks. With one worker the runs are done here. Rejects when a worker fails. */
export async function onWorkers(tasks: readonly Task[], workers: number): Promise<readonly RunResult[]> {
  if (workers === 1) return tasks.map(runner());
  const results = new Array<RunResult>(tasks.length);
  let next = 0;
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url));
    try {
      while (next < tasks.length) {
        const id = next;
        next += 1;
        results[id] = await new Promise<RunResult>((resolve, reject) => {
          worker.once("error", reject);
          worker.once("message", (result: RunResult) => {
            worker.off("error", reject);
            resolve(result);
          });
          worker.postMessage(tasks[id]);
        });
      }
    } catch (error) {
      // The others finish what they are at, and begin nothing more.
      next = tasks.length;
      throw error;
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(workers, tasks.length) }, work));
  return results;
}
