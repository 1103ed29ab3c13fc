/** What a slice of a desk must not forget: each of its tables is in a backup or left out of it, and its README has a row. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import * as health from "@bluezone/health/slices";
import * as rollout from "@bluezone/rollout/slices";
import { TOP } from "./imports.ts";
import { tablesIn } from "./tables.ts";

const SERVERS = { "servers/health": health, "servers/rollout": rollout } as const;
type Server = keyof typeof SERVERS;
const SLICES = (
  JSON.parse(readFileSync(join(TOP, "layers.json"), "utf8")) as {
    rooms: Record<Server, { slices: readonly string[] }>;
  }
).rooms;

for (const server of Object.keys(SERVERS) as Server[]) {
  test(`${server}: every table of a slice is in a backup, or left out by name`, () => {
    const { PLAN, LEFT_OUT } = SERVERS[server];
    const named = new Set<string>([...PLAN.tables, ...LEFT_OUT]);
    const tables = tablesIn(`${server}/src/*/tables.ts`);
    assert.ok(tables.length > 10, `only ${tables.length} tables were found`);
    assert.deepEqual(
      tables.filter((table) => !named.has(table)),
      [],
      "say `backup` or `leftOut` in slice.ts",
    );
  });

  test(`${server}: its README has a row for every folder`, () => {
    const readme = readFileSync(join(TOP, server, "README.md"), "utf8");
    const folders = SLICES[server].slices.filter((name) => !name.endsWith(".ts"));
    assert.deepEqual(
      folders.filter((name) => !new RegExp(`\`(?:src/)?${name}/`).test(readme)),
      [],
    );
  });
}
