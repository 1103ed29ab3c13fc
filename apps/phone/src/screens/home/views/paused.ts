/** The resident has paused it. */
import { shortMoment } from "../../../words/moments.ts";
import type { View } from "../view.ts";

export const paused: View<"paused"> = ({ until }, { t, lang, state, steps }) => ({
  tone: "calm",
  icon: "paused",
  title: t("home:paused.title", { until: shortMoment(until, state.now, lang) }),
  sentence: t("home:paused.sentence"),
  next: { label: t("home:paused.button"), act: () => steps.tap("resume") },
});
