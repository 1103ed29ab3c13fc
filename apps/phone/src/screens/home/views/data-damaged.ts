/** Something stored could not be read; the rest is kept. */
import type { View } from "../view.ts";

export const dataDamaged: View<"data-damaged"> = (_, { t, steps }) => ({
  tone: "act",
  icon: "act",
  title: t("home:data-damaged.title"),
  sentence: t("home:data-damaged.sentence"),
  next: { label: t("home:data-damaged.button"), act: () => steps.go("/data") },
});
