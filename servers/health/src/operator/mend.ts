/**
 * What must not come back with a backup that is older than what happened since. Whether a code was used meanwhile, a token
 * bound, or either ended by its desk, cannot be known any more: so all that were open end, and people get new codes. Whoever
 * was deleted at their request since is deleted again, by the ledger that lies outside the database; so is what people took back. Sessions and invitations
 * are in no backup; who can sign in is told by name.
 */
import { fromUnixSeconds, type Instant } from "@bluezone/protocol/time";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import type { Secret } from "@bluezone/server-kit/start/secret";
import { OPERATOR } from "@bluezone/staff/audit/audit";
import { type MendedStaff, mendStaff } from "@bluezone/staff/restored";
import { audit } from "../audit/audit.ts";
import { applyLedger } from "../data/delete.ts";
import { destroyTakenBack } from "../from-phone/taken-back.ts";
import { phoneDid } from "../phone-time.ts";
import { SENT_HOOKS } from "../sent.ts";
import { HOLDINGS } from "../slices.ts";
import type { Transaction } from "../tables.ts";
import { endCodes, endTokens, workingApiKeys } from "./store.ts";

/** How many codes and tokens were ended, how many people were deleted again, and the API keys that work again as they did then. */
export type MendResult = MendedStaff & {
  readonly deleted: number;
  readonly codes: number;
  readonly tokens: number;
  readonly apiKeys: readonly { readonly id: string; readonly kind: string; readonly name: string }[];
};

/**
 * Mends restored tables. @param made when the backup was made, in unix seconds; @param keepCodes whether nothing happened
 * since, so that codes and tokens may go on.
 */
export async function mend(
  trx: Transaction,
  {
    now,
    made,
    keepCodes,
    secrets,
    blobs,
  }: {
    readonly now: Instant;
    readonly made: number;
    readonly keepCodes: boolean;
    readonly secrets: readonly Secret[];
    readonly blobs: Blobs;
  },
): Promise<MendResult> {
  await destroyTakenBack(trx, blobs, SENT_HOOKS);
  const at = phoneDid(now);
  const codes = keepCodes ? 0 : await endCodes(trx, at);
  const tokens = keepCodes ? 0 : await endTokens(trx, at);
  await audit(trx, now, {
    actor: OPERATOR,
    action: "backup.restore",
    subject: String(made),
    fields: keepCodes ? ["keep-codes"] : [],
  });
  const apiKeys = await workingApiKeys(trx);
  const staff = await mendStaff(trx, { now, made: fromUnixSeconds(made), secrets, anchors: blobs });
  // After the anchors of entries that are lost were put aside: this writes entries of its own.
  const deleted = await applyLedger(trx, blobs, { actor: OPERATOR, now, holdings: HOLDINGS });
  return { codes, tokens, ...staff, deleted, apiKeys };
}
