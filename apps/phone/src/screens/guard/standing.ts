/** What is said of Guard mode on home and on its own screen. */
import type { GuardView } from "@bluezone/device/engine/guard";
import type { PhoneState } from "@bluezone/device/state";
import type { Instant } from "@bluezone/protocol/time";
import { shortMoment } from "../../words/moments.ts";
import type { Words } from "../../words/words.tsx";

/** Until when, and how many phones were heard. */
export const guardText = ({ until, heard }: GuardView, now: Instant, { t, lang }: Words): string =>
  t("home:guard.detail", { until: shortMoment(until, now, lang), heard });

/** That the system ended the last one before its time; null when there is nothing to say. */
export const cutText = ({ guard, guardCut, now }: PhoneState, { t, lang }: Words): string | null =>
  guard !== null || guardCut === null ? null : t("home:guard.cut", { at: shortMoment(guardCut, now, lang) });

/** What stands under home's row; null for nothing. */
export const guardDetail = (state: PhoneState, words: Words): string | null =>
  state.guard === null ? cutText(state, words) : guardText(state.guard, state.now, words);
