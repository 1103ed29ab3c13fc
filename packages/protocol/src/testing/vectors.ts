/** Reads the language-neutral cases in `vectors/` at the top of the repository, for tests. */
import { readFileSync } from "node:fs";

/** The cases of one file, by its name without `.json`. The caller says their shape. */
export const vectors = <Cases>(name: string): Cases =>
  JSON.parse(readFileSync(new URL(`../../../../vectors/${name}.json`, import.meta.url), "utf8"));
