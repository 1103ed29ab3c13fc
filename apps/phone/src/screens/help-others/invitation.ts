/** What the card and the printed sheet say, in the words of one language. */
import { D55 } from "@bluezone/policy/key-message";
import { dayOf, type Instant } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { OPERATOR } from "../../phone/operator.ts";
import type { Words } from "../../words/words.tsx";
import type { Sheet } from "./poster.ts";

/** The three steps of installing, in their order. */
const STEPS = ["scan", "install", "bluetooth"] as const;

/** @param now printed as its day */
export const invitation = ({ t, lang }: Words, now: Instant): Sheet => ({
  lang,
  headline: t("guide:help.headline"),
  why: t("guide:help.why"),
  steps: STEPS.map((step) => t(`guide:help.steps.${step}`)),
  address: OPERATOR.installAddress,
  shown: OPERATOR.installAddress.replace(/^https:\/\//, ""),
  message: D55,
  source: t("guide:help.message-from"),
  choice: t("guide:help.choice"),
  foot: t("guide:help.foot", { operator: OPERATOR.name[lang], day: date(dayOf(now, "vietnam"), lang) }),
});
