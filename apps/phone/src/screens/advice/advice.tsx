/** Advice after coming back, for oneself or one's family: no name, a line of text, a number only for who wants a call. */
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { CallHotline } from "../../kit/call-hotline.tsx";
import { Choice } from "../../kit/choice.tsx";
import { Emergency, useEmergency } from "../../kit/emergency.tsx";
import { Field } from "../../kit/field.tsx";
import { Fault, Form, useAttempt } from "../../kit/form.tsx";
import { Note } from "../../kit/note.tsx";
import { Screen } from "../../kit/screen.tsx";
import { spoken } from "../../kit/spoken.ts";
import { Text } from "../../kit/text.tsx";
import { Tick } from "../../kit/tick.tsx";
import { usePhone, usePhoneState, useTap } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { toggled } from "../messages/answers.ts";
import { CommuneChoice } from "../messages/commune-choice.tsx";
import { GoneNote, MessageStatus, type Withdrawal } from "../messages/message-status.tsx";
import { Recipient } from "../messages/recipient.tsx";
import { RefusalNote } from "../messages/refusal-note.tsx";
import { StartFirst } from "../messages/start-first.tsx";
import { useForm } from "../messages/use-form.ts";
import { adviceForm, adviceOf, formOfAdvice, missingForAdvice, NEEDS } from "./form.ts";

const WHOM = ["self", "family"] as const;

function Ask({ onSend }: { readonly onSend: () => void }) {
  const { t } = useWords();
  const phone = usePhone();
  const state = usePhoneState();
  const refused = state.messages.find(({ kind, state: { is } }) => kind === "advice" && is === "refused");
  const { form, change, sent } = useForm("advice", () =>
    refused?.content?.kind === "advice"
      ? formOfAdvice(refused.content)
      : adviceForm(state.draft?.kind === "advice" ? state.draft.answers : null, state.area),
  );
  const { busy, failed, run } = useTap();
  const attempt = useAttempt();
  const { tried } = attempt;
  const missing = tried ? missingForAdvice(form) : null;

  async function send(): Promise<void> {
    const message = adviceOf(form);
    if (message === null) return;
    sent();
    onSend();
    await run(() => phone.tap.sendMessage(message));
  }

  return (
    <>
      <Text>{t("messages:advice.what")}</Text>
      <Note tone="well">{t("messages:advice.limits")}</Note>
      <RefusalNote message={refused} />
      <Form attempt={attempt}>
        <Choice
          label={t("messages:advice.for")}
          options={WHOM.map((value) => ({
            value: value as string,
            label: t(`messages:advice.for-${value}`),
          }))}
          value={form.for}
          onChange={(whom) => change({ for: whom })}
        />
        {missing === "for" && <Fault>{t("messages:advice.missing.for")}</Fault>}
        <CommuneChoice
          commune={form.commune}
          onChange={(commune) => change({ commune })}
          missing={missing === "commune"}
        />
        <Text strong>{t("messages:advice.needs")}</Text>
        {NEEDS.map((need) => (
          <Tick
            key={need}
            label={t(`messages:advice.needs-${need}`)}
            checked={form.needs.includes(need)}
            onChange={(on) => change({ needs: toggled(form.needs, need, on) })}
            testID={`need-${need}`}
          />
        ))}
        {missing === "needs" && <Fault>{t("messages:advice.missing.needs")}</Fault>}
        <Field
          kind="lines"
          label={t("messages:advice.text")}
          detail={t("messages:advice.text-detail")}
          value={form.text}
          onChange={(text) => change({ text: text.slice(0, 600) })}
          error={missing === "text" ? t("messages:advice.missing.text") : null}
          testID="advice-text"
        />
        <Field
          kind="phone"
          label={t("messages:advice.call")}
          detail={t("messages:advice.call-detail")}
          value={form.phone}
          onChange={(number) => change({ phone: number })}
          error={missing === "phone" ? t("messages:advice.missing.phone") : null}
          testID="phone"
        />
        {form.commune !== "" && <Recipient commune={form.commune} />}
        <Text>{t("messages:advice.consent")}</Text>
        {failed && (
          <Note tone="danger" alert>
            {t("failed")}
          </Note>
        )}
        <Button
          label={t("messages:advice.send")}
          busy={busy}
          onPress={() => attempt.press(send)}
          testID="send-message"
        />
      </Form>
    </>
  );
}

export function Advice() {
  const { t } = useWords();
  const emergency = useEmergency();
  const { messages, consent } = usePhoneState();
  const [gone, setGone] = useState<Withdrawal | null>(null);
  const message = messages.find(({ kind, state: { is } }) => kind === "advice" && is !== "refused");
  if (consent.sensing === null) return <StartFirst title={t("messages:advice.title")} />;
  const read = spoken([
    t("messages:advice.title"),
    t("messages:advice.what"),
    t("messages:advice.limits"),
    t("messages:advice.consent"),
    emergency,
  ]);
  return (
    <Screen title={t("messages:advice.title")} read={read}>
      {message === undefined ? (
        <>
          <GoneNote how={gone} />
          <Ask onSend={() => setGone(null)} />
        </>
      ) : (
        <MessageStatus
          message={message}
          takeBack={{ label: t("messages:advice.take-back"), sure: t("messages:advice.take-back-sure") }}
          onGone={setGone}
        />
      )}
      <CallHotline kind="quiet" />
      <Emergency />
    </Screen>
  );
}
