/** `npm start`: says at once what it does, opens the town, and closes it on SIGINT or SIGTERM. */
import { EXIT } from "@bluezone/server-kit/start/main";
import { watchParent } from "@bluezone/server-kit/start/parent";
import { StartError } from "@bluezone/server-kit/start/start-error";

const say = (line: string) => void process.stderr.write(`${line}\n`);
say(
  "Đang mở thị trấn mô phỏng, vài giây nữa có địa chỉ · Opening the simulated town; its address follows in seconds",
);

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort());
watchParent(() => stopping.abort());
try {
  // Loading the servers takes longer than a reader waits without a word.
  const { runTown } = await import("./run-town.ts");
  await runTown(process.env, stopping.signal, say);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  say(error.message);
  process.exitCode = EXIT.notReady;
}
