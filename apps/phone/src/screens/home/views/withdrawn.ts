/** An alert whose reason is gone: the other person's result was revised. */
import { dayMonth } from "@bluezone/vietnamese/date";
import type { View } from "../view.ts";

export const withdrawn: View<"withdrawn"> = ({ alert }, { t, lang, steps }) => ({
  tone: "calm",
  icon: "withdrawn",
  title: t("home:withdrawn.title", { day: dayMonth(alert.day, lang) }),
  sentence: t("home:withdrawn.sentence"),
  next: { label: t("home:withdrawn.button"), act: () => steps.go(`/alert/${alert.id}`) },
});
