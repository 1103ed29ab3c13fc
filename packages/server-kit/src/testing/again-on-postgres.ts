/** The tests of a folder that stand on a database, once more on a real PostgreSQL server. */
import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, test } from "node:test";
import { noPostgres } from "./postgres.ts";

/** What a test file that opens a database says. */
const OPENS = /\b(testEngine|testSchema|testHealth|sharedEngine|startKeys|testDesk|testRollout)[(<]/;

/**
 * Registers every test file below `folder` that opens a fresh database, as a suite of its own, with all those databases
 * on one PostgreSQL server. Where none is installed, each is skipped by name.
 */
export function againOnPostgres(folder: string): void {
  process.env["TEST_DATABASE"] = "postgres";
  const files = globSync("**/*.test.ts", { cwd: folder })
    .filter((file) => OPENS.test(readFileSync(resolve(folder, file), "utf8")))
    .sort();
  for (const file of files)
    if (noPostgres) test(`on PostgreSQL: ${file}`, { skip: noPostgres }, () => {});
    else describe(`on PostgreSQL: ${file}`, () => import(resolve(folder, file)));
}
