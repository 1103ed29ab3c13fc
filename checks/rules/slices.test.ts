/** What a slice of a desk must not forget: each of its tables is in a backup or left out of it, has an end or says why none, and its README has a row. */
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

  test(`${server}: every table has a rule of retention, or says what ends its rows instead`, () => {
    const { PLAN, LEFT_OUT, SLICES, RULES } = SERVERS[server];
    const rules = "records" in RULES ? [...RULES.leftBehind, ...RULES.records] : RULES;
    const ruled = rules.map(({ table }): string => table);
    const lasting = SLICES.flatMap((slice) => Object.entries<string | undefined>(slice.lasting ?? {}));
    const named = [...PLAN.tables, ...LEFT_OUT];
    const both = new Set([...ruled, ...lasting.map(([table]) => table)]);
    assert.deepEqual(
      named.filter((table) => !both.has(table)),
      [],
      "say `retention`, `keep` or `lasting` in slice.ts",
    );
    assert.deepEqual(
      lasting.map(([table]) => table).filter((table) => ruled.includes(table)),
      [],
      "it has a rule",
    );
    const ENDS = ["a job", "the next one", "nothing"];
    assert.deepEqual(
      lasting.filter(
        ([, end = ""]) => !ENDS.includes(end) && !ruled.includes(end) && !named.includes(end as never),
      ),
      [],
      "it goes with a table that is not there",
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
