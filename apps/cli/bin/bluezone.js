#!/usr/bin/env node
// The way in under any Node: hands over to Node 24, which runs the TypeScript as it stands.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const bundled = fileURLToPath(new URL("../../../node_modules/.bin/node", import.meta.url));
if (Number(process.versions.node.split(".")[0]) >= 24) {
  await import(main);
} else if (existsSync(bundled)) {
  const run = spawnSync(bundled, [main, ...process.argv.slice(2)], { stdio: "inherit" });
  process.exitCode = run.status ?? 1;
} else {
  console.error("bluezone: needs Node 24; run `npm ci` (without --omit=optional) in the project first.");
  process.exitCode = 69;
}
