/** The seed of the order in which quick tests run: that of `SHUFFLE`, else a fresh one. Whoever draws it prints it. */
import { randomInt } from "node:crypto";

/** What `SHUFFLE` is for this run; "reversed" gives every file's own order, from its end. */
export const seed: string = process.env["SHUFFLE"] ?? String(randomInt(1_000_000));
