/** The phone's system kept the app from running; how to stop it from doing so is the maker's guide. */
import { between } from "@bluezone/protocol/time";
import { lengthOf, shortMoment } from "../../../words/moments.ts";
import type { View } from "../view.ts";

export const stopped: View<"stopped"> = ({ from, to }, { t, lang, state, steps, maker }) => {
  const end = to ?? state.now;
  return {
    tone: "act",
    icon: "deaf",
    title: t("home:stopped.title", { length: lengthOf(between(from, end), lang) }),
    sentence: t(to === null ? "home:stopped.still" : "home:stopped.sentence", {
      from: shortMoment(from, state.now, lang),
      to: shortMoment(end, state.now, lang),
      maker: maker ?? t("home:stopped.phone"),
    }),
    next: { label: t("home:stopped.button"), act: () => steps.go("/maker") },
  };
};
