/** An encounter of low risk. */
import { capital } from "@bluezone/vietnamese/labels/case";
import { aboutMinutes } from "../../../words/moments.ts";
import { encounterTime } from "../../alert/encounter-time.ts";
import type { View } from "../view.ts";

export const exposedLow: View<"exposed-low"> = ({ alert }, { t, lang, steps }) => ({
  tone: "calm",
  icon: "calm",
  title: t("home:exposed-low.title"),
  sentence: t("home:exposed-low.sentence", {
    when: capital(encounterTime(alert, lang)),
    minutes: aboutMinutes(alert.minutes, lang),
  }),
  next: { label: t("home:exposed-low.button"), act: () => steps.go(`/alert/${alert.id}`) },
});
