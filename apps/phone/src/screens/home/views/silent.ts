/** Nobody was heard for long: a fact, with both reasons that it may have. */
import { Hours, inHours } from "@bluezone/protocol/time";
import { lengthOf } from "../../../words/moments.ts";
import type { View } from "../view.ts";

export const silent: View<"silent"> = ({ for: silence }, { t, lang, steps }) => ({
  tone: "act",
  icon: "deaf",
  title: t("home:silent.title", { length: lengthOf(Hours(Math.floor(inHours(silence))), lang) }),
  sentence: t("home:silent.sentence"),
  next: { label: t("home:silent.button"), act: () => steps.go("/self-check") },
});
