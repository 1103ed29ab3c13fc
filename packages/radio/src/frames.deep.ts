/**
 * Every frame that our host sends in its quick tests and under hostile bytes, read by btmon and tshark: those tests run once more,
 * with what they send kept on the side. What it sends over emulated controllers is read where that is tried.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { readCommand } from "./hci/command.ts";
import { COMMANDS } from "./hci/commands.ts";
import { COMMAND } from "./hci/h4.ts";
import { missingDecoders, readByOthers } from "./testing/decoders.ts";
import { FRAMES_FOLDER, keptFrames } from "./testing/frames.ts";

const here = import.meta.dirname;
/** Tests in which somebody else sends to the controller too, anything at all: hosts behind the air filter. */
const OF_OTHERS = "filter/";
/** The quick tests that send anything: those that stand on a controller or a link of the test kit. */
const senders = readdirSync(here, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".test.ts") && !name.startsWith(OF_OTHERS))
  .filter((name) =>
    /testing\/(scripted-controller|linked)\.ts"/.test(readFileSync(join(here, name), "utf8")),
  );

test("btmon and tshark understand every frame of the quick tests and of hostile bytes", (t) => {
  const missing = missingDecoders();
  if (missing.length > 0) return t.skip(`needs ${missing.join(" and ")}`);
  const folder = mkdtempSync(join(tmpdir(), "bluezone-kept-"));
  try {
    const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
    const ran = spawnSync(process.execPath, ["--test", ...senders, "hostile.deep.ts"], {
      cwd: here,
      // Others' readers have mistakes of their own, rare ones too: the same bytes each time keep them apart from ours.
      env: { ...environment, [FRAMES_FOLDER]: folder, FUZZ_SEED: "1", FUZZ_CASES: "5000" },
      encoding: "utf8",
    });
    assert.equal(ran.status, 0, ran.stdout);
    const frames = keptFrames(folder);
    const opcodes = new Set(
      frames
        .filter(({ packet }) => packet[0] === COMMAND)
        .map(({ packet }) => readCommand(packet.subarray(1)).opcode),
    );
    const unsent = COMMANDS.filter(({ opcode }) => !opcodes.has(opcode)).map(({ name }) => name);
    assert.deepEqual(unsent, [], "commands that no test sends");
    const { btmon, tshark, complaints } = readByOthers(frames, "sent");
    assert.deepEqual(complaints.slice(0, 10), []);
    assert.deepEqual([btmon, tshark], [frames.length, frames.length]);
    console.log(`frames: ${frames.length.toLocaleString("en")} of ours read by btmon and tshark`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
