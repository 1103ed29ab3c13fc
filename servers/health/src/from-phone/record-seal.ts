/**
 * What somebody without a name sent is sealed like what is of a person: each row has a data key of its own, wrapped by the key
 * of keys. When the row goes, its key goes with it, and nothing of it can be opened any more.
 */

import { openBytes, sealBytes } from "@bluezone/server-kit/keys/sealed-bytes";
import type { Random } from "@bluezone/server-kit/time/random";
import type { PeopleKeys } from "../people/keys.ts";
import { type PersonSeal, personSeal } from "../people/sealing.ts";

/** The tables that have such rows. */
type Kind = "callback" | "declaration" | "advice";

const KEY_LENGTH = 32;
const use = (kind: Kind, id: string): string => `${kind}/${id}/key`;

/** A new row's seal, and its key as the row keeps it. */
export function newRecordSeal(
  keys: PeopleKeys,
  random: Random,
  kind: Kind,
  id: string,
): { readonly key: Uint8Array; readonly own: PersonSeal } {
  const key = random.bytes(KEY_LENGTH);
  return {
    key: sealBytes(random, keys.seal, use(kind, id), key),
    own: personSeal(random, `${kind}/${id}`, key),
  };
}

/** The seal of a row that was read. */
export const openRecordSeal = (
  keys: PeopleKeys,
  random: Random,
  kind: Kind,
  row: { readonly id: string; readonly key: Uint8Array },
): PersonSeal => personSeal(random, `${kind}/${row.id}`, openBytes(keys.seal, use(kind, row.id), row.key));
