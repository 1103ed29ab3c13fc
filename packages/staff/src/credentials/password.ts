/** Passwords: which are good enough, and how they are kept (argon2id, OWASP's smallest parameters: 19 MiB, 2 rounds, 1 lane). */
import { Fault } from "@bluezone/contract/fault";
import { hash, verify } from "@node-rs/argon2";
import { isCommon } from "./common.ts";

const SHORTEST = 12;
const FEWEST_DIFFERENT = 5;
const PARAMETERS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/**
 * Throws Fault `weak_password` for one that is shorter than 12 characters, blanks in a row counting as one, has fewer than
 * 5 different ones, holds the sign-in name or the person's name, or is one of those that are tried first. Long is what
 * counts (NIST SP 800-63B §3.1.1.2): no digits or signs are asked for.
 */
export function demandGoodPassword(password: string, names: readonly string[]): void {
  const folded = fold(password);
  const weak =
    [...password.replace(/\s+/g, " ")].length < SHORTEST ||
    new Set(folded).size < FEWEST_DIFFERENT ||
    isCommon(password) ||
    names.some((name) => fold(name).length > 2 && folded.includes(fold(name)));
  if (weak)
    throw new Fault(
      "weak_password",
      "A password has at least 12 characters, 5 of them different, none of your names in it, and is none of those that are tried first.",
    );
}

/** Keeps a password. */
export const hashPassword = (password: string): Promise<string> => hash(password, PARAMETERS);

/** Whether a password is the one that was kept. Where none is kept it is not, and finding that out costs as much. */
export const isPassword = (kept: string | undefined, password: string): Promise<boolean> =>
  verify(kept ?? NOBODYS, password);

/** In the form of argon2 with the parameters of all others; no password is known for it. */
const NOBODYS = `$argon2id$v=19$m=${PARAMETERS.memoryCost},t=${PARAMETERS.timeCost},p=${PARAMETERS.parallelism}$${"A".repeat(22)}$${"A".repeat(43)}`;

const fold = (text: string): string => text.normalize("NFC").toLowerCase().replace(/\s/g, "");
