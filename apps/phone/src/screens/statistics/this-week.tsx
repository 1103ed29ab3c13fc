/** How far this week's figure has come, and what it says: a mixed answer need not be true. */
import type { AlertStep, HOURS_ANSWERS, OpenedIn } from "@bluezone/contract/rollout/weekly-figure";
import type { ActiveView } from "@bluezone/device/engine/active/view";
import type { Day } from "@bluezone/protocol/time";
import { Card } from "../../kit/card.tsx";
import { Text } from "../../kit/text.tsx";
import { endMoment } from "../../words/moments.ts";
import { useWords } from "../../words/words.tsx";
import { districtsOn } from "../area/places.ts";

type HoursAnswer = (typeof HOURS_ANSWERS)[number];

export function ThisWeek({ active, today }: { readonly active: ActiveView; readonly today: Day }) {
  const { t, lang } = useWords();
  const { at, sentAt, answer } = active;
  const when =
    sentAt !== null
      ? t("data:statistics.sent", { when: endMoment(sentAt, lang) })
      : at !== null
        ? t("data:statistics.at", { when: endMoment(at, lang) })
        : t("data:statistics.waits");
  const district = districtsOn(today).find(({ code }) => code === answer?.district)?.name;
  /** "low-opened-6h" in words. */
  const came = (alert: string): string => {
    const [level, step, soon] = alert.split("-");
    if (step === undefined) return t(`data:statistics.came.${level as "none" | "withdrawn"}`);
    return t("data:statistics.came.alert", {
      level: t(`data:statistics.came.${level as "low" | "high"}`),
      step:
        soon === undefined
          ? t(`data:statistics.came.${step as Exclude<AlertStep, "opened" | "called">}`)
          : t(`data:statistics.came.${step as "opened" | "called"}`, {
              soon: t(`data:statistics.came.${soon as OpenedIn}`),
            }),
    });
  };
  return (
    <Card>
      <Text as="heading" level={2}>
        {t("data:statistics.this-week")}
      </Text>
      <Text>{when}</Text>
      {answer !== null && (
        <>
          <Text strong>
            {t("data:statistics.answer", {
              district: district ?? t("data:statistics.no-district"),
              hours: t(`data:statistics.hours.${answer.hours as HoursAnswer}`),
            })}
          </Text>
          {answer.alert !== null && <Text strong>{came(answer.alert)}</Text>}
          <Text as="small" colour="ink2">
            {t("data:statistics.mixed")}
          </Text>
        </>
      )}
    </Card>
  );
}
