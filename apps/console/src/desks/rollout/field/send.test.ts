import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { memoryOutbox } from "../../../offline/outbox.ts";
import { type Result, sendWaiting } from "./send.ts";
import { type FieldAction, type PendingAction, readPending } from "./waiting.ts";

const action = (at: number, by = "officer"): PendingAction => ({
  id: randomUUID(),
  code: "K7M4P2QD",
  action: "in-place",
  at,
  by,
});
const noPhoto = (): Promise<never> => Promise.reject(new Error("no action here has a photo"));
const kept = async (actions: readonly FieldAction[]): Promise<readonly Result[]> =>
  actions.map(({ id }) => ({ id, result: "kept" }));

test("what waits is sent in the order in which it was done, at most 200 at a time, and then waits no more", async () => {
  const waiting = memoryOutbox<PendingAction>();
  for (let at = 450; at > 0; at -= 1) await waiting.add(action(at));
  const batches: number[][] = [];
  const sent = await sendWaiting(
    waiting,
    "officer",
    (actions) => {
      batches.push(actions.map(({ at }) => at));
      return kept(actions);
    },
    noPhoto,
  );
  assert.deepEqual(sent, { arrived: 450, unknown: [] });
  assert.deepEqual(
    batches.map(({ length }) => length),
    [200, 200, 50],
  );
  assert.deepEqual(
    batches.flat(),
    Array.from({ length: 450 }, (_, i) => i + 1),
  );
  assert.deepEqual(await waiting.all(), []);
});

test("without a network nothing is lost, and a batch that was answered is not sent again", async () => {
  const waiting = memoryOutbox<PendingAction>();
  for (let at = 1; at <= 250; at += 1) await waiting.add(action(at));
  let calls = 0;
  const once = async (actions: readonly FieldAction[]) => {
    calls += 1;
    if (calls > 1) throw new Error("no answer came");
    return kept(actions);
  };
  await assert.rejects(sendWaiting(waiting, "officer", once, noPhoto), /no answer/);
  assert.equal((await waiting.all()).length, 50);
});

test("a code that is not there is named and waits no more; who else marked on this phone sends their own", async () => {
  const waiting = memoryOutbox<PendingAction>();
  await waiting.add(action(1));
  await waiting.add(action(2, "somebody else"));
  const sent = await sendWaiting(
    waiting,
    "officer",
    async (actions) => actions.map(({ id }) => ({ id, result: "not_found" })),
    noPhoto,
  );
  assert.deepEqual(sent, { arrived: 0, unknown: ["K7M4P2QD"] });
  assert.deepEqual(
    (await waiting.all()).map(({ by }) => by),
    ["somebody else"],
  );
});

test("a photo follows its action; when the line breaks between the two, both are sent again", async () => {
  const waiting = memoryOutbox<PendingAction>();
  const photo = new Blob(["picture"]);
  const first = { ...action(1), photo };
  await waiting.add(first);
  await waiting.add(action(2));
  const photos: string[] = [];
  let broken = true;
  const sendPhoto = async (id: string): Promise<void> => {
    if (broken) throw new Error("no answer came");
    photos.push(id);
  };
  await assert.rejects(sendWaiting(waiting, "officer", kept, sendPhoto), /no answer/);
  assert.equal((await waiting.all()).length, 2);
  broken = false;
  assert.deepEqual(await sendWaiting(waiting, "officer", kept, sendPhoto), { arrived: 2, unknown: [] });
  assert.deepEqual(photos, [first.id]);
});

test("an action that waits since the page called it otherwise is sent as it is called now", () => {
  const { action: deed, ...rest } = action(1);
  assert.deepEqual(readPending({ ...rest, deed }), { ...rest, action: deed });
  assert.deepEqual(readPending({ ...rest, action: deed }), { ...rest, action: deed });
});
