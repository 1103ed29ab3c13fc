/**
 * The seed of the order in which quick tests run: that of `SHUFFLE`; `SHUFFLE=random` draws one. Whoever uses it prints it. Without
 * either it is always the same, so that nobody's run fails by an order that nobody has tried yet.
 */
import { randomInt } from "node:crypto";

/** An order in which the whole suite was seen to pass. */
const TRIED = "723367";

const given = process.env["SHUFFLE"] ?? TRIED;
/** What `SHUFFLE` is for this run; "reversed" gives every file's own order, from its end. */
export const seed: string = given === "random" ? String(randomInt(1_000_000)) : given;
