/** The commands of a guide: its blocks of shell that say where they run. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** `values` hold in every later block; `both` needs the network outside; `node` is the machine of a node. */
const PLACES = ["values", "both", "keys", "health", "rollout", "anywhere", "node"] as const;
type Place = (typeof PLACES)[number];

export type Block = {
  readonly place: Place;
  readonly commands: string;
  /** Where it stands in the guide. */
  readonly line: number;
  /** The section that it stands in. */
  readonly section: string;
};

const guides = resolve(import.meta.dirname, "../../docs/guides");

/** Blocks in the order of the guide. A block of another place stops the test: nobody would run it. */
export function blocksOf(text: string): readonly Block[] {
  const lines = text.split("\n");
  const blocks: Block[] = [];
  let section = "";
  for (const [i, line] of lines.entries()) {
    if (line.startsWith("## ")) section = line.slice(3);
    const [, place] = /^```sh (\S+)$/.exec(line) ?? [];
    if (place === undefined) continue;
    if (!(PLACES as readonly string[]).includes(place))
      throw new RangeError(`line ${i + 1}: nobody knows where a block of ${place} runs`);
    const end = lines.indexOf("```", i);
    blocks.push({
      place: place as Place,
      commands: lines.slice(i + 1, end).join("\n"),
      line: i + 2,
      section,
    });
  }
  return blocks;
}

/** The blocks of a guide by its file's name. */
export const readBlocks = (name = "operator.md"): readonly Block[] =>
  blocksOf(readFileSync(join(guides, name), "utf8"));
