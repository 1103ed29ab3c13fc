#!/usr/bin/env node
// The way in under any Node: hands over to Node 24, which runs the TypeScript as it stands.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const main = new URL("../src/main.ts", import.meta.url);
const modules = new URL("../../../node_modules/", import.meta.url);
const platform = process.platform === "win32" ? "win" : process.platform;
// npm before version 10 leaves out the link to what is optional.
const bundled = [".bin/node", `node-${platform}-${process.arch}/bin/node`]
  .map((path) => fileURLToPath(new URL(path, modules)))
  .find((path) => existsSync(path));
if (Number(process.versions.node.split(".")[0]) >= 24) {
  await import(main.href);
} else if (bundled) {
  const child = spawn(bundled, [fileURLToPath(main), ...process.argv.slice(2)], {
    // The channel closes with this process, also when it is killed: a server must not be left behind.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  // Nor when only this process is told to end.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (status) => {
    process.exitCode = status ?? 70;
  });
} else {
  console.error("bluezone: needs Node 24; run `npm ci` (without --omit=optional) in the project first.");
  process.exitCode = 69;
}
