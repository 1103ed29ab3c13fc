/** The signed configuration is past its end; the phone goes on with the last good one. */
import { sinceMoment } from "../../../words/moments.ts";
import type { View } from "../view.ts";

export const configExpired: View<"config-expired"> = ({ since }, { t, lang, state, steps }) => ({
  tone: "calm",
  icon: "calm",
  title: t("home:config-expired.title"),
  sentence: t("home:config-expired.sentence", { since: sinceMoment(since, state.now, lang) }),
  next: { label: t("home:config-expired.button"), act: () => steps.tap("check") },
});
