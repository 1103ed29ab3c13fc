/** The symptom diary of a declaration: today's temperature and symptoms, and the days before. */
import type { MessageView } from "@bluezone/device/engine/messages/view";
import { dayOf, isoDay, parseDay } from "@bluezone/protocol/time";
import { capital } from "@bluezone/vietnamese/labels/case";
import { decimal } from "@bluezone/vietnamese/number";
import { router, useLocalSearchParams } from "expo-router";
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { CallHotline } from "../../kit/call-hotline.tsx";
import { Card } from "../../kit/card.tsx";
import { DayChoice } from "../../kit/day-choice.tsx";
import { Emergency, useEmergency } from "../../kit/emergency.tsx";
import { Facts } from "../../kit/facts.tsx";
import { Field } from "../../kit/field.tsx";
import { Fault, Form, useAttempt } from "../../kit/form.tsx";
import { Note } from "../../kit/note.tsx";
import { Screen } from "../../kit/screen.tsx";
import { spoken } from "../../kit/spoken.ts";
import { Text } from "../../kit/text.tsx";
import { usePhone, usePhoneState, useTap } from "../../phone/phone.tsx";
import { dayText } from "../../words/moments.ts";
import { useWords, type Words } from "../../words/words.tsx";
import { type Tick, tickSymptom } from "../declare/form.ts";
import { RefusalNote } from "../messages/refusal-note.tsx";
import { SymptomTicks } from "../messages/symptom-ticks.tsx";
import { type SymptomWords, useSymptoms } from "../messages/use-symptoms.ts";
import { dayOfDiary, diaryOf, temperature } from "./form.ts";

type DiaryDay = ReturnType<typeof diaryOf>[number];

/** "38,2 °C; sốt, ho · Trạm đã nhận". */
function said({ content, state }: DiaryDay, { felt }: SymptomWords, { t, lang }: Words): string {
  const { temperature: degrees, symptoms } = content;
  const measured =
    degrees === undefined
      ? t("messages:diary.no-degrees")
      : t("messages:diary.degrees", { degrees: decimal(degrees, 1, lang) });
  // A day of a diary is never taken back, and no receipt is kept of it.
  const is = state.is === "waiting" || state.is === "refused" ? state.is : "noted";
  return `${measured}; ${felt(symptoms)}\u00a0· ${t(`messages:diary.${is}`)}`;
}

function WriteDay({ of, refused }: { readonly of: MessageView; readonly refused: DiaryDay | undefined }) {
  const { t } = useWords();
  const phone = usePhone();
  const today = dayOf(usePhoneState().now, "vietnam");
  const { busy, failed, run } = useTap();
  const [day, setDay] = useState(isoDay(today));
  const [degrees, setDegrees] = useState("");
  const [symptoms, setSymptoms] = useState<Tick[]>([]);
  const attempt = useAttempt();
  const { tried } = attempt;

  async function send(): Promise<void> {
    const message = dayOfDiary(of.id, day, degrees, symptoms);
    if (message === null) return;
    if (!(await run(() => phone.tap.sendMessage(message)))) return;
    attempt.again();
    setDegrees("");
    setSymptoms([]);
  }

  return (
    <>
      <RefusalNote message={refused} />
      <Form attempt={attempt}>
        <DayChoice folds label={t("messages:diary.day")} today={today} value={day} onChange={setDay} />
        <Field
          label={t("messages:diary.temperature")}
          detail={t("messages:diary.temperature-detail")}
          value={degrees}
          onChange={setDegrees}
          error={tried && temperature(degrees) === "wrong" ? t("messages:diary.temperature-wrong") : null}
          testID="temperature"
        />
        <SymptomTicks
          label={t("messages:diary.symptoms")}
          none
          chosen={symptoms}
          onTick={(one, on) => setSymptoms(tickSymptom({ symptoms }, one, on))}
        />
        {tried && symptoms.length === 0 && <Fault>{t("messages:diary.symptoms-missing")}</Fault>}
        <Text>{t("messages:diary.consent")}</Text>
        {failed && (
          <Note tone="danger" alert>
            {t("failed")}
          </Note>
        )}
        <Button
          label={t("messages:diary.send")}
          busy={busy}
          onPress={() => attempt.press(send)}
          testID="send-message"
        />
      </Form>
    </>
  );
}

export function Diary() {
  const words = useWords();
  const emergency = useEmergency();
  const { t, lang } = words;
  const { id } = useLocalSearchParams<{ id: string }>();
  const { messages } = usePhoneState();
  const symptoms = useSymptoms();
  const of = messages.find((message) => message.id === id && message.state.is === "sent");
  const days = diaryOf(messages, id ?? "");
  if (of === undefined)
    return (
      <Screen title={t("messages:diary.title")}>
        <Text>{t("messages:diary.gone")}</Text>
        <Button label={t("messages:diary.to-declare")} onPress={() => router.replace("/declare")} />
      </Screen>
    );
  return (
    <Screen
      title={t("messages:diary.title")}
      read={spoken([t("messages:diary.title"), t("messages:diary.what"), emergency])}
    >
      <Text>{t("messages:diary.what")}</Text>
      <WriteDay of={of} refused={days.find(({ state }) => state.is === "refused")} />
      {days.length > 0 && (
        <Card>
          <Text as="heading" level={2}>
            {t("messages:diary.days")}
          </Text>
          <Facts
            facts={days.map((one) => ({
              label: capital(dayText(parseDay(one.content.day), lang)),
              value: said(one, symptoms, words),
            }))}
          />
        </Card>
      )}
      <CallHotline kind="quiet" />
      <Emergency />
    </Screen>
  );
}
