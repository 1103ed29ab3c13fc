/**
 * What may be told of an unexpected error: its kind and the place in the code. Never its message: database and
 * parser messages quote the values that they stumbled over.
 */
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { Name } from "./events.ts";

/** An unexpected error, told without what it says. */
export type Defect = {
  /** The error's class, with its code where it has one: "TypeError", "DatabaseError/23505", "Error/ENOSPC". */
  readonly kind: Name;
  /** File and line of our own code that was nearest to it, or "elsewhere". */
  readonly place: Name;
};

/** Codes that programs give: an SQLSTATE, ENOSPC, a word of ours. Nothing as long as a verification code has digits. */
const CODE = /^([0-9A-Z]{5}|[A-Z_]{2,40}|[a-z_]{2,40})$/;

const top = fileURLToPath(new URL("../../../..", import.meta.url));

/** What may be told of anything that was thrown. */
export function Defect(thrown: unknown): Defect {
  if (!(thrown instanceof Error)) return { kind: Name("not-an-error"), place: Name("elsewhere") };
  const code = "code" in thrown ? String(thrown.code) : "";
  const kind = [thrown.constructor.name.replace(/\W/g, "").slice(0, 39)];
  if (CODE.test(code)) kind.push(code);
  return { kind: Name(kind.join("/")), place: place(thrown.stack ?? "") };
}

function place(stack: string): Name {
  for (const line of stack.split("\n")) {
    const [, found, at] = /^\s+at (?:.*\()?(?:file:\/\/)?(\/[^()]*\.tsx?):(\d+):\d+\)?$/.exec(line) ?? [];
    if (!found || found.includes("node_modules")) continue;
    const name = `${relative(top, found)}:${at}`;
    if (/^[a-z][\w./-]{0,70}:\d{1,6}$/.test(name)) return Name(name);
  }
  return Name("elsewhere");
}
