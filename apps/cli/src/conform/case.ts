/** One thing that a deployment must do, and what is said when it does another. */
import type { Said } from "./deployment.ts";
import type { Visit } from "./visit.ts";

/** A case. `run` ends quietly when the deployment does as it should, and throws Differs when not. */
export type Case = {
  /** What it is about, one word or two: the first column. */
  readonly part: string;
  /** A sentence that is true of a deployment that passes. */
  readonly name: string;
  run(visit: Visit): Promise<void>;
};

/** The deployment does something else. The sentence has no code, token, key or certificate in it. */
export class Differs extends Error {
  override readonly name = "Differs";
}

/** Cases of one part. */
export const casesOf = (part: string, cases: Readonly<Record<string, Case["run"]>>): readonly Case[] =>
  Object.entries(cases).map(([name, run]) => ({ part, name, run }));

/**
 * The code of an answer in either family; empty when there is none. A `code` beside no `error` is a verification code. A
 * text that could be no code is not repeated: it may be a key that was sent, or signs that a terminal obeys.
 */
export function codeIn({ body }: Said): string {
  const { errorCode, error, code } = body;
  const found = errorCode ?? (error === undefined ? undefined : code);
  if (typeof found !== "string" || found === "") return "";
  return /^[a-z_]{1,60}$/.test(found) ? found : "something else";
}

/** Holds an answer to a status and, where one is given, to a code or one of several. */
export function expects(said: Said, status: number, ...codes: readonly string[]): Said {
  const [found, wanted] = [codeIn(said), codes.join(" or ")];
  if (said.status !== status || (codes.length > 0 && !codes.includes(found)))
    throw new Differs(`${said.path} answered ${shown(said.status, found)}, not ${shown(status, wanted)}`);
  return said;
}

const shown = (status: number, code: string): string => (code === "" ? `${status}` : `${status} ${code}`);

/** Holds something to be so, or says in a sentence what is not. */
export function holds(so: boolean, otherwise: string): asserts so {
  if (!so) throw new Differs(otherwise);
}

/** A text field of an answer, which must be there. */
export function textOf(said: Said, field: string): string {
  const value = said.body[field];
  holds(typeof value === "string" && value !== "", `the answer of ${said.path} has no text "${field}"`);
  return value;
}
