import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { staffChange, staffRead } from "@bluezone/contract/staff/endpoint";
import { Instant } from "@bluezone/protocol/time";
import { viewerOf } from "@bluezone/staff/viewer";
import { z } from "zod";
import { changed, createDesk, type Desk, unchanged, withoutChanges } from "./change.ts";

const NOW = Instant(1_609_120_800_000);
const answer = z.object({ version: z.int() });
const rename = staffChange({
  path: "/api/test/rename",
  summary: "Renames a thing.",
  permission: "things.write",
  request: z.object({ id: z.string(), version: z.int() }),
  response: answer,
});
const list = staffRead({
  path: "/api/test/list",
  summary: "Reads.",
  request: z.object({}),
  response: answer,
});
const officer = viewerOf(
  { id: "officer", name: "Một cán bộ", grants: [{ role: "officer", unitId: "u", path: "/u/" }] },
  { officer: ["things.write"] },
);

/** Endpoints as they were added, what was noted in which transaction, and how transactions ended. */
let added: Map<string, (request: object, call: object) => Promise<unknown>>;
let log: string[];
let desk: Desk<never>;
beforeEach(() => {
  added = new Map();
  log = [];
  const http = {
    route: (endpoint: { path: string }, handler: never) => void added.set(endpoint.path, handler),
  };
  const database = {
    async transaction(work: (trx: object) => Promise<unknown>) {
      log.push("begin");
      const done = await work({});
      log.push("commit");
      return done;
    },
  };
  const staff = {
    audit: async (_trx: object, now: Instant, { actor, action, subject }: Record<string, string>) =>
      void log.push(`${now === NOW} ${actor} ${action} ${subject}`),
  };
  desk = createDesk(http as never, { clock: { now: () => NOW }, database, staff } as never);
});
const call = (path: string, request: object) => added.get(path)?.(request, { caller: officer });

const renames = (row: { version: number; closed?: true } | undefined) =>
  desk.changeOf(
    rename,
    {
      lock: async (_trx, scope, { id }) => {
        log.push(`lock ${id} in ${scope.paths.join()}`);
        return row;
      },
      missing: "There is no such thing.",
      still: ({ closed }) => !closed,
    },
    async ({ version }) => changed({ version: version + 1 }, { action: "thing.rename", subject: "t" }),
  );

test("a change is one transaction: locked within reach, made, noted by who made it", async () => {
  renames({ version: 3 });
  assert.deepEqual(await call(rename.path, { id: "t", version: 3 }), { version: 4 });
  assert.deepEqual(log, ["begin", "lock t in /u/", "true officer thing.rename t", "commit"]);
});

test("what is out of reach is not found; what is not as it was seen, or cannot be changed any more, is a conflict", async () => {
  renames(undefined);
  await assert.rejects(call(rename.path, { id: "t", version: 3 }) ?? Promise.resolve(), {
    code: "not_found",
  });
  renames({ version: 4 });
  await assert.rejects(call(rename.path, { id: "t", version: 3 }) ?? Promise.resolve(), { code: "conflict" });
  renames({ version: 3, closed: true });
  await assert.rejects(call(rename.path, { id: "t", version: 3 }) ?? Promise.resolve(), { code: "conflict" });
  assert.ok(!log.includes("commit"));
});

test("what was so before is answered and not noted", async () => {
  desk.change(rename, async ({ version }) => unchanged({ version }));
  assert.deepEqual(await call(rename.path, { id: "t", version: 3 }), { version: 3 });
  assert.deepEqual(log, ["begin", "commit"]);
});

test("steps around a change are answered by the change, each in a transaction of its own", async () => {
  desk.changes(rename, async ({ version }, { change }) => {
    await change(async () => changed(undefined, { action: "thing.begin", subject: "t" }));
    log.push("sent");
    return change(async () => changed({ version }, { action: "thing.end", subject: "t" }));
  });
  assert.deepEqual(await call(rename.path, { id: "t", version: 1 }), { version: 1 });
  assert.deepEqual(
    log.filter((line) => line !== "begin" && line !== "commit"),
    ["true officer thing.begin t", "sent", "true officer thing.end t"],
  );
});

test("an endpoint that reads is no change, and one that changes is no reading: the compiler says so", () => {
  // @ts-expect-error a reading endpoint has no change
  desk.change(list, async () => unchanged({ version: 1 }));
  // @ts-expect-error a change cannot be added as a reading
  desk.read(rename, async () => ({ version: 1 }));
  // @ts-expect-error what is answered without an entry, and not said to be unchanged, is no change
  desk.change(rename, async () => ({ answer: { version: 1 }, entries: [] }));
  assert.equal(added.size, 2);
});

test("a change that is not added to the desk stops the start; what reads, and what phones call, does not", () => {
  const { reads: _, ...described } = list;
  const phones = { ...described, path: "/api/test/ask", audience: "device" } as const;
  const routed: string[] = [];
  const http = withoutChanges({ route: ({ path }: { path: string }) => void routed.push(path) } as never);
  assert.throws(() => http.route(rename, async () => ({ version: 1 })), {
    name: "TypeError",
    message: "/api/test/rename changes something: it is added to the desk",
  });
  for (const endpoint of [list, phones]) http.route(endpoint, async () => ({ version: 1 }));
  assert.deepEqual(routed, [list.path, phones.path]);
});
