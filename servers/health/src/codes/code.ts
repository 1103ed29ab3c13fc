/**
 * Verification codes: 8 digits that are read out and typed, 16 characters that travel in a link
 * (docs/protocol/06-share.md#61-the-code). The 16 characters are digits and capitals without 0 O 1 I L U, which people
 * mistake for each other: 30^16 is 2^78.
 */
import { below, type Random } from "@bluezone/server-kit/time/random";

/** A code in its canonical writing. Short codes can be guessed by trying, long ones cannot. */
export type Code = { readonly kind: "short" | "long"; readonly text: string };

const FORMS = {
  short: { letters: "0123456789", length: 8 },
  long: { letters: "23456789ABCDEFGHJKMNPQRSTVWXYZ", length: 16 },
} as const;

/** A fresh code, every one equally likely. */
export function drawCode(kind: Code["kind"], random: Random): Code {
  const { letters, length } = FORMS[kind];
  const text = Array.from({ length }, () => letters[below(random, letters.length)]).join("");
  return { kind, text };
}

/** A code as a person or a link writes it: spaces, dots and hyphens are dropped, small letters read as capitals. Undefined when it is none. */
export function readCode(written: string): Code | undefined {
  const text = written.replace(/[\s.\-‐‑]/g, "").toUpperCase();
  if (/^\d{8}$/.test(text)) return { kind: "short", text };
  if (/^[2-9A-HJKMNP-TV-Z]{16}$/.test(text)) return { kind: "long", text };
  return undefined;
}
