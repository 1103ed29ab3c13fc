/** "Nhờ y tế gọi lại": the number, and of an alert what its owner leaves switched on. Sent by the tap alone, and taken back as well. */
import { router, useLocalSearchParams } from "expo-router";
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { Emergency, useEmergency } from "../../kit/emergency.tsx";
import { Field } from "../../kit/field.tsx";
import { Form, useAttempt } from "../../kit/form.tsx";
import { Note } from "../../kit/note.tsx";
import { Screen } from "../../kit/screen.tsx";
import { spoken } from "../../kit/spoken.ts";
import { Text } from "../../kit/text.tsx";
import { usePhone, usePhoneState, useTap } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { toggled } from "../messages/answers.ts";
import { CommuneChoice } from "../messages/commune-choice.tsx";
import { GoneNote, MessageStatus, type Withdrawal } from "../messages/message-status.tsx";
import { Recipient } from "../messages/recipient.tsx";
import { RefusalNote } from "../messages/refusal-note.tsx";
import { StartFirst } from "../messages/start-first.tsx";
import { SymptomTicks } from "../messages/symptom-ticks.tsx";
import { useForm } from "../messages/use-form.ts";
import { WishChoice } from "../messages/wish-choice.tsx";
import { callbackForm, callbackOf, formOfCallback, missingForCall } from "./form.ts";
import { SharedCard } from "./shared-card.tsx";

function Ask({ onSend }: { readonly onSend: () => void }) {
  const { t } = useWords();
  const phone = usePhone();
  const state = usePhoneState();
  const { alert: alertId } = useLocalSearchParams<{ alert?: string }>();
  const refused = state.messages.find(({ kind, state: { is } }) => kind === "callback" && is === "refused");
  // What was not taken is about the alert that it was about, however one comes back to it.
  const about = alertId ?? (refused?.content?.kind === "callback" ? refused.content.shared?.day : undefined);
  const alert = state.alerts.find((one) => one.id === about && one.withdrawnAt === null) ?? null;
  const { form, change, sent } = useForm("callback", () =>
    refused?.content?.kind === "callback"
      ? formOfCallback(refused.content)
      : callbackForm(state.draft?.kind === "callback" ? state.draft.answers : null, state.area),
  );
  const { busy, failed, run } = useTap();
  const attempt = useAttempt();
  const { tried } = attempt;
  const missing = missingForCall(form);

  async function send(): Promise<void> {
    const message = callbackOf(form, alert);
    if (message === null) return;
    sent();
    onSend();
    await run(() => phone.tap.sendMessage(message));
  }

  return (
    <>
      <Text>{t("messages:callback.what")}</Text>
      <RefusalNote message={refused} />
      <Form attempt={attempt}>
        <Field
          kind="phone"
          label={t("messages:phone.call")}
          detail={t("messages:phone.call-detail")}
          value={form.phone}
          onChange={(number) => change({ phone: number })}
          error={tried && missing === "phone" ? t("messages:phone.missing") : null}
          testID="phone"
        />
        <CommuneChoice
          commune={form.commune}
          onChange={(commune) => change({ commune })}
          missing={tried && form.commune === ""}
        />
        <WishChoice wish={form.wish} onChange={(wish) => change({ wish })} />
        {alert === null ? (
          <SymptomTicks
            label={t("messages:symptoms.label")}
            detail={t("messages:symptoms.optional")}
            none={false}
            chosen={form.symptoms}
            onTick={(one, on) => one !== "none" && change({ symptoms: toggled(form.symptoms, one, on) })}
          />
        ) : (
          <SharedCard alert={alert} form={form} onChange={change} />
        )}
        {form.commune !== "" && <Recipient commune={form.commune} />}
        <Text>{t("messages:callback.consent")}</Text>
        {failed && (
          <Note tone="danger" alert>
            {t("failed")}
          </Note>
        )}
        <Button
          label={t("messages:callback.send")}
          busy={busy}
          onPress={() => attempt.press(send)}
          testID="send-message"
        />
      </Form>
    </>
  );
}

export function Callback() {
  const { t } = useWords();
  const emergency = useEmergency();
  const { messages, consent } = usePhoneState();
  const [gone, setGone] = useState<Withdrawal | null>(null);
  const message = messages.find(({ kind, state: { is } }) => kind === "callback" && is !== "refused");
  if (consent.sensing === null) return <StartFirst title={t("messages:callback.title")} />;
  const read = spoken([
    t("messages:callback.title"),
    t("messages:callback.what"),
    t("messages:callback.consent"),
    t("messages:callback.calls"),
    emergency,
  ]);
  return (
    <Screen title={t("messages:callback.title")} read={read}>
      {message === undefined ? (
        <>
          <GoneNote how={gone} />
          <Ask onSend={() => setGone(null)} />
        </>
      ) : (
        <>
          <MessageStatus
            message={message}
            takeBack={{
              label: t("messages:callback.take-back"),
              sure: t("messages:callback.take-back-sure"),
            }}
            onGone={setGone}
          />
          <Button
            kind="quiet"
            label={t("messages:state.home")}
            onPress={() => router.navigate("/")}
            testID="home"
          />
        </>
      )}
      <Text as="small" colour="ink2">
        {t("messages:callback.calls")}
      </Text>
      <Emergency />
    </Screen>
  );
}
