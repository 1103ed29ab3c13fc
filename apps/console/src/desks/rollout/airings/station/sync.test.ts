import assert from "node:assert/strict";
import { test } from "node:test";
import { confirmAirings, takeBackAiring } from "@bluezone/contract/rollout/airings";
import { type Instant, parseInstant } from "@bluezone/protocol/time";
import { createKeep, type StationAction } from "./keep.ts";
import { type Ask, type Refusal, sync } from "./sync.ts";

const now = (): Instant => parseInstant("2020-12-28T11:18:00+07:00");
const action = (n: number): StationAction => ({
  kind: "confirm",
  confirmation: {
    id: `00000000-0000-4000-8000-00000000000${n}`,
    station: "889-district-station@2019-10-06",
    day: "2020-12-28",
    slot: "11:15",
    bulletinId: "bulletin-0000001",
    checksum: "a".repeat(64),
    airedAt: "2020-12-28T04:17:00.000Z",
  },
});
function keepWith(...actions: readonly StationAction[]) {
  const texts = new Map<string, string>();
  const keep = createKeep({
    getItem: (name) => texts.get(name) ?? null,
    setItem: (name, text) => void texts.set(name, text),
    removeItem: (name) => void texts.delete(name),
  });
  for (const one of actions) keep.add(one);
  return keep;
}
const fails =
  (status: number, code: string): Ask =>
  async () => ({ ok: false, status, code, message: "" });

test("without an answer, without a session or while the server fails, no action is lost", async () => {
  for (const [status, code, line] of [
    [0, "unreachable", "offline"],
    [503, "busy", "offline"],
    [401, "not_signed_in", "signed-out"],
    [403, "not_allowed", "not-a-station"],
  ] as const) {
    const keep = keepWith(action(1));
    assert.equal(await sync(fails(status, code), keep, now, () => assert.fail()), line);
    assert.deepEqual(keep.waiting(), [action(1)]);
  }
});

test("what the server took is done with, what it will never take is told, and neither is sent again", async () => {
  const keep = keepWith(action(1), action(2));
  const refusals: Refusal[] = [];
  const ask: Ask = async (endpoint) =>
    endpoint.path === confirmAirings.path
      ? ({
          ok: true,
          value: {
            outcomes: [1, 2].map((n) => ({
              id: `00000000-0000-4000-8000-00000000000${n}`,
              outcome: n === 1 ? "late" : "too_late",
            })),
          },
        } as never)
      : { ok: false, status: 0, code: "unreachable", message: "" };
  assert.equal(await sync(ask, keep, now, (one) => refusals.push(one)), "offline");
  assert.deepEqual(refusals, [{ slot: "11:15", outcome: "too_late" }]);
  assert.deepEqual(keep.waiting(), []);
});

test("what is taken back goes before what is confirmed; one that was never sent is done with, one that is too old is told", async () => {
  const takeBack = (n: number): StationAction => ({ kind: "take-back", id: `${n}`, slot: "11:15" });
  const keep = keepWith(action(1), takeBack(2), takeBack(3));
  const asked: string[] = [];
  const refusals: Refusal[] = [];
  const codes = ["not_found", "too_late", "unreachable"];
  const ask: Ask = async (endpoint) => {
    asked.push(endpoint.path);
    return { ok: false, status: 0, code: codes.shift() ?? "", message: "" };
  };
  assert.equal(await sync(ask, keep, now, (one) => refusals.push(one)), "offline");
  assert.deepEqual(asked, [takeBackAiring.path, takeBackAiring.path, confirmAirings.path]);
  assert.deepEqual(refusals, [{ slot: "11:15", outcome: "kept" }]);
  assert.deepEqual(keep.waiting(), [action(1)]);
});
