/** A consent of its own: whether the weekly figure says as well what came of alerts. */
import { Card } from "../../kit/card.tsx";
import { Text } from "../../kit/text.tsx";
import { Tick } from "../../kit/tick.tsx";
import { useWords } from "../../words/words.tsx";
import { MIXING } from "./chance.ts";

export function AlertsToo({
  agreed,
  onChange,
}: {
  readonly agreed: boolean;
  readonly onChange: (on: boolean) => void;
}) {
  const { t } = useWords();
  return (
    <Card>
      <Text as="heading" level={2}>
        {t("data:statistics.alerts-title")}
      </Text>
      <Text>{t("data:statistics.alerts-what")}</Text>
      <Tick
        label={t("data:statistics.alerts-agree")}
        detail={t(agreed ? "first-run:agree.statistics-on" : "first-run:agree.statistics-off")}
        checked={agreed}
        onChange={onChange}
        testID="alerts-too"
      />
      <Text colour="ink2">{t("data:statistics.alerts-how", MIXING)}</Text>
    </Card>
  );
}
