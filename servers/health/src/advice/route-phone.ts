/** The endpoints of phones: asking for advice, erasing that. */
import { askAdvice, eraseAdvice } from "@bluezone/contract/health/ask-advice";
import { dayOf } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http/http";
import { createSpend } from "@bluezone/server-kit/limits/spend";
import { createTurns } from "@bluezone/server-kit/limits/turns";
import type { Caller } from "../callers.ts";
import type { Context } from "../context.ts";
import { isConfirmed } from "../floods/confirmed.ts";
import { lockNumber } from "../floods/store.ts";
import { answererOf, findAnswerer } from "../from-phone/answerer.ts";
import { deleteOn } from "../from-phone/delete-on.ts";
import type { SentHooks } from "../from-phone/hooks.ts";
import { newRecordSeal } from "../from-phone/record-seal.ts";
import { drawReceipt, drawToken, tokenHash } from "../from-phone/take-back.ts";
import { takeBack } from "../from-phone/taken-back.ts";
import { MOST_WAITING, readCallable } from "../from-phone/typed.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { phoneMark } from "../people/marks.ts";
import { phoneDid } from "../phone-time.ts";
import { busy } from "../quotas/busy.ts";
import { createKnown } from "../quotas/known.ts";
import { drawId } from "../record-id.ts";
import { ms } from "../tables.ts";
import { findErasable, insertRequest, sentAgain } from "./store.ts";
import { stripNumbers } from "./strip-numbers.ts";
import { ADVICE_KEPT, type SealedAdvice } from "./view.ts";

/** Adds the endpoints. */
export function addAdvicePhoneEndpoints(
  http: Http<Caller>,
  context: Context,
  hooks: Pick<SentHooks, "destroySent">,
): void {
  const { clock, database, random } = context;
  const turns = createTurns(MOST_WAITING);
  const spend = createSpend(context);
  const known = createKnown(database, findErasable);

  // One at a time of each number, as with calls: whoever repeats a number waits for themselves, on no connection.
  http.route(askAdvice, async ({ for: whom, commune, needs, text, phone: typed, nonce }) => {
    const now = clock.now();
    const phone = typed === undefined ? null : readCallable(typed);
    const erase = drawToken(random);
    const eraseHash = tokenHash(erase);
    const said: SealedAdvice = {
      for: whom,
      needs: [...new Set(needs)],
      text: text ? stripNumbers(text) : null,
      phone,
    };
    const send = () =>
      database.transaction(async (trx) => {
        const unit = await findAnswerer(trx, commune, dayOf(now, "vietnam"));
        const station = await answererOf(trx, unit);
        const again = await sentAgain(trx, tokenHash(nonce), eraseHash);
        if (again) return { receipt: again.receipt, deleteOn: deleteOn(again, ADVICE_KEPT), erase, station };
        const keys = await openPeopleKeys(context, trx);
        const mark = phone === null ? null : phoneMark(keys, phone);
        if (mark !== null) await lockNumber(trx, mark);
        const id = drawId(random);
        const { key, own } = newRecordSeal(keys, random, "advice", id);
        const [receipt, made_ms] = [drawReceipt(random), ms(phoneDid(now))];
        await insertRequest(trx, {
          id,
          unit_id: unit.id,
          unit_path: unit.path,
          commune,
          receipt,
          state: "new",
          outcome: null,
          confirmed: phone !== null && (await isConfirmed(context, trx, "advice_request", phone)),
          flood: null,
          key,
          said: own.seal("said", JSON.stringify(said)),
          phone_mark: mark,
          person_id: null,
          nonce_hash: tokenHash(nonce),
          erase_hash: eraseHash,
          made_ms,
          closed_ms: null,
          version: 1,
        });
        return { receipt, deleteOn: deleteOn({ made_ms, closed_ms: null }, ADVICE_KEPT), erase, station };
      });
    const sent = phone === null ? send() : turns(phone, send);
    if (!sent) throw busy();
    return sent;
  });

  http.route(eraseAdvice, async ({ erase }) => {
    const id = await known([tokenHash(erase)]);
    if (id === undefined) return {};
    await spend(eraseAdvice, id);
    await takeBack(context, hooks, id);
    return {};
  });
}
