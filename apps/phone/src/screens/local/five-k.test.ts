import assert from "node:assert/strict";
import { test } from "node:test";
import { isoDay, parseDay } from "@bluezone/protocol/time";
import { adviceOn } from "./five-k.ts";

test("[D09] 5K is advised from the end of August 2020 until it became 2K, and nothing is made up before or after", () => {
  assert.equal(adviceOn(parseDay("2020-08-29")), undefined);
  const message = adviceOn(parseDay("2020-12-27"));
  assert.equal(message?.items.length, 5);
  assert.equal(message && isoDay(message.validFrom), "2020-08-30");
  assert.equal(adviceOn(parseDay("2022-09-05")), undefined);
});
