import assert from "node:assert/strict";
import { test } from "node:test";
import { Fault } from "@bluezone/contract/fault";
import { Milliseconds } from "@bluezone/protocol/time";
import { bareFile } from "./bare-file.ts";
import { threadReader } from "./file-reader.ts";
import { HOSTILE } from "./testing/hostile.ts";
import { docxLetter } from "./testing/letters.ts";

/**
 * Processor time that a file may take, in milliseconds a kilobyte: what a machine does beside it does not count. A letter for
 * Word unpacks to a thousand times its length; what lies open in a PDF is read as it is.
 */
const MOST_A_KILOBYTE = { docx: 50, pdf: 2 } as const;
/** A file over its time is read again, so often in all: the first run may meet the compiler, or a processor that others share. */
const RUNS = 3;

for (const [full, { kind, bytes }] of Object.entries(HOSTILE))
  test(`V5: a ${kind.toUpperCase()} full of ${full} is read in a time that goes with its length`, () => {
    const most = MOST_A_KILOBYTE[kind] * Math.max(1, bytes.length / 1_000);
    let took = Number.POSITIVE_INFINITY;
    for (let run = 0; run < RUNS && took >= most; run += 1) {
      const began = process.cpuUsage();
      try {
        bareFile(kind, bytes);
      } catch (error) {
        assert.ok(error instanceof Fault, String(error));
      }
      const { user, system } = process.cpuUsage(began);
      took = (user + system) / 1_000;
    }
    assert.ok(
      took < most,
      `${bytes.length} bytes took ${took.toFixed(0)} ms, more than ${most.toFixed(0)} ms`,
    );
  });

test("V5: while a hostile letter is looked at, everybody else has their turn", async (t) => {
  const reader = threadReader();
  t.after(() => reader.close());
  const { kind, bytes } = HOSTILE["codes in names"]!;
  let turns = 0;
  const others = setInterval(() => {
    turns += 1;
  }, 1);
  t.after(() => clearInterval(others));
  assert.deepEqual(await reader.bare({ kind, bytes }, "a"), bytes);
  assert.ok(turns > 10, `others had ${turns} turns`);
});

test("V5: a file that meets the reader's limit of time is refused with a code, and another reader reads it", async (t) => {
  const reader = threadReader({ time: Milliseconds(1), megabytes: 512 });
  t.after(() => reader.close());
  const bytes = docxLetter();
  await assert.rejects(reader.bare({ kind: "docx", bytes }, "a"), { code: "file_bomb" });
  const patient = threadReader();
  t.after(() => patient.close());
  assert.deepEqual(await patient.bare({ kind: "docx", bytes }, "a"), bytes);
});

test("one who brings slow letters holds up nobody: others come after one of theirs, and a fourth is refused", async (t) => {
  const reader = threadReader();
  t.after(() => reader.close());
  const done: string[] = [];
  const bring = (by: string) =>
    reader.bare({ kind: "docx", bytes: docxLetter() }, by).then(() => {
      done.push(by);
    });
  const slow = [bring("a"), bring("a"), bring("a")];
  await assert.rejects(bring("a"), { code: "files_waiting" });
  await Promise.all([...slow, bring("b")]);
  assert.deepEqual(done, ["a", "b", "a", "a"]);
  await bring("a");
});
