/** A permission is missing, so that nothing is heard. */
import type { View } from "../view.ts";

export const permissionMissing: View<"permission-missing"> = (_, { t, steps }) => ({
  tone: "act",
  icon: "act",
  title: t("home:permission-missing.title"),
  sentence: t("home:permission-missing.sentence"),
  next: { label: t("home:permission-missing.button"), act: () => steps.mend("permission") },
});
