/** A worker: does the runs that it is sent, one after the other. */
import { parentPort } from "node:worker_threads";
import { runner, type Task } from "@bluezone/epidemic/task";

const run = runner();
parentPort!.on("message", (task: Task) => {
  parentPort!.postMessage(run(task));
});
