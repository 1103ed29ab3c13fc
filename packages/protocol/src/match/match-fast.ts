/**
 * Which diagnosis keys were heard, by the fastest kernel that the engine runs: `match-simd` where it can, `match-kernel` elsewhere
 * (Hermes, a page whose policy forbids WebAssembly). This is the one to call.
 */
import type { KeyMatcher, MatchKeys } from "./match-columns.ts";
import { keyMatcher as plain } from "./match-kernel.ts";
import { simdKeyMatcher } from "./match-simd.ts";

/** Fewer keys than this are not worth filling the SIMD kernel's lanes, nor compiling it. */
const MANY = 64;

/** A matcher that compiles the SIMD kernel when it is first called with many keys, and builds an index once for all keys. */
export function fastMatcher(): KeyMatcher {
  let forMany: KeyMatcher | undefined;
  return (seen, slack) => {
    let [few, many]: ReturnType<KeyMatcher>[] = [];
    return (keys) => {
      if (keys.starts.length < MANY) {
        few ??= plain(seen, slack);
        return few(keys);
      }
      forMany ??= simdKeyMatcher() ?? plain;
      many ??= forMany(seen, slack);
      return many(keys);
    };
  };
}

/** As `matchKeys` of `match`, in two steps; one kernel for all who call it. */
export const keyMatcher: KeyMatcher = fastMatcher();

/** As `matchKeys` of `match`. */
export const matchKeys: MatchKeys = (keys, seen, slack) => keyMatcher(seen, slack)(keys);
