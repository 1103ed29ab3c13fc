/** Taps: a code, and what its owner does with it. */
import type { Life } from "../engine/life.ts";
import { radioWork } from "../engine/radio-work.ts";
import { checkCode, enterCode } from "../engine/share/check-code.ts";
import { type AgreedBefore, agreeBefore, endPreConsent } from "../engine/share/pre-consent.ts";
import { selfReport } from "../engine/share/self-report.ts";
import { goOnSharing, tapShare } from "../engine/share/send.ts";
import { type AnswerOutcome, answer, codeSeen, decline, forgetCode } from "../engine/share/share.ts";
import type { Phone } from "../phone.ts";

type ShareTap =
  | "enterCode"
  | "forgetCode"
  | "answer"
  | "share"
  | "decline"
  | "preConsent"
  | "withdrawPreConsent"
  | "selfReport";

export const shareTaps = (life: Life): Pick<Phone, ShareTap> => ({
  async enterCode(text) {
    await life.tap((context) => enterCode(context, text));
    await life.online((context) => context.faults.attempt("code", () => checkCode(context, context.now())));
    await life.store();
  },
  forgetCode: () => life.tap(forgetCode),
  async answer(onset, traveler) {
    let answered: AnswerOutcome = "not_ready";
    await life.tap((context) => {
      codeSeen(context);
      answered = answer(context, onset, traveler);
    });
    return answered;
  },
  async share() {
    const { context } = life;
    codeSeen(context);
    // A radio that cannot be told would go on with what is published: then nothing is frozen, and the tap may come again.
    life.air.closing(context);
    // At once: between them a run would hand over what is planned beyond today's key.
    await life.tap(tapShare);
    if (life.started) await life.here(() => radioWork(life));
    await life.online((on) => on.faults.attempt("sharing", () => goOnSharing(on, on.now())));
    await life.store();
  },
  decline: () =>
    life.tap((context) => {
      codeSeen(context);
      decline(context);
    }),
  async preConsent(onset, traveler) {
    let agreed: AgreedBefore = "not_started";
    await life.tap((context) => {
      if (life.started) agreed = agreeBefore(context, onset, traveler);
    });
    return agreed;
  },
  withdrawPreConsent: () => life.tap(endPreConsent),
  selfReport: (phone, dates = {}) => life.online((context) => selfReport(context, phone, dates)),
});
