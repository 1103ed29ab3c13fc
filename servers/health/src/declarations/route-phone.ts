/** The endpoints of phones: a declaration, its diary, erasing both. */
import { Fault } from "@bluezone/contract/fault";
import {
  type DeclarationAnswers,
  eraseDeclaration,
  sendDeclaration,
  sendDiary,
} from "@bluezone/contract/health/send-declaration";
import { isUnwell } from "@bluezone/policy/disease";
import { type Day, dayOf, parseDay } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http/http";
import { createSpend } from "@bluezone/server-kit/limits/spend";
import { createTurns } from "@bluezone/server-kit/limits/turns";
import { stripNumbers } from "../advice/strip-numbers.ts";
import type { Caller } from "../callers.ts";
import type { Context } from "../context.ts";
import { deleteOn } from "../from-phone/delete-on.ts";
import type { SentHooks } from "../from-phone/hooks.ts";
import { openRecordSeal } from "../from-phone/record-seal.ts";
import { drawToken, tokenHash } from "../from-phone/take-back.ts";
import { takeBack } from "../from-phone/taken-back.ts";
import { MOST_WAITING, mustBeRecent, readCallable } from "../from-phone/typed.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { busy } from "../quotas/busy.ts";
import { createKnown } from "../quotas/known.ts";
import { gravityOf, knownSymptoms, type Named } from "../symptoms.ts";
import { enter } from "./enter.ts";
import { findErasable, lockErasable, putDeclaration, putDiary } from "./store.ts";
import { DECLARATION_KEPT } from "./view.ts";

/** The oldest days that can be told, in days before today. */
const OLDEST_SYMPTOM = 14;
const OLDEST_RETURN = 60;

/** Checks symptoms and days and takes numbers out of what was typed. Throws Fault `symptom_unknown` or `day_invalid`. */
function readAnswers(
  disease: Named,
  { since, returned, symptoms, ...others }: DeclarationAnswers,
  today: Day,
): DeclarationAnswers {
  const rest = { ...others, symptoms: [...knownSymptoms(disease, symptoms)] };
  if (rest.symptoms.length > 0) mustBeRecent(since, today, OLDEST_SYMPTOM);
  mustBeRecent(returned?.day, today, OLDEST_RETURN);
  return {
    ...rest,
    ...(since && rest.symptoms.length > 0 ? { since } : {}),
    ...(returned
      ? {
          returned: {
            ...returned,
            ...(returned.province ? { province: stripNumbers(returned.province) } : {}),
            ...(returned.country ? { country: stripNumbers(returned.country) } : {}),
          },
        }
      : {}),
  };
}

/** Adds the endpoints. */
export function addDeclarationPhoneEndpoints(
  http: Http<Caller>,
  context: Context,
  hooks: Pick<SentHooks, "destroySent">,
): void {
  const { clock, database, random } = context;
  const turns = createTurns(MOST_WAITING);
  const spend = createSpend(context);
  const known = createKnown(database, findErasable);

  // One at a time of each number, as with calls: whoever repeats a number waits for themselves, on no connection.
  http.route(sendDeclaration, async ({ commune, answers, callback, nonce }) => {
    const now = clock.now();
    const read = readAnswers(context.config.disease, answers, dayOf(now, "vietnam"));
    const phone = callback === undefined ? undefined : readCallable(callback.phone);
    const erase = drawToken(random);
    const send = () =>
      database.transaction(async (trx) => ({
        ...(await enter(context, trx, now, {
          commune,
          answers: read,
          call: callback && phone ? { phone, wish: callback.wish } : undefined,
          nonceHash: tokenHash(nonce),
          eraseHash: tokenHash(erase),
        })),
        erase,
      }));
    const sent = phone === undefined ? send() : turns(phone, send);
    if (!sent) throw busy();
    return sent;
  });

  http.route(sendDiary, async ({ erase, day, temperature = null, ...sent }) => {
    const now = clock.now();
    const { disease } = context.config;
    const symptoms = knownSymptoms(disease, sent.symptoms);
    mustBeRecent(day, dayOf(now, "vietnam"), OLDEST_SYMPTOM);
    const id = await known([tokenHash(erase)]);
    if (id === undefined) throw new Fault("token_unknown", "there is no such declaration any more");
    await spend(sendDiary, id);
    return database.transaction(async (trx) => {
      const row = await lockErasable(trx, tokenHash(erase));
      if (!row) throw new Fault("token_unknown", "there is no such declaration any more");
      const own = openRecordSeal(await openPeopleKeys(context, trx), random, "declaration", row);
      const told = parseDay(day);
      const said = own.seal(`diary/${told}`, JSON.stringify({ temperature, symptoms }));
      await putDiary(trx, { declaration_id: row.id, day: told, said });
      // Whoever feels worse is looked at again.
      if (isUnwell(disease, { temperature, symptoms }))
        await putDeclaration(trx, row.id, {
          state: "new",
          gravity: Math.min(row.gravity, gravityOf(disease, symptoms)),
          version: row.version + 1,
        });
      return { deleteOn: deleteOn({ ...row, closed_ms: null }, DECLARATION_KEPT) };
    });
  });

  http.route(eraseDeclaration, async ({ erase }) => {
    const id = await known([tokenHash(erase)]);
    if (id === undefined) return {};
    await spend(eraseDeclaration, id);
    await takeBack(context, hooks, id);
    return {};
  });
}
