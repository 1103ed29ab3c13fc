/** How what is of a person is sealed: under the person's own key, bound to the person and the column. */
import { openBytes, sealBytes, sealKey } from "@bluezone/server-kit/keys/sealed-bytes";
import type { Random } from "@bluezone/server-kit/time/random";

/** Seals and opens texts of one person, each bound to its column. */
export type PersonSeal = {
  seal(column: string, text: string): Uint8Array;
  sealOrNull(column: string, text: string | null): Uint8Array | null;
  open(column: string, sealed: Uint8Array): string;
  openOrNull(column: string, sealed: Uint8Array | null): string | null;
};

/** The seal of a person's data key. */
export function personSeal(random: Random, id: string, key: Uint8Array): PersonSeal {
  const once = sealKey(key);
  const use = (column: string): string => `person/${id}/${column}`;
  const seal = (column: string, text: string): Uint8Array =>
    sealBytes(random, once, use(column), Buffer.from(text, "utf8"));
  const open = (column: string, sealed: Uint8Array): string =>
    Buffer.from(openBytes(once, use(column), sealed)).toString("utf8");
  return {
    seal,
    open,
    sealOrNull: (column, text) => (text === null ? null : seal(column, text)),
    openOrNull: (column, sealed) => (sealed === null ? null : open(column, sealed)),
  };
}
