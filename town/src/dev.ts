/**
 * `npm run dev`: the town, which starts again when a source of its servers changes, and beside it the desks' pages from their
 * sources, reloaded on change. They are 1,000 ports above the desks of the town. Ctrl-C ends all.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { serveDesk } from "@bluezone/console/dev";
import { townConfig } from "./config.ts";

const ABOVE = 1_000;

const { healthPort, rolloutPort } = townConfig(process.env);
const desks = await Promise.all(
  [
    { page: "health.html", of: healthPort },
    { page: "rollout.html", of: rolloutPort },
  ].map(({ page, of }) => serveDesk({ page, port: of + ABOVE, server: `http://127.0.0.1:${of}` })),
);
for (const { url } of desks) console.log(`${url}  (${url}kit.html)`);

const town = spawn(
  process.execPath,
  ["--watch", "--watch-preserve-output", `${import.meta.dirname}/main.ts`],
  { stdio: "inherit" },
);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => town.kill(signal));
await once(town, "exit");
await Promise.all(desks.map(({ close }) => close()));
