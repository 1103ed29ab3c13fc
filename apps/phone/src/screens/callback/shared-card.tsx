/** What of an alert goes along with a wish for a call, each with a switch. */
import type { Alert } from "@bluezone/device/engine/alert/alert";
import { partOfDaySpan } from "@bluezone/vietnamese/date";
import { Card } from "../../kit/card.tsx";
import { Text } from "../../kit/text.tsx";
import { Tick } from "../../kit/tick.tsx";
import { aboutMinutes, dayText } from "../../words/moments.ts";
import { useWords, type Words } from "../../words/words.tsx";
import { type CallbackForm, type Shareable, shareableOf } from "./form.ts";

/** What would be sent, as it is read. */
function sharedText(what: Shareable, alert: Alert, { t, lang }: Words): string {
  const { day, part, minutes, confidence } = alert;
  const values: Record<Shareable, string> = {
    day: dayText(day, lang),
    part: part === "hidden" ? "" : partOfDaySpan(part, lang),
    minutes: t("alert:detail.about", { minutes: aboutMinutes(minutes, lang) }),
    confidence: t(`alert:confidence.${confidence}`),
  };
  return t(`messages:callback.${what}`, { value: values[what] });
}

export interface SharedCardProps {
  readonly alert: Alert;
  readonly form: CallbackForm;
  readonly onChange: (part: Partial<CallbackForm>) => void;
}

export function SharedCard({ alert, form, onChange }: SharedCardProps) {
  const words = useWords();
  const { t } = words;
  return (
    <Card>
      <Text as="heading" level={2}>
        {t("messages:callback.alert-title")}
      </Text>
      <Text as="small" colour="ink2">
        {t("messages:callback.alert-what")}
      </Text>
      {shareableOf(alert).map((what) => (
        <Tick
          key={what}
          label={sharedText(what, alert, words)}
          checked={form[what]}
          onChange={(on) => onChange({ [what]: on })}
          testID={`share-${what}`}
        />
      ))}
    </Card>
  );
}
