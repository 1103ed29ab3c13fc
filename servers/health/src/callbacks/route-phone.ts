/** The endpoints of phones: who answers in a commune, asking for a call, taking that back. */
import { askCallback, withdrawCallback } from "@bluezone/contract/health/ask-callback";
import { whichStation } from "@bluezone/contract/health/which-station";
import { hotlineOn } from "@bluezone/policy/hotline";
import { dayOf } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http/http";
import { createSpend } from "@bluezone/server-kit/limits/spend";
import { createTurns } from "@bluezone/server-kit/limits/turns";
import type { Caller } from "../callers.ts";
import type { Context } from "../context.ts";
import { answererOf, findAnswerer } from "../from-phone/answerer.ts";
import type { SentHooks } from "../from-phone/hooks.ts";
import { drawReceipt, drawToken, tokenHash } from "../from-phone/take-back.ts";
import { takeBack } from "../from-phone/taken-back.ts";
import { MOST_WAITING, mustBeRecent, readCallable } from "../from-phone/typed.ts";
import { busy } from "../quotas/busy.ts";
import { createKnown } from "../quotas/known.ts";
import { knownSymptoms } from "../symptoms.ts";
import { askForCall } from "./ask.ts";
import { askedAgain, findWithdrawable } from "./asked-store.ts";

/** The oldest day that can be told, in days before today: the longest that a phone keeps anything. */
const OLDEST_DAY = 21;

/** Adds the endpoints. */
export function addCallbackPhoneEndpoints(
  http: Http<Caller>,
  context: Context,
  hooks: Pick<SentHooks, "destroySent">,
): void {
  const { clock, database, random } = context;
  const turns = createTurns(MOST_WAITING);
  const spend = createSpend(context);
  const known = createKnown(database, findWithdrawable);

  http.route(whichStation, async ({ commune }) => {
    const today = dayOf(clock.now(), "vietnam");
    const unit = await findAnswerer(database.db, commune, today);
    const hotline = hotlineOn(context.config.province.hotlines, "health", today);
    return {
      station: await answererOf(database.db, unit),
      hotline: hotline ? { number: hotline.number, owner: hotline.owner } : null,
    };
  });

  // One at a time of each number: whoever repeats a number holds up nobody but its owner.
  http.route(askCallback, ({ phone: typed, commune, wish, shared, nonce, ...asking }) => {
    const now = clock.now();
    const symptoms = asking.symptoms && knownSymptoms(context.config.disease, asking.symptoms);
    const today = dayOf(now, "vietnam");
    const phone = readCallable(typed);
    mustBeRecent(shared?.day, today, OLDEST_DAY);
    const withdraw = drawToken(random);
    const withdrawHash = tokenHash(withdraw);
    const nonceHash = tokenHash(nonce);
    const asked = turns(phone, () =>
      database.transaction(async (trx) => {
        const unit = await findAnswerer(trx, commune, today);
        const station = await answererOf(trx, unit);
        const again = await askedAgain(trx, nonceHash, withdrawHash);
        if (again) return { receipt: again.receipt, withdraw, station };
        const receipt = drawReceipt(random);
        const plain = { source: "app", source_id: null, commune, receipt, urgent: false, wish } as const;
        await askForCall(context, trx, now, {
          ...plain,
          unit,
          phone,
          shared,
          symptoms,
          nonceHash,
          withdrawHash,
        });
        return { receipt, withdraw, station };
      }),
    );
    if (!asked) throw busy();
    return asked;
  });

  http.route(withdrawCallback, async ({ withdraw }) => {
    const id = await known([tokenHash(withdraw)]);
    if (id === undefined) return {};
    await spend(withdrawCallback, id);
    await takeBack(context, hooks, id);
    return {};
  });
}
