/** Where jumps of time end. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isoInstant, parseInstant } from "@bluezone/protocol/time";
import { nextExport, nextMorning } from "./jump.ts";

const at = (local: string) => parseInstant(`2020-12-${local}+07:00`);

test("the next list comes out a minute after the next ten minutes that have ended", () => {
  for (const [now, next] of [
    ["28T08:00:00", "28T08:01:00"],
    ["28T08:00:59", "28T08:01:00"],
    ["28T08:01:00", "28T08:11:00"],
    ["28T08:10:30", "28T08:11:00"],
    ["28T08:11:00", "28T08:21:00"],
  ] as const)
    assert.equal(isoInstant(nextExport(at(now))), isoInstant(at(next)), now);
});

test("what was uploaded within a window is in the list after its end", () => {
  for (const [now, published, next] of [
    ["28T09:00:45", "28T09:00:40", "28T09:11:00"],
    ["28T09:05:00", "28T09:00:40", "28T09:11:00"],
    ["28T09:12:00", "28T09:00:40", "28T09:21:00"],
  ] as const)
    assert.equal(isoInstant(nextExport(at(now), at(published))), isoInstant(at(next)), now);
});

test("the next morning is today's before eight, and tomorrow's from eight on", () => {
  for (const [now, next] of [
    ["28T07:59:59", "28T08:00:00"],
    ["28T08:00:00", "29T08:00:00"],
    ["28T23:30:00", "29T08:00:00"],
  ] as const)
    assert.equal(isoInstant(nextMorning(at(now))), isoInstant(at(next)), now);
});
