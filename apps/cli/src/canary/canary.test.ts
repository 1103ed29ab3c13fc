/** A canary against both real servers, over HTTP, on a clock that the test moves. */
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { type Duration, inMinutes, Minutes, minus, plus } from "@bluezone/protocol/time";
import { manualClock } from "@bluezone/server-kit/testing/clock";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { type BothServers, bothServers } from "../testing/both-servers.ts";
import type { CanaryEvent } from "./canary.ts";
import { ledgerOf, roundsOf } from "./home.ts";
import { lengthOf, outcomeOf } from "./judgement.ts";
import { LEGS } from "./ledger.ts";
import { canary } from "./run.ts";

const clock = manualClock(systemClock.now());
let servers: BothServers;
let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "bluezone-canary-"));
  servers = await bothServers({}, clock);
  await writeFile(join(folder, "roots.json"), JSON.stringify(servers.roots));
});
after(async () => {
  await servers.close();
  await rm(folder, { recursive: true, force: true });
});

const never = new AbortController().signal;
const given = (name: string) => ({
  data: join(folder, name),
  keys: servers.keysUrl,
  health: servers.healthUrl,
  "api-key": servers.deviceKey,
  "canary-key": servers.canaryKey,
  root: join(folder, "roots.json"),
  pages: join(folder, name, "pages"),
});
/** Time passes, and what servers do unasked is done. */
const timer = (meanwhile: () => Promise<void> = () => servers.jobs()) => ({
  async wait(length: Duration) {
    clock.advance(length);
    await meanwhile();
  },
});
const roundOf = async (name: string) => {
  const ledger = await ledgerOf(join(folder, name), false);
  const [round] = ledger.rounds(minus(clock.now(), Minutes(120)));
  ledger.close();
  return round!;
};

test("two phones meet, one reports, the other is warned; each leg is written down, and nothing of the phones is left", async () => {
  const told: CanaryEvent[] = [];
  const came = await canary({ ...given("a"), once: true }, (event) => told.push(event), never, {
    clock,
    timer: timer(),
  });
  assert.equal(came, "arrived");
  assert.deepEqual(told, [{ event: "canary_round", outcome: "arrived" }]);
  const round = await roundOf("a");
  const ended = LEGS.map((leg) => round.ended[leg] ?? Number.NaN);
  assert.deepEqual(
    ended,
    [...ended].sort((a, b) => a - b),
  );
  assert.ok(round.ended.upload! - round.ended.code! <= Minutes(1), "nothing keeps the share waiting");
  assert.ok(inMinutes(lengthOf(round)!) <= 15, "a key ends in ten minutes, and its window is out soon after");
  assert.deepEqual(await readdir(roundsOf(join(folder, "a"))), []);
  const page = await readFile(join(folder, "a", "pages", "index.html"), "utf8");
  assert.match(page, /Lần thử gần nhất đã đến nơi/);
  assert.match(page, /1\/1/);
});

test("when exports stand still the round is missed after 25 minutes and given up after an hour", async () => {
  const began = clock.now();
  let missedAfter = 0;
  const came = await canary({ ...given("b"), once: true }, () => {}, never, {
    clock,
    timer: timer(async () => {
      const round = await roundOf("b");
      if (missedAfter === 0 && outcomeOf(round, clock.now()) === "missed")
        missedAfter = inMinutes(minus(clock.now(), began as never) as never);
    }),
  });
  assert.equal(came, "missed");
  assert.ok(missedAfter >= 25 && missedAfter <= 26, `${missedAfter}`);
  const { ended, gaveUp } = await roundOf("b");
  assert.deepEqual([ended.export, ended.alert], [null, null]);
  assert.ok(ended.upload !== null && gaveUp !== null);
  assert.match(await readFile(join(folder, "b", "pages", "en.html"), "utf8"), /has not arrived/);
});

/**
 * Time for a canary whose rounds overlap: it goes on to whoever waits the shortest once the loop and every open round wait,
 * so that no round finds time gone by while a server answers.
 */
function together(name: string, until: AbortController, meanwhile: () => Promise<void>) {
  const sleepers: { readonly due: number; readonly wake: () => void }[] = [];
  const open = async () => {
    const ledger = await ledgerOf(join(folder, name), false);
    const rounds = ledger.rounds(minus(clock.now(), Minutes(120)));
    ledger.close();
    return rounds.filter(({ ended, gaveUp }) => ended.alert === null && gaveUp === null).length;
  };
  let over = false;
  const driving = (async () => {
    while (!over && !until.signal.aborted) {
      await new Promise((done) => setImmediate(done));
      if (sleepers.length === 0 || sleepers.length < 1 + (await open())) continue;
      const [next] = sleepers.sort((a, b) => a.due - b.due).splice(0, 1);
      clock.set(Math.max(clock.now(), next!.due) as never);
      await meanwhile();
      next!.wake();
    }
    for (const { wake } of sleepers) wake();
  })();
  return {
    timer: {
      wait: (length: Duration) =>
        until.signal.aborted
          ? Promise.resolve()
          : new Promise<void>((wake) => void sleepers.push({ due: clock.now() + length, wake })),
    },
    async end() {
      over = true;
      await driving;
    },
  };
}

test("a canary that is stopped between its upload and its alert goes on with the same phones, and a round begins every quarter of an hour", async () => {
  const told: CanaryEvent[] = [];
  const live = async (meanwhile: (until: AbortController) => Promise<void>) => {
    const until = new AbortController();
    const { timer, end } = together("c", until, () => meanwhile(until));
    await canary({ ...given("c"), once: false }, (event) => told.push(event), until.signal, { clock, timer });
    await end();
  };
  await live(async (until) => {
    if ((await roundOf("c")).ended.upload !== null) until.abort();
  });
  const cut = await roundOf("c");
  assert.deepEqual([cut.ended.alert, (await readdir(roundsOf(join(folder, "c")))).length], [null, 1]);
  const published = await servers.published();
  await live(async (until) => {
    await servers.jobs();
    if (told.length >= 2 || clock.now() > plus(cut.began, Minutes(90))) until.abort();
  });
  assert.equal(outcomeOf(await roundOf("c"), clock.now()), "arrived");
  assert.deepEqual(
    told.map(({ outcome }) => outcome),
    ["arrived", "arrived"],
  );
  assert.equal((await servers.published()) - published >= 1, true, "the next round has keys of its own");
});
