/**
 * `node first-run.ts SERIAL`: walks through the app's first run as somebody of 16 or over who agrees to sensing and to nothing else. By
 * the names that the screens give their buttons, so in any language. What the system asks for was granted before (`pm grant`). Ends with
 * 1 when the walk does not come to its end.
 */
import { setTimeout } from "node:timers/promises";
import { adb } from "./adb.ts";
import { seen } from "./screen.ts";
import { AFTER, WALK } from "./walk.ts";

const serial = process.argv[2];
if (serial === undefined) throw new Error("node first-run.ts SERIAL");

const TRIES = 60;
const PAUSE_MS = 2_000;

const look = (): ReturnType<typeof seen> => {
  adb(serial, "shell", "uiautomator", "dump", "/sdcard/screen.xml");
  return seen(adb(serial, "exec-out", "cat", "/sdcard/screen.xml").toString("utf8"));
};

/** Taps the first of these that is on the screen, scrolling down where none is. Throws after two minutes. */
async function tap(ids: readonly string[]): Promise<string> {
  for (let i = 0; i < TRIES; i++) {
    const nodes = look();
    const node = ids.map((id) => nodes.find((one) => one.id === id)).find((one) => one !== undefined);
    if (node) {
      adb(serial!, "shell", "input", "tap", ...node.at.map(String));
      await setTimeout(PAUSE_MS);
      return node.id;
    }
    if (i % 3 === 2) adb(serial!, "shell", "input", "swipe", "500", "1400", "500", "700", "300");
    await setTimeout(PAUSE_MS);
  }
  throw new Error(`none of ${ids.join(", ")} is on the screen of ${serial}`);
}

for (const id of WALK) await tap([id]);
while ((await tap(AFTER)) !== "finish");
console.log(`${serial}: the first run is over`);
