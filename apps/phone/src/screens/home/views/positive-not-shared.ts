/** A positive result with a code that works: not shared yet, or on its way. */
import { endMoment } from "../../../words/moments.ts";
import type { View } from "../view.ts";

export const positiveNotShared: View<"positive-not-shared"> = ({ until }, { t, lang, state, steps }) => {
  const { share } = state;
  const next = (label: string) => ({ label, act: () => steps.go("/share") });
  if (share.is === "sending")
    return {
      tone: "calm",
      icon: "unchecked",
      title: share.cut ? t("home:sending.cut.title") : t("home:sending.title", { step: share.step }),
      sentence: share.cut ? t("home:sending.cut.sentence") : t("home:sending.sentence"),
      next: next(t("home:sending.button")),
    };
  return {
    tone: "near",
    icon: "near",
    title: t("home:positive-not-shared.title"),
    sentence: t("home:positive-not-shared.sentence", { until: endMoment(until, lang) }),
    next: next(t("home:positive-not-shared.button")),
  };
};
