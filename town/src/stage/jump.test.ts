/** Where jumps of time end. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Days, Hours, isoInstant, Minutes, parseInstant, plus } from "@bluezone/protocol/time";
import { PEOPLE } from "../people/seed.ts";
import { Town } from "../world/town.ts";
import { gaitOf, nextExport, nextMorning } from "./jump.ts";

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

test("in a day of a long jump each phone is run twice an hour and checks at least once in it, servers look every other hour, and that is all the work", async () => {
  const secret = (n: number) => Buffer.alloc(32, n).toString("base64");
  const people = PEOPLE.slice(0, 2);
  const town = await Town.open({
    ...{
      folder: null,
      start: parseInstant("2020-12-28T08:00:00+07:00"),
      seed: 3,
      profile: "default" as const,
    },
    ...{ people, keysPort: 0, healthPort: 0, secrets: { keys: secret(1), health: secret(2) } },
  });
  try {
    await town.advance(Minutes(1));
    const from = town.clock.now();
    const { rest, jobs } = gaitOf({ goal: "quarantine", from, to: plus(from, Days(14)) });
    let [moves, calls] = [0, 0];
    town.clock.onMove(() => {
      moves += 1;
    });
    for (const { wire } of town.residents.values())
      wire.onExchange(() => {
        calls += 1;
      });
    town.rest = rest;
    town.jobStep = jobs;
    await town.advance(Days(1));
    const checked = [...town.residents.values()].map(({ phone }) => phone.state().lines.lastChecked ?? 0);
    assert.ok(
      checked.every((at) => town.clock.now() - at <= Hours(1)),
      "everybody has checked of late",
    );
    // Twice an hour for phones that were run at two instants, once in two hours for the servers.
    assert.ok(moves >= 48 && moves <= 24 * 5, `${moves} instants`);
    assert.ok(calls >= 2 * 24 && calls <= 2 * 48 * 2, `${calls} calls`);
  } finally {
    await town.close();
  }
});
