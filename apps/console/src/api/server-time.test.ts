import assert from "node:assert/strict";
import { test } from "node:test";
import { Instant } from "@bluezone/protocol/time";
import { createServerTime } from "./server-time.ts";

test("the desk's time is the latest that the server said, and an answer overtaken on the way does not set it back", () => {
  const time = createServerTime();
  const seen: (number | undefined)[] = [];
  const end = time.subscribe(() => seen.push(time.now()));
  assert.equal(time.now(), undefined);
  time.heard(Instant(2_000));
  time.heard(Instant(1_000));
  end();
  time.heard(Instant(3_000));
  assert.deepEqual(seen, [2_000]);
  assert.equal(time.now(), 3_000);
});
