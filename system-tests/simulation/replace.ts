/** Loaded before a worker's code: where a mutant's file is loaded, its changed text stands for it. No file is written. */
import { registerHooks } from "node:module";
import { MUTANT, MUTANTS } from "./mutants.ts";

const mutant = MUTANTS.find(({ name }) => name === process.env[MUTANT]);
if (!mutant) throw new Error(`there is no mutant ${process.env[MUTANT]}`);
const url = new URL(`../../${mutant.file}`, import.meta.url).href;
registerHooks({
  load(asked, context, next) {
    const loaded = next(asked, context);
    if (asked !== url || !loaded.source) return loaded;
    const text = Buffer.from(loaded.source as Uint8Array).toString();
    if (text.split(mutant.from).length !== 2)
      throw new Error(`${mutant.name}: its text is not once in its file`);
    return { ...loaded, source: text.replace(mutant.from, () => mutant.to) };
  },
});
