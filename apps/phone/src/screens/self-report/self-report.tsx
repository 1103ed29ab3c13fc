/** One's own test: asks for a code by SMS. The number goes to the health server for that message and is kept nowhere. */
import { dayOf } from "@bluezone/protocol/time";
import { parsePhone, phoneKind } from "@bluezone/vietnamese/phone";
import { router } from "expo-router";
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { DayChoice } from "../../kit/day-choice.tsx";
import { Emergency } from "../../kit/emergency.tsx";
import { Field } from "../../kit/field.tsx";
import { Form, useAttempt } from "../../kit/form.tsx";
import { Note } from "../../kit/note.tsx";
import { Row } from "../../kit/row.tsx";
import { Rows } from "../../kit/rows.tsx";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { OPERATOR } from "../../phone/operator.ts";
import { usePhone, usePhoneState, useTap } from "../../phone/phone.tsx";
import { endMoment } from "../../words/moments.ts";
import { useWords } from "../../words/words.tsx";
import { outcomeWords } from "../code/code-words.ts";

/** The number of a phone that can take the message, as it is stored; undefined for any other text. */
function mobile(text: string): string | undefined {
  const phone = parsePhone(text);
  return phone !== undefined && phoneKind(phone) === "mobile" ? phone : undefined;
}

const SKIP = "skip";

export function SelfReport() {
  const { t, lang } = useWords();
  const phone = usePhone();
  const { now, selfReport } = usePhoneState();
  const today = dayOf(now, "vietnam");
  const { busy, failed, run } = useTap();
  const [number, setNumber] = useState("");
  const [testDate, setTestDate] = useState<string | null>(null);
  const [symptoms, setSymptoms] = useState<string>(SKIP);
  const attempt = useAttempt();
  const { tried } = attempt;
  const [outcome, setOutcome] = useState<string | null>(null);
  const valid = mobile(number);

  async function ask(): Promise<void> {
    if (valid === undefined || testDate === null) return;
    setOutcome(null);
    const dates = { testDate, ...(symptoms === SKIP ? {} : { symptomDate: symptoms }) };
    await run(async () => {
      const code = await phone.tap.selfReport(valid, dates);
      setOutcome(code);
      if (code === "sent") setNumber("");
      if (code === "sent") attempt.again();
    });
  }

  const words = outcome === null ? null : (`share:outcome.${outcomeWords(outcome)}` as const);
  return (
    <Form attempt={attempt}>
      <Screen title={t("share:report.title")}>
        <Text>{t("share:report.what")}</Text>
        <Text>{t("share:report.how")}</Text>
        {selfReport !== null && (
          <>
            <Note tone="well" icon="unchecked">
              {t("share:report.asked", { until: endMoment(selfReport.until, lang) })}
            </Note>
            <Rows>
              <Row label={t("share:report.enter")} onPress={() => router.push("/code")} testID="go-code" />
            </Rows>
          </>
        )}
        <Field
          kind="phone"
          label={t("share:report.phone")}
          value={number}
          onChange={setNumber}
          error={tried && valid === undefined ? t("share:report.phone-error") : null}
          testID="phone"
        />
        <DayChoice
          folds
          label={t("share:report.test")}
          today={today}
          value={testDate}
          onChange={setTestDate}
          error={tried && testDate === null ? t("share:report.test-error") : null}
        />
        <DayChoice
          folds
          label={t("share:report.symptom")}
          today={today}
          value={symptoms}
          onChange={setSymptoms}
          others={[{ value: SKIP, label: t("share:report.skip") }]}
        />
        <Text>{t("share:report.sent", { operator: OPERATOR.name[lang] })}</Text>
        <Text>{t("share:report.kept")}</Text>
        {words !== null && (
          <Note
            tone={outcome === "sent" ? "well" : "danger"}
            icon={outcome === "sent" ? "well" : "act"}
            title={t(`${words}.title`)}
            alert
          >
            {t(`${words}.sentence`)}
          </Note>
        )}
        {failed && (
          <Note tone="danger" alert>
            {t("failed")}
          </Note>
        )}
        <Button
          label={t("share:report.button")}
          busy={busy}
          onPress={() => attempt.press(ask)}
          testID="ask-code"
        />
        <Emergency />
      </Screen>
    </Form>
  );
}
