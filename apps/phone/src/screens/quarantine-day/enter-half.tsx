/** Temperature and symptoms of the half of the day that it is; entered by the tap alone. */
import type { HalfDay } from "@bluezone/device/half-day";
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { Card } from "../../kit/card.tsx";
import { Field } from "../../kit/field.tsx";
import { type Attempt, Fault } from "../../kit/form.tsx";
import { Text } from "../../kit/text.tsx";
import { useWords } from "../../words/words.tsx";
import { felt, type Tick, tickSymptom } from "../declare/form.ts";
import { temperature } from "../diary/form.ts";
import { SymptomTicks } from "../messages/symptom-ticks.tsx";
import type { Half } from "./standing.ts";

export interface EnterHalfProps {
  readonly half: Half;
  readonly busy: boolean;
  /** Of the form around it. */
  readonly attempt: Attempt;
  readonly onEnter: (log: HalfDay) => Promise<unknown>;
}

export function EnterHalf({ half, busy, attempt, onEnter }: EnterHalfProps) {
  const { t } = useWords();
  const [degrees, setDegrees] = useState("");
  const [symptoms, setSymptoms] = useState<Tick[]>([]);
  const { tried } = attempt;
  const measured = temperature(degrees);

  async function enter(): Promise<void> {
    if (measured === "wrong" || symptoms.length === 0) return;
    await onEnter({ temperature: measured, symptoms: felt({ symptoms }) });
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
      {tried && symptoms.length === 0 && <Fault>{t("messages:diary.symptoms-missing")}</Fault>}
      <Text as="small" colour="ink2">
        {t("messages:quarantine.consent")}
      </Text>
      <Button
        label={t("messages:quarantine.enter")}
        busy={busy}
        onPress={() => attempt.press(enter)}
        testID="enter-half"
      />
    </Card>
  );
}
