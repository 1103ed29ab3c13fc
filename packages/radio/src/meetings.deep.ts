/**
 * radio-meetings: phones with our own engine over BlueZ's emulated controllers, some of the others hostile. What is tried stands in
 * `testing/meetings.ts`; other engines are tried in the same situations.
 */
import { after, before, describe, test } from "node:test";
import { type Emulator, startEmulator, withoutEmulator } from "./testing/btvirt.ts";
import { Meeting } from "./testing/meeting.ts";
import { MEETINGS } from "./testing/meetings.ts";

const why = withoutEmulator();
// A test of its own, so that it is counted as skipped.
if (why) test("radio-meetings", { skip: `needs btvirt: ${why}` }, () => {});
describe("radio-meetings", { skip: why !== undefined }, () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator();
  });
  after(() => emulator?.close());

  for (const [title, happens] of Object.entries(MEETINGS))
    test(title, async () => {
      const at = new Meeting(emulator.socket, () => undefined);
      await happens(at).finally(() => at.end());
    });
});
