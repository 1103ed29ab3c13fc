/** Temperature and symptoms of the half of the day that it is; entered by the tap alone. */
import { SYMPTOMS } from "@bluezone/contract/health/from-phone";
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { Card } from "../../kit/card.tsx";
import { Field } from "../../kit/field.tsx";
import { Text } from "../../kit/text.tsx";
import { useWords } from "../../words/words.tsx";
import { type Tick, tickSymptom } from "../declare/form.ts";
import { temperature } from "../diary/form.ts";
import { FaultLine } from "../messages/fault-line.tsx";
import { SymptomTicks } from "../messages/symptom-ticks.tsx";
import type { Half } from "./standing.ts";

export interface EnterHalfProps {
  readonly half: Half;
  readonly busy: boolean;
  readonly onEnter: (log: {
    readonly temperature: number | null;
    readonly symptoms: (typeof SYMPTOMS)[number][];
  }) => void;
}

export function EnterHalf({ half, busy, onEnter }: EnterHalfProps) {
  const { t } = useWords();
  const [degrees, setDegrees] = useState("");
  const [symptoms, setSymptoms] = useState<Tick[]>([]);
  const [tried, setTried] = useState(false);
  const measured = temperature(degrees);

  function enter(): void {
    setTried(true);
    if (measured === "wrong" || symptoms.length === 0) return;
    onEnter({ temperature: measured, symptoms: SYMPTOMS.filter((one) => symptoms.includes(one)) });
  }

  return (
    <Card>
      <Text as="heading" level={2}>
        {t(`messages:quarantine.enter-${half}`)}
      </Text>
      <Field
        label={t("messages:diary.temperature")}
        detail={t("messages:diary.temperature-detail")}
        value={degrees}
        onChange={setDegrees}
        error={tried && measured === "wrong" ? t("messages:diary.temperature-wrong") : null}
        testID="temperature"
      />
      <SymptomTicks
        label={t("messages:diary.symptoms")}
        none
        chosen={symptoms}
        onTick={(one, on) => setSymptoms(tickSymptom({ symptoms }, one, on))}
      />
      {tried && symptoms.length === 0 && <FaultLine>{t("messages:diary.symptoms-missing")}</FaultLine>}
      <Text as="small" colour="ink2">
        {t("messages:quarantine.consent")}
      </Text>
      <Button label={t("messages:quarantine.enter")} busy={busy} onPress={enter} testID="enter-half" />
    </Card>
  );
}
