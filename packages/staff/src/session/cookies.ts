/**
 * The two cookies: the session, and a mark of browsers from which somebody has signed in before. Scripts of a page see
 * neither. SameSite is Lax, not Strict: a link from a letter or another of our addresses opens the desk signed in, and no
 * call that changes anything trusts the cookie alone (`same-origin.ts`). A cookie's name says the server's schema, because
 * browsers do not tell two ports of one host apart.
 */
import { Days, type Duration, inSeconds } from "@bluezone/protocol/time";
import type { Secret } from "@bluezone/server-kit/start/secret";
import { sealFor } from "../secrets.ts";

/** Makes and reads the cookies. Everything that is read was made here, or is nothing. */
export type Cookies = {
  /** The token of a session from the header `Cookie`. */
  session(header: string | undefined): string | undefined;
  /** Values of `Set-Cookie`. */
  setSession(token: string): string;
  endSession(): string;
  /** What tells a known browser from others, when somebody of this sign-in name has signed in from it. */
  known(header: string | undefined, signInName: string): string | undefined;
  setKnown(mark: string, signInName: string): string;
};

const KNOWN_FOR = Days(365);

/** @param of a word for the server; @param longest how long a browser keeps the session's cookie. */
export function createCookies(options: {
  readonly of: string;
  readonly origin: string;
  readonly secrets: readonly Secret[];
  readonly longest: Duration;
}): Cookies {
  const { of, origin, secrets, longest } = options;
  const secure = origin.startsWith("https:");
  // "__Host-": a browser takes it only over TLS, from this very host.
  const name = (what: string) => `${secure ? "__Host-" : ""}${of}-${what}`;
  const [sessions, marks] = [sealFor(secrets, "session"), sealFor(secrets, "known")];
  const set = (what: string, value: string, life: Duration) =>
    `${name(what)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${Math.floor(inSeconds(life))}${secure ? "; Secure" : ""}`;
  return {
    session: (header) => sessions.open(cookieIn(header, name("session"))),
    setSession: (token) => set("session", sessions.sign(token), longest),
    endSession: () => set("session", "", Days(0)),
    known(header, signInName) {
      const [mark, named] = marks.open(cookieIn(header, name("known")))?.split("~") ?? [];
      return named === encoded(signInName) ? mark : undefined;
    },
    setKnown: (mark, signInName) => set("known", marks.sign(`${mark}~${encoded(signInName)}`), KNOWN_FOR),
  };
}

const encoded = (text: string): string => Buffer.from(text).toString("base64url");

/** The value of a cookie, "" when there is none. */
function cookieIn(header: string | undefined, name: string): string {
  const found = (header ?? "").split(";").find((pair) => pair.trim().startsWith(`${name}=`));
  return found?.trim().slice(name.length + 1) ?? "";
}
