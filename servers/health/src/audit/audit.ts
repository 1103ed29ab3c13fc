/**
 * The audit log: who changed what, when. An entry holds opaque ids and names of fields, never a value: no code, date,
 * number, name or text can get into it. Entries are in the order of their `id`; those of what phones did have the time of their
 * ten minutes (`phone-time.ts`), which may lie before the entry above.
 */
import { Days, type Instant, plus } from "@bluezone/protocol/time";
import { ms, type Sql } from "../tables.ts";
import { insertEntry } from "./store.ts";

/** The id of an API key, the person at the command line, or the server's own jobs. */
export type Actor = string;

/** Every change there is. */
export type Action =
  | "api_key.make"
  | "api_key.disable"
  | "signing_key.make"
  | "signing_key.drop"
  | "code.issue"
  | "code.withdraw"
  | "code.expire"
  | "code.use"
  | "token.bind"
  | "backup.restore";

/** Entries are kept this long (PRIVACY.md#on-the-health-server). */
export const AUDIT_KEPT = Days(30);

export type Entry = {
  readonly actor: Actor;
  readonly action: Action;
  /** The opaque id of what was changed. */
  readonly subject: string;
  /** Which fields were given. */
  readonly fields?: readonly string[];
  /** When the entry goes; after `AUDIT_KEPT` when absent. What a phone did goes together with its code. */
  readonly keepUntil?: Instant;
};

/** Writes an entry, in the transaction of the change itself: neither is ever there without the other. */
export async function audit(sql: Sql, now: Instant, entry: Entry): Promise<void> {
  const { actor, action, subject, fields = [], keepUntil = plus(now, AUDIT_KEPT) } = entry;
  await insertEntry(sql, {
    at_ms: ms(now),
    actor,
    action,
    subject,
    fields: [...fields].sort().join(" "),
    keep_until_ms: ms(keepUntil),
  });
}
