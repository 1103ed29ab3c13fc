/** Enters a declaration that a phone sent, with the call that was asked for. */
import type { DeclarationAnswers } from "@bluezone/contract/health/send-declaration";
import { dayOf, type Instant } from "@bluezone/protocol/time";
import type { Phone } from "@bluezone/vietnamese/phone";
import { askForCall } from "../callbacks/ask.ts";
import type { CallbackRow } from "../callbacks/tables.ts";
import type { Context } from "../context.ts";
import { answererOf, findAnswerer } from "../from-phone/answerer.ts";
import { deleteOn } from "../from-phone/delete-on.ts";
import { newRecordSeal } from "../from-phone/record-seal.ts";
import { drawReceipt } from "../from-phone/take-back.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { phoneDid } from "../phone-time.ts";
import { drawId } from "../record-id.ts";
import { gravityOf } from "../symptoms.ts";
import { ms, type Transaction } from "../tables.ts";
import { insertDeclaration, sentAgain } from "./store.ts";
import { DECLARATION_KEPT } from "./view.ts";

/** What is sent, once it was read. */
type SentDeclaration = {
  readonly commune: string;
  readonly answers: DeclarationAnswers;
  /** The call that is asked for with it. */
  readonly call: { readonly phone: Phone; readonly wish: CallbackRow["wish"] } | undefined;
  readonly nonceHash: Uint8Array;
  readonly eraseHash: Uint8Array;
};

/** Adds it with its call, or finds it again; what the sender is told. Throws Fault `commune_unknown`. */
export async function enter(
  context: Pick<Context, "vault" | "random" | "config">,
  trx: Transaction,
  now: Instant,
  { commune, answers, call, nonceHash, eraseHash }: SentDeclaration,
) {
  const { random } = context;
  const unit = await findAnswerer(trx, commune, dayOf(now, "vietnam"));
  const station = await answererOf(trx, unit);
  const again = await sentAgain(trx, nonceHash, eraseHash);
  if (again)
    return {
      receipt: again.receipt,
      deleteOn: deleteOn({ ...again, closed_ms: null }, DECLARATION_KEPT),
      station,
    };
  const keys = await openPeopleKeys(context, trx);
  const id = drawId(random);
  const { key, own } = newRecordSeal(keys, random, "declaration", id);
  const receipt = drawReceipt(random);
  const made_ms = ms(phoneDid(now));
  // It comes as its call does: first, while few of this number do.
  const confirmed =
    call !== undefined &&
    (await askForCall(context, trx, now, {
      source: "declaration",
      source_id: id,
      commune,
      receipt,
      urgent: false,
      ...call,
      unit,
      symptoms: answers.symptoms,
      nonceHash: null,
      withdrawHash: null,
    }));
  await insertDeclaration(trx, {
    id,
    unit_id: unit.id,
    unit_path: unit.path,
    commune,
    receipt,
    state: "new",
    flagged: false,
    gravity: gravityOf(context.config.disease, answers.symptoms),
    confirmed,
    flood: null,
    key,
    answers: own.seal("answers", JSON.stringify(answers)),
    person_id: null,
    nonce_hash: nonceHash,
    erase_hash: eraseHash,
    made_ms,
    version: 1,
  });
  return { receipt, deleteOn: deleteOn({ made_ms, closed_ms: null }, DECLARATION_KEPT), station };
}
