import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { WORKER } from "./worker.ts";

type Heard = (event: { waitUntil(work: Promise<unknown>): void }) => void;

test("a new worker lets go of what older ones kept, and of nothing that other pages of the address keep", async () => {
  const kept = new Set([
    "bluezone-pages-1",
    "bluezone-station-page",
    "bluezone-station-sound",
    "bluezone-round",
  ]);
  const heard = new Map<string, Heard>();
  runInNewContext(WORKER, {
    self: {
      addEventListener: (name: string, hears: Heard) => heard.set(name, hears),
      clients: { claim: async () => {} },
    },
    caches: { keys: async () => [...kept], delete: async (name: string) => kept.delete(name) },
  });
  let activated: Promise<unknown> | undefined;
  heard.get("activate")?.({ waitUntil: (work) => (activated = work) });
  await activated;
  assert.deepEqual([...kept], ["bluezone-station-page", "bluezone-station-sound", "bluezone-round"]);
});
