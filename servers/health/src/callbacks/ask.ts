/** Puts somebody into the queue of calls, in the transaction of whatever they sent. */
import type { SharedAlert } from "@bluezone/contract/health/ask-callback";
import type { Instant } from "@bluezone/protocol/time";
import type { Phone } from "@bluezone/vietnamese/phone";
import type { Context } from "../context.ts";
import { isConfirmed } from "../floods/confirmed.ts";
import { lockNumber } from "../floods/store.ts";
import { newRecordSeal } from "../from-phone/record-seal.ts";
import type { AnsweringUnit } from "../from-phone/store.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { phoneMark } from "../people/marks.ts";
import { phoneDid } from "../phone-time.ts";
import { drawId } from "../record-id.ts";
import { isSerious } from "../symptoms.ts";
import { ms, type Transaction } from "../tables.ts";
import { countOpen, insertCall } from "./asked-store.ts";
import type { CallbackRow } from "./tables.ts";
import { clockStarts } from "./working-time.ts";

/** What the row keeps sealed beside the number. */
export type SealedDetails = {
  readonly shared?: SharedAlert | undefined;
  readonly symptoms?: readonly string[] | undefined;
};

/**
 * How many calls one number can wait for at a time in one commune. What is asked there beyond them changes nothing and looks the
 * same, but for what is urgent, which is always kept: anybody can type anybody's number, and take back what they asked for.
 * For the same reason nothing that waits makes room.
 */
const MOST_OPEN = 3;

/** What is asked. */
export type NewCallback = SealedDetails &
  Pick<CallbackRow, "source" | "source_id" | "commune" | "receipt" | "urgent" | "wish"> & {
    readonly unit: AnsweringUnit;
    readonly phone: Phone;
    readonly nonceHash: Uint8Array | null;
    readonly withdrawHash: Uint8Array | null;
    /** Whose it is, where that is known already. */
    readonly personId?: string | null;
  };

/** Inserts it, or nothing when this number waits for as many calls as it may; whether it waits as a confirmed one. */
export async function askForCall(
  context: Pick<Context, "vault" | "random" | "config">,
  trx: Transaction,
  now: Instant,
  asked: NewCallback,
): Promise<boolean> {
  const { random } = context;
  const { unit, phone, shared, symptoms, nonceHash, withdrawHash, personId, ...plain } = asked;
  const keys = await openPeopleKeys(context, trx);
  const mark = phoneMark(keys, phone);
  const urgent = plain.urgent || isSerious(context.config.disease, symptoms ?? []);
  await lockNumber(trx, mark);
  const open = await countOpen(trx, { phone_mark: mark, commune: plain.commune }, MOST_OPEN);
  if (open >= MOST_OPEN && !urgent) return false;
  const confirmed = await isConfirmed(context, trx, "callback", phone);
  const id = drawId(random);
  const { key, own } = newRecordSeal(keys, random, "callback", id);
  await insertCall(trx, {
    id,
    ...plain,
    unit_id: unit.id,
    unit_path: unit.path,
    state: "waiting",
    confirmed,
    flood: null,
    urgent,
    key,
    phone: own.seal("phone", phone),
    told: own.seal("told", JSON.stringify({ shared, symptoms } satisfies SealedDetails)),
    phone_mark: mark,
    person_id: personId ?? null,
    nonce_hash: nonceHash,
    withdraw_hash: withdrawHash,
    made_ms: ms(phoneDid(now)),
    starts_ms: ms(clockStarts(phoneDid(now), plain.wish)),
    again_ms: null,
    tries: 0,
    called_ms: null,
    taken_by: null,
    outcome: null,
    closed_ms: null,
    version: 1,
  });
  return confirmed;
}
