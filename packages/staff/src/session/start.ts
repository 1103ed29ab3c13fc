/** What the browser of somebody who was just let in is given. */
import { randomText } from "@bluezone/server-kit/time/random";
import type { Context } from "../context.ts";

/** Sets the session's cookie, and the mark of a known browser when it has none. */
export function startSession(
  { cookies, random }: Context,
  call: {
    header(name: string): string | undefined;
    answerHeader(name: string, value: string): void;
  },
  { token, signInName }: { readonly token: string; readonly signInName: string },
): void {
  call.answerHeader("set-cookie", cookies.setSession(token));
  const mark = cookies.known(call.header("cookie"), signInName) ?? randomText(random, 22);
  call.answerHeader("set-cookie", cookies.setKnown(mark, signInName));
}
