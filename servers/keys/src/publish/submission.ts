/** A publish that is to be written, and what may become of it. */
import type { Shard } from "@bluezone/contract/keys/exports";
import type { Enin, Instant } from "@bluezone/protocol/time";
import type { Decision, StoredKey } from "./decide.ts";
import type { Diagnosis } from "./diagnosis.ts";

/** All that writing needs to know of a publish. */
export type Submission = {
  /** The keyed hashes that it may be remembered under; the first is the one it will be. */
  readonly hashes: readonly [Uint8Array, ...Uint8Array[]];
  readonly keys: readonly Diagnosis[];
  /** Whether its token lists keys of it: they are known. */
  readonly revises?: boolean;
  /** Where its new keys go. */
  readonly shard: Shard;
  /** The instant it came. */
  readonly now: Instant;
  /** The certificate's `iss`. */
  readonly issuer: string;
  /** Whether it is a canary's, which no total counts. */
  readonly canary: boolean;
  /** The UTC day of the first symptom, in days since 1970, when one is believed. */
  readonly onset: number | undefined;
  /** What to write, given which of its keys are known, by name; throws the Fault that refuses it. */
  decide(known: ReadonlyMap<string, StoredKey>): Decision;
};

/** A publish of the last 24 hours: when, and how many keys were new. */
export type RememberedPublish = { readonly at: Enin; readonly inserted: number };

/** What became of a submission. */
export type Outcome =
  | { readonly became: "written"; readonly inserted: number; readonly revised: number }
  /** It had been written before; nothing was done. */
  | { readonly became: "repeated"; readonly before: RememberedPublish }
  /** Another instance wrote the same keys at that moment; nothing of it stays, and it may be tried again. */
  | { readonly became: "overtaken" };
