/** What a deployment answered, held to what it must. */
import type { EndpointAnswer } from "./deployment.ts";

/** The deployment does something else. The sentence has no code, token, key or certificate in it. */
export class Differs extends Error {
  override readonly name = "Differs";
}

/**
 * The code of an answer in either family; empty when there is none. A `code` beside no `error` is a verification code. A
 * text that could be no code is not repeated: it may be a key that was sent, or signs that a terminal obeys.
 */
export function codeIn({ body }: EndpointAnswer): string {
  const { errorCode, error, code } = body;
  const found = errorCode ?? (error === undefined ? undefined : code);
  if (typeof found !== "string" || found === "") return "";
  return /^[a-z_]{1,60}$/.test(found) ? found : "something else";
}

/** Holds an answer to a status and, where one is given, to a code or one of several. */
export function expects(said: EndpointAnswer, status: number, ...codes: readonly string[]): EndpointAnswer {
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
export function textOf(said: EndpointAnswer, field: string): string {
  const value = said.body[field];
  holds(typeof value === "string" && value !== "", `the answer of ${said.path} has no text "${field}"`);
  return value;
}
