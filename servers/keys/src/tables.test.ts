/** The whole server on a clock that tells fractions of a millisecond. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { config } from "@bluezone/contract/keys/config";
import { Milliseconds, Minutes } from "@bluezone/protocol/time";

import { dayKeys } from "./testing/authority.ts";
import { sharedEngine, startKeys } from "./testing/keys-server.ts";

const engine = sharedEngine();

test("a clock that tells fractions of a millisecond breaks no statement: a share comes in and goes out", async () => {
  const keys = await startKeys(engine);
  keys.clock.advance(Milliseconds(0.25));
  await keys.jobs();
  const share = await keys.share({ keys: dayKeys(keys.clock.now(), 3) });
  assert.ok(share.ok);
  keys.clock.advance(Minutes(11.123_456_7));
  assert.ok(!Number.isInteger(keys.clock.now()));
  await keys.jobs();
  assert.deepEqual(keys.events.named("job_failed"), []);
  assert.equal(keys.events.named("window_exported").length, 1);
  assert.equal(typeof (await keys.text(config.path)), "string");
});
