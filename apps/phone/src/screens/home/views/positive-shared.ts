/** Keys have left the phone. */
import type { View } from "../view.ts";

export const positiveShared: View<"positive-shared"> = (_, { t, steps }) => ({
  tone: "calm",
  icon: "shared",
  title: t("home:positive-shared.title"),
  sentence: t("home:positive-shared.sentence"),
  next: { label: t("home:positive-shared.button"), act: () => steps.go("/care") },
});
