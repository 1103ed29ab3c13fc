/**
 * The engine in Kotlin over a real line to controllers: BlueZ's emulated ones, driven by the host of packages/radio, which does what the
 * engine says. Each phone is a JVM of its own. Phones with our own engine, a host of others and hostile peers are among them, and with
 * each step the engine in TypeScript is asked the same and must say the same. No Android is in it, and no distance.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { after, test } from "node:test";
import { engineLines } from "./engine-lines.ts";
import { lacking } from "./tools.ts";

const MEET = resolve(import.meta.dirname, "../../../../../..", "packages/radio/src/testing/meetings.ts");

/** What came of one situation. */
interface MeetingResult {
  readonly title: string;
  readonly lacking?: string;
  readonly fault?: string;
  readonly engines: number;
  readonly agreed: number;
}

/** All situations, and how the program ended. */
async function meet(): Promise<{ readonly met: readonly MeetingResult[]; readonly status: number | null }> {
  const child = spawn(process.execPath, [MEET, ...(await engineLines())], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  after(() => child.kill("SIGKILL"));
  const ended = once(child, "close");
  let text = "";
  for await (const chunk of child.stdout) text += String(chunk);
  const met = text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as MeetingResult]));
  return { met, status: (await ended)[0] as number | null };
}

const lack = lacking();
if (lack) test("kotlin-meetings", { skip: lack }, () => {});
else {
  const { met, status } = await meet();
  test("kotlin: every situation came to its end", () => {
    assert.equal(status, 0);
    assert.ok(met.length > 0);
  });
  for (const { title, lacking: why, fault, engines, agreed } of met)
    test(`kotlin: ${title}`, { skip: why }, () => {
      assert.equal(fault, undefined);
      assert.ok(engines > 0 && agreed > 0);
    });
}
