/**
 * Checking signatures beside the main thread, so many at a time: ES256 costs more than all else of a publish, and a
 * stranger can ask for it with anything that looks like a certificate.
 */
import { type KeyObject, verify } from "node:crypto";
import { busy } from "../busy.ts";
import { ecdsaDer } from "./ecdsa-der.ts";
import type { Jws } from "./jws.ts";

/** Says whether a signature holds. Throws `quota_exceeded` when too many are being checked. */
export type Signatures = (key: KeyObject, jws: Pick<Jws, "signed" | "signature">) => Promise<boolean>;

/** Most checks at a time: about a fifth of a second's work of two slow cores, for whoever comes last. */
const MOST = 1_024;

/**
 * @param most how many may be under way. They end in the order in which they came, so that nobody waits longer than
 * `most` checks take: a flood is turned away quickly, and in the same share from everybody.
 */
export function createSignatures(most = MOST): Signatures {
  let underWay = 0;
  return (key, { signed, signature }) =>
    new Promise((resolve, reject) => {
      if (underWay >= most) return reject(busy());
      const der = ecdsaDer(signature);
      underWay += 1;
      // The key by itself: whether an object with more in it is a key, Node finds out by two exceptions.
      verify("sha256", signed, key, der, (error, holds) => {
        underWay -= 1;
        resolve(!error && holds);
      });
    });
}
