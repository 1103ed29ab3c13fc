/** Holds servers to "`store.ts` has the only SQL" (CONTRIBUTING): whoever looks for a statement looks in stores and migrations. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parseSync } from "oxc-parser";
import { isTest, sources, TOP } from "./imports.ts";

/** The servers that keep to it. */
const SERVERS = ["servers/keys", "servers/rollout", "servers/health"];
/** `store.ts`, a second one of a slice (`numbers/scans-store.ts`), and how its tables came to be. */
const STORES = /[/-]store\.ts$|[/-]migration\.ts$|\/src\/migrations\//;
/** On the health server also how long things are kept, and how what a store asks is counted up to a limit. */
const HEALTH = /^servers\/health\/src\/(?:retention\/|count-to\.ts$|.*\/keep\.ts$)/;
const may = (file: string): boolean => [STORES, HEALTH].some((where) => where.test(file));
const STATEMENT = /\b(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(/;

/** Whether a file has a statement in it, or the tag with which one is written out. */
function hasSql(file: string, text: string): boolean {
  const { module } = parseSync(file, text);
  const tag = module.staticImports.some(
    ({ moduleRequest, entries }) =>
      moduleRequest.value === "kysely" &&
      entries.some(({ importName, isType }) => importName.name === "sql" && !isType),
  );
  return tag || STATEMENT.test(text);
}

for (const server of SERVERS)
  test(`${server}: SQL stands in stores and migrations alone`, () => {
    const found = sources(join(server, "src")).filter(
      (file) => !isTest(file) && hasSql(file, readFileSync(join(TOP, file), "utf8")),
    );
    assert.ok(found.length > 10, "statements were found at all");
    assert.deepEqual(
      found.filter((file) => !may(file)),
      [],
    );
  });

test("a statement in a route is found: the check can fail", () => {
  assert.equal(hasSql("route.ts", 'db.selectFrom("unit").selectAll()'), true);
  assert.equal(hasSql("route.ts", "({ exists, selectFrom }) => exists(selectFrom(x))"), true);
  assert.equal(hasSql("route.ts", 'import { sql as raw } from "kysely";'), true);
  assert.equal(hasSql("route.ts", 'import { type RawBuilder, type sql } from "kysely";'), false);
  assert.equal(may("servers/x/src/numbers/route.ts"), false);
  assert.equal(may("servers/x/src/numbers/restore.ts"), false);
  assert.equal(may("servers/x/src/numbers/keep.ts"), false);
  assert.equal(may("servers/health/src/cases/route.ts"), false);
});
