/**
 * What goes through a page from one step to the next: sealed, so that no row is kept for it; for whom, for what and until
 * when is part of what is sealed. A phone or a key takes real minutes, whatever clock the server has.
 */
import { createHash } from "node:crypto";
import { type Instant, Instant as instant, Minutes, plus } from "@bluezone/protocol/time";
import type { Secret } from "@bluezone/server-kit/start/secret";
import type { Clock } from "@bluezone/server-kit/time/clock";
import { sealFor } from "./secrets.ts";

/** How long a step is open. */
const OPEN = Minutes(5);

/** What a step is for. */
export type Purpose = "totp" | "passkey" | "sign-in";

export type Steps = {
  /** Real time. */
  readonly clock: Clock;
  /** Seals a text for the step after this one. `of` is who alone may take it: a session's token; "" for who is not signed in. */
  begin(purpose: Purpose, of: string, text: string): string;
  /** The text and when the step ends; nothing when it is over, was for something else or somebody else. */
  take(
    purpose: Purpose,
    of: string,
    given: string,
  ): { readonly text: string; readonly until: Instant } | undefined;
};

export function createSteps(secrets: readonly Secret[], clock: Clock): Steps {
  const seals = {
    totp: sealFor(secrets, "step totp"),
    passkey: sealFor(secrets, "step passkey"),
    "sign-in": sealFor(secrets, "step sign-in"),
  };
  const ownerOf = (of: string) => createHash("sha256").update(of).digest("base64url");
  return {
    clock,
    begin: (purpose, of, text) =>
      seals[purpose].sign(
        [ownerOf(of), Math.floor(plus(clock.now(), OPEN)), Buffer.from(text).toString("base64url")].join("~"),
      ),
    take(purpose, of, given) {
      const [owner, until, text] = seals[purpose].open(given)?.split("~") ?? [];
      if (owner !== ownerOf(of) || text === undefined || !(Number(until) > clock.now())) return undefined;
      return { text: Buffer.from(text, "base64url").toString(), until: instant(Number(until)) };
    },
  };
}
