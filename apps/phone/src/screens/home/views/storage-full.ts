/** The store takes nothing more; what is in it stays. */
import type { View } from "../view.ts";

export const storageFull: View<"storage-full"> = (_, { t, steps }) => ({
  tone: "act",
  icon: "act",
  title: t("home:storage-full.title"),
  sentence: t("home:storage-full.sentence"),
  next: { label: t("home:storage-full.button"), act: () => steps.open("storage") },
});
