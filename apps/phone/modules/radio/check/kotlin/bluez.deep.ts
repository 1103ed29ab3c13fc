/** Only here: the Kotlin engine meets a Bluetooth peer that nobody here wrote, BlueZ's daemon on the kernel's own Bluetooth.
 * It runs in a virtual machine with Debian's kernel and virtual controllers, the JVM too, behind pipes to the host of packages/radio; with
 * each step the engine in TypeScript is asked the same and must say the same. No Android is in it, and no distance.
 */
import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { after, test } from "node:test";
import { engineLines } from "./engine-lines.ts";
import { lacking } from "./tools.ts";

const MEET = resolve(import.meta.dirname, "../../../../../..", "packages/radio/src/testing/vm/meet.ts");

/** What came of one meeting. */
interface MeetingResult {
  readonly title: string;
  readonly lacking?: string;
  readonly fault?: string;
}

/** All meetings, and how the program ended. */
async function meet(): Promise<{ readonly met: readonly MeetingResult[]; readonly status: number | null }> {
  const child = fork(MEET, await engineLines(), { execArgv: [] });
  after(() => child.kill("SIGKILL"));
  const met: MeetingResult[] = [];
  child.on("message", (one) => void met.push(one as MeetingResult));
  return { met, status: (await once(child, "close"))[0] as number | null };
}

const lack = lacking();
if (lack) test("kotlin-bluez", { skip: lack }, () => {});
else {
  const { met, status } = await meet();
  test("kotlin and BlueZ: every meeting came to its end", () => {
    assert.equal(status, 0);
    assert.ok(met.length > 0);
  });
  for (const { title, lacking: why, fault } of met)
    test(`kotlin: ${title}`, { skip: why }, () => assert.ok(fault === undefined, fault));
}
