import assert from "node:assert/strict";
import { after, test } from "node:test";
import { Fault } from "@bluezone/contract/fault";
import { Seconds } from "@bluezone/protocol/time";
import type { Order } from "../testing/aside-program.ts";
import type { Timer } from "../time/timer.ts";
import { AsideLimit, createAside } from "./aside.ts";

const PROGRAM = new URL("../testing/aside-program.ts", import.meta.url);
const aside = createAside<Order>(PROGRAM, { time: Seconds(60), megabytes: 32 });
after(() => aside.close());

test("work beside the server answers, knows nothing of the server's environment, and tells an expected failure", async () => {
  assert.deepEqual([...(await aside.run("answer"))], [7, 0, 0]);
  await assert.rejects(aside.run("refuse"), new Fault("no", "It is refused."));
  assert.deepEqual([...(await aside.run("answer"))], [7, 0, 0]);
});

test("V5: work that never ends meets its limit of time while everybody else goes on, and the next piece is done", async (t) => {
  // The limit comes when ten others have had their turn: a thread that held them up would never be ended.
  let turns = 0;
  const timer: Timer = {
    async wait(_, signal) {
      for (let i = 0; i < 10 && !signal.aborted; i += 1) {
        await new Promise((next) => setTimeout(next, 20));
        turns += 1;
      }
    },
  };
  const short = createAside<Order>(PROGRAM, { time: Seconds(1), megabytes: 32 }, timer);
  t.after(() => short.close());
  const [endless, next] = await Promise.allSettled([
    short.run("run for ever"),
    aside.run("answer").then(([first]) => first),
  ]);
  assert.ok(endless.status === "rejected" && endless.reason instanceof AsideLimit);
  assert.equal(endless.reason.of, "time");
  assert.equal(turns, 10);
  assert.ok(next.status === "fulfilled" && next.value === 7);
});

test("V5: work that fills the memory meets its limit, and the next piece is done", async () => {
  await assert.rejects(
    aside.run("fill the memory"),
    (error: unknown) => error instanceof AsideLimit && error.of === "memory",
  );
  assert.deepEqual([...(await aside.run("answer"))], [7, 0, 0]);
});

test("a defect of the work comes out as the error that it is, and the next piece is done", async () => {
  await assert.rejects(aside.run("break"), TypeError);
  assert.deepEqual([...(await aside.run("answer"))], [7, 0, 0]);
});
