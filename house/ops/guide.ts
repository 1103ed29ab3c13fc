/** The commands of the operator's guide: its blocks of shell that say where they run. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

/** `values` hold in every later block; `both` needs the network outside. */
type Place = "values" | "both" | "keys" | "health" | "rollout" | "anywhere";

export type Block = {
  readonly place: Place;
  readonly commands: string;
  /** Where it stands in the guide. */
  readonly line: number;
  /** The section that it stands in. */
  readonly section: string;
};

const guide = resolve(import.meta.dirname, "../../docs/guides/operator.md");

/** Blocks in the order of the guide. A block of another place stops the test: nobody would run it. */
export function blocksOf(text: string): readonly Block[] {
  const lines = text.split("\n");
  const blocks: Block[] = [];
  let section = "";
  for (const [i, line] of lines.entries()) {
    if (line.startsWith("## ")) section = line.slice(3);
    const [, place] = /^```sh (\S+)$/.exec(line) ?? [];
    if (place === undefined) continue;
    if (!["values", "both", "keys", "health", "rollout", "anywhere"].includes(place))
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

export const readBlocks = (): readonly Block[] => blocksOf(readFileSync(guide, "utf8"));
