/**
 * Which diagnosis keys were heard, by the fastest kernel that the engine runs: `match-simd` where it can, `match-kernel` elsewhere
 * (Hermes, a page whose policy forbids WebAssembly). This is the one to call.
 */
import type { MatchKeys } from "./match-columns.ts";
import { matchKeys as plain } from "./match-kernel.ts";
import { simdMatcher } from "./match-simd.ts";

/** Fewer keys than this are not worth filling the SIMD kernel's lanes, nor compiling it. */
const MANY = 64;

/** A matcher that compiles the SIMD kernel when it is first called with many keys. */
export function fastMatcher(): MatchKeys {
  let forMany: MatchKeys | undefined;
  return (keys, seen, slack) => {
    if (keys.starts.length < MANY) return plain(keys, seen, slack);
    forMany ??= simdMatcher() ?? plain;
    return forMany(keys, seen, slack);
  };
}

/** As `matchKeys` of `match`; one kernel for all who call it. */
export const matchKeys: MatchKeys = fastMatcher();
