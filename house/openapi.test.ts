import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { describe, FOLDER, SERVERS } from "./openapi.ts";

for (const name of SERVERS)
  test(`docs/openapi/${name}.json is what the ${name} server says at /docs/json`, async () => {
    const [was, is] = [readFileSync(join(FOLDER, `${name}.json`), "utf8"), await describe(name)];
    const known = new Set(was.split("\n"));
    const changed = is.split("\n").flatMap((line) => (known.has(line) ? [] : [line.slice(0, 80)]));
    assert.ok(was === is, `npm run openapi writes it again; new or changed:\n${changed.join("\n")}`);
  });
