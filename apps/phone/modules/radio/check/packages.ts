/** The npm packages of the check (its own package.json and lock), in the user's cache: `npm ci` of the repository stays small. */
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { contentOf, made } from "./cache.ts";
import { must } from "./run.ts";

const FILES = ["package.json", "package-lock.json"];

/** The folder `node_modules` with them. Rejects when the registry does not give them. */
export async function packages(): Promise<string> {
  const files = FILES.map((name) => join(import.meta.dirname, name));
  const folder = await made("packages", contentOf(files), async (half) => {
    for (const name of FILES) copyFileSync(join(import.meta.dirname, name), join(half, name));
    await must("npm", ["ci", "--prefix", half, "--ignore-scripts", "--no-audit", "--no-fund"], half);
  });
  return join(folder, "node_modules");
}
