import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { AGE_GROUPS } from "@bluezone/device/consent";
import { PROMISES } from "../../../../src/screens/first-run/promises.ts";
import { AFTER, WALK } from "./walk.ts";

const root = resolve(import.meta.dirname, "../../../../../..");
const workflow = readFileSync(join(root, ".github/workflows/phones.yml"), "utf8");
const screens = join(root, "apps/phone/src/screens/first-run");

test("each program that the phones' workflow runs is there", () => {
  const [, folder] = /^ {2}CHECK: (.+)$/m.exec(workflow)!;
  const programs = [...workflow.matchAll(/\$CHECK\/([\w.-]+)/g)].map(([, name]) => name!);
  assert.deepEqual([...new Set(programs)].sort(), ["first-run.ts", "guest.py", "heard.ts"]);
  for (const name of programs) assert.ok(existsSync(join(root, folder!, name)), name);
});

test("each name that the walk through the first run taps is one of its screens", () => {
  const text = readdirSync(screens)
    .map((name) => readFileSync(join(screens, name), "utf8"))
    .join("\n");
  const named = new Set([
    ...[...text.matchAll(/testID="([^"]+)"/g)].map(([, id]) => id),
    ...PROMISES.map((promise) => `promise-${promise}`),
    ...AGE_GROUPS.map((age) => `choice-${age}`),
  ]);
  for (const id of [...WALK, ...AFTER]) assert.ok(named.has(id), id);
});
