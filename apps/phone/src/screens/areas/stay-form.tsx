/** A place where one was, and when one left it. */
import { type Day, dayOf, type Instant, parseDay } from "@bluezone/protocol/time";
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { Card } from "../../kit/card.tsx";
import { DayChoice } from "../../kit/day-choice.tsx";
import { Form, useAttempt } from "../../kit/form.tsx";
import { Note } from "../../kit/note.tsx";
import { Text } from "../../kit/text.tsx";
import { usePhone, useTap } from "../../phone/phone.tsx";
import { AREAS } from "../../words/areas.ts";
import { useWords, useWordsOf } from "../../words/words.tsx";
import { ProvincePicker } from "./province-picker.tsx";

export interface StayFormProps {
  readonly now: Instant;
  /** Code of a place that is noted already; null: one is chosen here. */
  readonly noted: string | null;
  readonly onDone: () => void;
}

/** The answer that is no day. */
const STILL = "still";

export function StayForm({ now, noted, onDone }: StayFormProps) {
  const { t } = useWordsOf(AREAS);
  const { t: common } = useWords();
  const phone = usePhone();
  const attempt = useAttempt();
  const { busy, failed, run } = useTap();
  const [province, setProvince] = useState(noted);
  const [left, setLeft] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);

  async function save(): Promise<void> {
    if (province === null || left === null) return;
    const day: Day | null = left === STILL ? null : parseDay(left);
    await run(async () => {
      const outcome = await phone.tap.noteStay(province, day);
      setRefused(outcome !== "noted");
      if (outcome === "noted") onDone();
    });
  }

  return (
    <Form attempt={attempt}>
      <Card>
        <Text as="heading" level={3}>
          {t("areas:add-title")}
        </Text>
        <ProvincePicker
          value={province}
          onChange={setProvince}
          error={attempt.tried && province === null ? t("areas:missing-province") : null}
        />
        {province !== null && (
          <DayChoice
            label={t("areas:when")}
            today={dayOf(now, "vietnam")}
            value={left}
            onChange={setLeft}
            others={[{ value: STILL, label: t("areas:still") }]}
            error={attempt.tried && left === null ? t("areas:missing-day") : null}
          />
        )}
        {(failed || refused) && (
          <Note tone="danger" icon="act" alert>
            {refused ? t("areas:refused") : common("failed")}
          </Note>
        )}
        <Button label={t("areas:save")} busy={busy} onPress={() => attempt.press(save)} testID="save-stay" />
        <Button kind="quiet" label={t("areas:cancel")} onPress={onDone} testID="cancel-stay" />
      </Card>
    </Form>
  );
}
