/**
 * The audit log: who changed what, when. Append-only, and each entry's hash covers the one before: an entry that is
 * changed, moved or taken out breaks the chain behind it. An entry holds opaque ids and names of fields, never a value.
 */
import { createHash } from "node:crypto";
import type { Instant } from "@bluezone/protocol/time";
import type { Transaction as KitTransaction } from "@bluezone/server-kit/sql/database";
import { ms, type StaffTables, type Transaction } from "../tables.ts";

/** What is noted. */
export type Entry = {
  /** The id of a person, "operator" for the command line, "server" for its own jobs. */
  readonly actor: string;
  /** What was done: "grant.give", "units.import". Letters, digits, dots and "-", at most 60. */
  readonly action: string;
  /** The opaque id of what was changed, at most 160 characters; several are parted by ":". */
  readonly subject: string;
  /** Names of the fields that were given, each at most 40 letters and digits. */
  readonly fields?: readonly string[];
};

/** Who did what nobody signed in did. */
export const OPERATOR = "operator";
export const SERVER = "server";

/** Holds every other writer of the log off until the transaction ends, and tells where the chain ends. */
export async function lockAudit(
  trx: Transaction,
): Promise<{ readonly n: number; readonly hash: Uint8Array }> {
  const { n, hash } = await trx
    .selectFrom("staff_audit_head")
    .select(["n", "hash"])
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { n: Number(n), hash };
}

/**
 * Writes an entry, in the transaction of the change itself: neither is ever there without the other. Throws RangeError for
 * an entry that could hold a value.
 */
export async function audit<Tables extends StaffTables>(
  trx: KitTransaction<Tables>,
  now: Instant,
  entry: Entry,
): Promise<void> {
  const { actor, action, subject, fields = [] } = entry;
  const named = [...fields].sort();
  const words = [/^[A-Za-z0-9_-]{1,64}$/.test(actor), /^[a-z0-9.-]{1,60}$/.test(action)];
  if (
    words.includes(false) ||
    !/^[\w@.:-]{1,160}$/.test(subject) ||
    named.some((name) => !/^[A-Za-z0-9]{1,40}$/.test(name))
  )
    throw new RangeError("an audit entry holds ids and names of fields alone");
  const ours = trx as unknown as Transaction;
  const head = await lockAudit(ours);
  const row = { n: head.n + 1, at: ms(now), actor, action, subject, fields: named.join(" ") };
  const hash = hashOf(head.hash, row);
  const { at, n, ...rest } = row;
  await ours
    .insertInto("staff_audit")
    .values({ ...rest, n: String(n), at_ms: at, hash })
    .execute();
  await ours
    .updateTable("staff_audit_head")
    .set({ n: String(n), hash })
    .execute();
}

/** What of an entry is hashed. `at` is in milliseconds. */
export type HashedEntry = {
  readonly n: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly fields: string;
};

/** SHA-256 of the hash before and the entry as a JSON array of its parts, in this order. */
export function hashOf(
  before: Uint8Array,
  { n, at, actor, action, subject, fields }: HashedEntry,
): Uint8Array {
  const canonical = JSON.stringify([n, at, actor, action, subject, fields]);
  return new Uint8Array(createHash("sha256").update(before).update(canonical).digest());
}
