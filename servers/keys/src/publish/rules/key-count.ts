/** Rule: a publish has at least one key and at most 30. */
import { Fault } from "@bluezone/contract/fault";
import { MAX_KEYS } from "@bluezone/contract/keys/publish";

/** Throws `bad_request` otherwise. */
export function keyCount(keys: readonly unknown[]): void {
  if (keys.length === 0) throw new Fault("bad_request", "There are no keys.");
  if (keys.length > MAX_KEYS) throw new Fault("bad_request", `There are more than ${MAX_KEYS} keys.`);
}
