import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { differing } from "../rules/differing.ts";
import { describe, FOLDER, SERVERS } from "./openapi.ts";

for (const name of SERVERS)
  test(`docs/openapi/${name}.json is what the ${name} server says at /docs/json`, async () => {
    const [was, is] = [readFileSync(join(FOLDER, `${name}.json`), "utf8"), await describe(name)];
    assert.ok(was === is, `npm run openapi writes it again:\n${differing(was, is).join("\n")}`);
  });
