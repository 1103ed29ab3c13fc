/** The READMEs of the servers list every variable that their configuration reads, and no other. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";

import { FILES_VARIABLES } from "@bluezone/server-kit/files/files-place";

const top = resolve(import.meta.dirname, "../..");

for (const [room, prefix] of [
  ["servers/keys", "KEYS_"],
  ["servers/health", "HEALTH_"],
  ["servers/rollout", "ROLLOUT_"],
  ["town", "TOWN_"],
] as const)
  test(`${room}/README.md lists the variables that ${room} reads`, () => {
    const names = (text: string, pattern: RegExp) =>
      [...new Set([...text.matchAll(pattern)].map(([, name]) => name))].sort();
    const code = readFileSync(resolve(top, room, "src/config.ts"), "utf8");
    // Where files are is read in one place for all servers.
    const shared = code.includes("readFilesPlace(") ? FILES_VARIABLES.map((name) => prefix + name) : [];
    const read = [...names(code, new RegExp(`"(${prefix}[A-Z_]+|DATABASE_URL)"`, "g")), ...shared].sort();
    const listed = names(
      readFileSync(resolve(top, room, "README.md"), "utf8"),
      new RegExp(`\`(${prefix}[A-Z0-9_]+|DATABASE_URL)\``, "g"),
    );
    assert.ok(read.length > 0);
    assert.deepEqual(listed, read);
  });
