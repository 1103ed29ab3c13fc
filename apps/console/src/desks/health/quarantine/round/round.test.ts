/** A round on a device without a browser: what is recorded, sent, refused, corrected, and how long a list holds. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { RoundPerson, VisitResult } from "@bluezone/contract/health/quarantine-round";
import type { Api } from "../../../../api/api.ts";
import { Refused } from "../../../../api/refused.ts";
import {
  halfOf,
  insisted,
  newVisit,
  type PendingVisit,
  pendingOf,
  type Said,
  toSent,
} from "./pending-visit.ts";
import { holds, type RoundList } from "./round-list.ts";
import { memoryRound, type RoundStore } from "./round-store.ts";
import { sendVisits } from "./send-visits.ts";

const MORNING = Date.parse("2021-07-14T09:00:00+07:00");
const WELL: Said = { temperature: 36.8, symptoms: [] };
const HOT: Said = { temperature: 38.6, symptoms: ["cough"] };
const person = (id: string): RoundPerson => ({
  ...{ id, name: "Thạch Thị Sà Mách", phone: null, address: null, place: "home", siteName: null },
  ...{ day: 3, days: 14, morning: 0, afternoon: 0, testDue: false },
});
const list = (more: Partial<RoundList> = {}): RoundList => ({
  people: [person("a"), person("b")],
  ...{ by: "nurse", takenAt: MORNING, until: MORNING + 1_000, ahead: 0, ...more },
});
const store = (): RoundStore => memoryRound({ list: list(), person: { id: "nurse", name: "Nurse" } });
let drawn = 0;
const visit = (of: string, said: Said = WELL, before?: PendingVisit): PendingVisit => {
  drawn += 1;
  const at = MORNING + drawn;
  return newVisit(person(of), said, { id: `v${drawn}`, at, made: at, by: "nurse", before });
};

/** A server that answers each visit so. */
function server(answer: (id: string) => object): Api & { readonly sent: string[] } {
  const sent: string[] = [];
  return {
    sent,
    ask: (async (_: unknown, { visits }: { visits: readonly { visit: string }[] }) => {
      sent.push(...visits.map(({ visit: id }) => id));
      return { results: visits.map(({ visit: id }) => ({ visit: id, ...answer(id) }) as VisitResult) };
    }) as Api["ask"],
    upload: () => Promise.reject(new RangeError("nothing is uploaded here")),
    href: () => "",
  };
}
const kept = () => ({ result: "kept", nth: 1 });

test("a list holds from when it was taken until its end by the server's clock, and not with a clock that was put back", () => {
  const one = list({ takenAt: 100, until: 1_000, ahead: 0 });
  assert.deepEqual(
    [99, 100, 999, 1_000].map((now) => holds(one, now)),
    [false, true, true, false],
  );
  assert.deepEqual(
    [899, 900].map((now) => holds({ ...one, ahead: 100 }, now)),
    [true, false],
  );
});

test("the afternoon begins at noon in Vietnam", () => {
  assert.deepEqual(
    ["11:59:59", "12:00:00"].map((time) => halfOf(Date.parse(`2021-07-14T${time}+07:00`))),
    ["morning", "afternoon"],
  );
});

test("a visit goes out with its moment and with what was known, and without anybody's name", () => {
  const { visit: id, ...sent } = toSent({ ...visit("a", HOT), at: MORNING });
  assert.match(id, /^v/);
  assert.deepEqual(sent, {
    ...{ id: "a", at: "2021-07-14T02:00:00.000Z", seen: 0, place: "home", siteName: null, said: HOT },
  });
});

test("what arrived waits no more, and the list knows the entry; a second visit to that half-day corrects it", async () => {
  const here = store();
  await here.visits.add(visit("a"));
  assert.equal(await sendVisits(server(kept), here, "nurse"), 1);
  assert.deepEqual(await here.visits.all(), []);
  const known = (await here.readList())?.people.map(({ morning, afternoon }) => [morning, afternoon]);
  assert.deepEqual(known, [
    [1, 0],
    [0, 0],
  ]);
});

test("without an answer everything stays; what a colleague recorded on the same device is not sent", async () => {
  const here = store();
  await here.visits.add(visit("a"));
  await here.visits.add({ ...visit("b"), by: "colleague" });
  const dead = { ...server(kept), ask: () => Promise.reject(new Refused("unreachable", 0, "")) };
  await assert.rejects(sendVisits(dead, here, "nurse"), Refused);
  assert.equal((await here.visits.all()).length, 2);
  await sendVisits(server(kept), here, "nurse");
  assert.deepEqual(
    (await here.visits.all()).map(({ by }) => by),
    ["colleague"],
  );
});

test("what is refused stays with its reason, is not sent by itself again, and holds no other up", async () => {
  const here = store();
  const [first, second] = [visit("a"), visit("b")];
  for (const one of [first, second]) await here.visits.add(one);
  const at = server((id) =>
    id === first.id ? { result: "ended", day: "2021-07-14", kind: "died" } : kept(),
  );
  assert.equal(await sendVisits(at, here, "nurse"), 1);
  const [left] = await here.visits.all();
  assert.deepEqual([left?.id, left?.refused?.result], [first.id, "ended"]);
  await sendVisits(at, here, "nurse");
  assert.deepEqual(at.sent, [first.id, second.id]);
});

test("an officer's choice sends a conflict over what stands there, and a move with the new place; an end is not sent again", () => {
  const one = visit("a");
  const theirs = {
    nth: 4,
    temperature: 36.6,
    symptoms: [],
    by: "desk" as const,
    at: "2021-07-14T02:00:00.000Z",
  };
  const over = insisted({ ...one, refused: { visit: one.id, result: "conflict", theirs } });
  assert.deepEqual([over?.id, over?.seen, over?.refused], [one.id, 4, undefined]);
  const moved = { visit: one.id, result: "moved", place: "site", siteName: "Trường A" } as const;
  const there = insisted({ ...one, refused: moved });
  assert.deepEqual([there?.place, there?.siteName, there?.seen], ["site", "Trường A", 0]);
  for (const result of ["not_found", "day_invalid"] as const)
    assert.equal(insisted({ ...one, refused: { visit: one.id, result } }), undefined);
});

test("a correction takes the place of what has not left; of what has arrived meanwhile it is the next entry", async () => {
  const here = store();
  const first = visit("a");
  const better = visit("a", HOT, first);
  assert.equal(better.replaces, first.id);
  assert.equal(visit("a", "nobody", first).replaces, undefined);
  // The first one was on its way when it was corrected.
  await here.visits.add(first);
  const at = server(kept);
  const ask = at.ask;
  let corrected = false;
  at.ask = (async (...given: Parameters<typeof ask>) => {
    const answer = await ask(...given);
    if (!corrected) {
      corrected = true;
      await here.visits.add(better);
      await here.visits.remove([first.id]);
    }
    return answer;
  }) as typeof ask;
  const seen: number[] = [];
  const spy = {
    ...at,
    ask: (async (endpoint: never, told: { visits: readonly { seen: number }[] }) => {
      seen.push(...told.visits.map((one) => one.seen));
      return at.ask(endpoint, told as never);
    }) as Api["ask"],
  };
  assert.equal(await sendVisits(spy, here, "nurse"), 2);
  assert.deepEqual(seen, [0, 1]);
});

test("of a half-day a measured visit is shown before one at which nobody was met", () => {
  const [missed, measured] = [visit("a", "nobody"), visit("a")];
  assert.equal(pendingOf([missed], "a", "morning"), missed);
  assert.equal(pendingOf([measured, { ...missed, at: measured.at + 1 }], "a", "morning"), measured);
  assert.equal(pendingOf([measured], "a", "afternoon"), undefined);
  assert.equal(pendingOf([measured], "b", "morning"), undefined);
});
