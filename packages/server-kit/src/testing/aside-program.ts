/** A thread for tests: it does what it is told, also what no thread should. */
import { Fault } from "@bluezone/contract/fault";
import { workAside } from "../files/aside-thread.ts";

/** What the thread can be told to do. */
export type Order = "answer" | "refuse" | "run for ever" | "fill the memory" | "break";

workAside<Order>((told) => {
  if (told === "refuse") throw new Fault("no", "It is refused.");
  if (told === "break") throw new TypeError("a defect");
  if (told === "run for ever") for (;;) Math.random();
  if (told === "fill the memory")
    for (const kept: unknown[][] = []; ; ) kept.push(new Array(10_000).fill(told));
  return Uint8Array.of(7, process.execArgv.length, Object.keys(process.env).length);
});
