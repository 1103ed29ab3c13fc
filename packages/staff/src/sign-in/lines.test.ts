/** Lines: who waits for whom, with checks that end when the test says so. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { createLines } from "./lines.ts";

/** Lines of one check at a time, and what ran in them, in order. */
function opened(strangers: number) {
  const lines = createLines({ atOnce: 1, strangers });
  const ran: string[] = [];
  const ends: (() => void)[] = [];
  const refused: string[] = [];
  return {
    ran,
    refused,
    /** Joins; it runs until `end` is called. */
    join(line: { readonly stranger: string } | { readonly own: string }, what: string) {
      lines(line, () => {
        ran.push(what);
        return new Promise<void>((end) => ends.push(end));
      }).catch((error: { code?: string }) => refused.push(`${what} ${error.code}`));
    },
    /** Ends what runs, one after another, until nothing is left. */
    async drain() {
      for (let idle = 0; idle < 3; idle += 1) {
        await turn();
        const end = ends.shift();
        if (!end) continue;
        end();
        idle = -1;
      }
    },
  };
}

test("strangers are served in the order in which they came, whatever names others ask about", async () => {
  const { join, drain, ran } = opened(100);
  for (const name of ["flood", "flood", "le.an", "other", "flood"]) join({ stranger: name }, name);
  await drain();
  assert.deepEqual(ran, ["flood", "flood", "le.an", "other", "flood"]);
});

test("V19: when all places are taken the last of the name of which most wait is sent away, so that whoever floods one fills no other", async () => {
  const { join, drain, ran, refused } = opened(4);
  for (let i = 0; i < 7; i += 1) join({ stranger: "flood" }, `flood ${i}`);
  join({ stranger: "le.an" }, "le.an");
  join({ stranger: "le.binh" }, "le.binh");
  await drain();
  assert.deepEqual(refused, ["flood 5 busy", "flood 6 busy", "flood 4 busy", "flood 3 busy"]);
  assert.deepEqual(ran, ["flood 0", "flood 1", "flood 2", "le.an", "le.binh"]);
});

test("where every line is as short, whoever comes last is told to come again", async () => {
  const { join, drain, ran, refused } = opened(2);
  for (const name of ["a", "b", "c", "d"]) join({ stranger: name }, name);
  await drain();
  assert.deepEqual([ran, refused], [["a", "b", "c"], ["d busy"]]);
});

test("a line of one's own is beside those of strangers, and has its end", async () => {
  const { join, drain, ran, refused } = opened(2);
  for (const name of ["a", "b", "c"]) join({ stranger: name }, name);
  for (let i = 0; i < 12; i += 1) join({ own: "known x" }, `x ${i}`);
  await turn();
  assert.deepEqual(ran, ["a", "x 0"]);
  assert.deepEqual(refused, ["x 11 busy"]);
  await drain();
  assert.equal(ran.length, 14);
});

test("a check that fails leaves its place to the next", async () => {
  const lines = createLines({ atOnce: 1, strangers: 9 });
  const failed = lines({ stranger: "a" }, async () => {
    throw new Error("down");
  });
  await assert.rejects(failed, /down/);
  assert.equal(await lines({ stranger: "a" }, async () => "done"), "done");
});
