/** All is well. */
import type { View } from "../view.ts";

export const protectedView: View<"protected"> = (_, { t, steps }) => ({
  tone: "well",
  icon: "well",
  title: t("home:protected.title"),
  sentence: t("home:protected.sentence"),
  next: { label: t("home:protected.button"), act: () => steps.go("/help-others") },
});
