/** A file of the roots that a reader of signed documents trusts. */
import { Root } from "@bluezone/contract/signed";
import { z } from "zod";
import { readJson } from "./input-file.ts";

/** Roots of each kind of document. */
export const Roots = z.strictObject({
  config: z.array(Root).min(1),
  policy: z.array(Root).default([]),
  hotlines: z.array(Root).default([]),
});
export type Roots = z.output<typeof Roots>;

/** Roots of all three documents, or the one root of the configuration as `config root --json` shows it. */
export function readRoots(file: string): Promise<Roots> {
  const either = z.union([Roots, Root.strict().transform((root) => Roots.parse({ config: [root] }))]);
  return readJson(
    file,
    either,
    'a root {"kid", "publicKey"}, or {"config": [root], "policy": [root], "hotlines": [root]}',
  );
}
