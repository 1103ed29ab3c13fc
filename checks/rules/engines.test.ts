/**
 * Scripts run on the Node that comes along as a package; the machine's own runs npm alone. So the lock holds no demand for a
 * newer one: npm would warn of each on Node 20, which we support. What packages ask for is looked at here, by the Node that counts.
 */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";

const { satisfies } = createRequire(import.meta.url)("semver") as {
  satisfies(version: string, range: string): boolean;
};
type Package = { readonly engines?: { readonly node?: string } };
const read = (path: string) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"));
const locked = Object.entries((read("package-lock.json") as { packages: Record<string, Package> }).packages);

test("every package that is installed runs on the Node that comes along", () => {
  const installed = locked
    .map(([path]) => `${path}/package.json`)
    .filter(
      (path) => path.startsWith("node_modules/") && existsSync(new URL(`../../${path}`, import.meta.url)),
    );
  assert.ok(installed.length > 500);
  for (const path of installed) {
    const { engines } = read(path) as Package;
    assert.ok(satisfies(process.version, engines?.node ?? "*"), `${path}: ${engines?.node}`);
  }
});

test("npm on Node 20 finds nothing in the lock to warn of: a demand for a newer Node is taken out by hand", () => {
  const asking = locked.filter(([, { engines }]) => !satisfies("20.20.2", engines?.node ?? "*"));
  assert.deepEqual(
    asking.map(([path]) => path),
    [],
  );
});
