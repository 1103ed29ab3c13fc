/** Holds docs/desk-endpoints.md to the contract. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { differing } from "../rules/differing.ts";
import { deskEndpoints, PAGE, page } from "./desk-endpoints.ts";

test("the page of the desks' endpoints is what the contract says: node checks/written/desk-endpoints.ts writes it", async () => {
  assert.ok((await deskEndpoints()).length > 30);
  const [was, is] = [readFileSync(PAGE, "utf8"), await page()];
  assert.ok(
    was === is,
    `node checks/written/desk-endpoints.ts writes it again:\n${differing(was, is).join("\n")}`,
  );
});

test("no two endpoints have one address, and every one has a sentence", async () => {
  const endpoints = await deskEndpoints();
  const names = endpoints.map(({ method, path }) => `${method} ${path}`);
  assert.deepEqual(
    names.filter((name, i) => names.indexOf(name) !== i),
    [],
  );
  assert.deepEqual(
    endpoints.filter(({ summary }) => !/^[A-Z0-9].*\.$/s.test(summary)).map(({ path }) => path),
    [],
  );
});
