/** The tables that a server's files declare, read from their text. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { TOP } from "./imports.ts";

/** The members of each `…Tables` type and of each `interface Tables` that is written out in the files of a pattern. */
export const tablesIn = (pattern: string): readonly string[] =>
  globSync(pattern, { cwd: TOP })
    .flatMap((file) => [
      ...readFileSync(join(TOP, file), "utf8").matchAll(
        /^(?:export type \w*Tables =| {2}interface Tables).*?\{(.*?)\}/gms,
      ),
    ])
    .flatMap(([, block = ""]) => [...block.matchAll(/(\w+): \w+\b/g)].map(([, name = ""]) => name));
