/** The two questions before a share, one a page. Each answer is the engine's as soon as it is given, so a reload asks on. */
import type { Onset } from "@bluezone/device/engine/share/view";
import { dayOf } from "@bluezone/protocol/time";
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { Choice } from "../../kit/choice.tsx";
import { DayChoice } from "../../kit/day-choice.tsx";
import { Form, useAttempt } from "../../kit/form.tsx";
import { Note } from "../../kit/note.tsx";
import { Screen } from "../../kit/screen.tsx";
import { usePhone, usePhoneState, useTap } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { onsetChoice, onsetOf } from "./onset.ts";
import { ShareStep } from "./share-step.tsx";
import { type Traveler, travelerOf, travelerOptions } from "./traveler.ts";

export interface QuestionProps {
  readonly onset: Onset | null;
  readonly onAnswered: () => void;
}

/** When symptoms started. */
export function OnsetQuestion({ onset, onAnswered }: QuestionProps) {
  const { t } = useWords();
  const phone = usePhone();
  const today = dayOf(usePhoneState().now, "vietnam");
  const { busy, failed, run } = useTap();
  const [value, setValue] = useState(onsetChoice(onset));
  const attempt = useAttempt();

  async function next(): Promise<void> {
    if (value !== null && (await run(() => phone.tap.answer(onsetOf(value))))) onAnswered();
  }

  return (
    <Form attempt={attempt}>
      <Screen title={t("share:share.title")} back={false} header={<ShareStep step={1} />}>
        <DayChoice
          label={t("share:share.onset")}
          today={today}
          value={value}
          onChange={setValue}
          others={[
            { value: "none", label: t("share:share.onset-none") },
            { value: "unknown", label: t("share:share.onset-unknown") },
          ]}
          error={attempt.tried && value === null ? t("share:share.choose") : null}
        />
        {failed && (
          <Note tone="danger" alert>
            {t("failed")}
          </Note>
        )}
        <Button label={t("next")} busy={busy} onPress={() => attempt.press(next)} testID="answer-onset" />
      </Screen>
    </Form>
  );
}

/** Outside the province or not; skipping it is an answer too. */
export function TravelerQuestion({
  onset,
  onAnswered,
  onBack,
}: {
  readonly onset: Onset;
  readonly onAnswered: () => void;
  readonly onBack: () => void;
}) {
  const words = useWords();
  const { t } = words;
  const phone = usePhone();
  const { busy, failed, run } = useTap();
  const [value, setValue] = useState<Traveler>("skip");
  const attempt = useAttempt();

  async function next(): Promise<void> {
    if (await run(() => phone.tap.answer(onset, travelerOf(value)))) onAnswered();
  }

  return (
    <Form attempt={attempt}>
      <Screen title={t("share:share.title")} back={false} header={<ShareStep step={2} onBack={onBack} />}>
        <Choice
          label={t("share:share.traveler")}
          options={travelerOptions(words)}
          value={value}
          onChange={setValue}
        />
        {failed && (
          <Note tone="danger" alert>
            {t("failed")}
          </Note>
        )}
        <Button label={t("next")} busy={busy} onPress={() => attempt.press(next)} testID="answer-traveler" />
      </Screen>
    </Form>
  );
}
