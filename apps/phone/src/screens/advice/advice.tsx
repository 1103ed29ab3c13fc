/** Advice after coming back, for oneself or one's family: no name, a line of text, a number only for who wants a call. */
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { CallHotline } from "../../kit/call-hotline.tsx";
import { Choice } from "../../kit/choice.tsx";
import { Emergency } from "../../kit/emergency.tsx";
import { Field } from "../../kit/field.tsx";
import { Note } from "../../kit/note.tsx";
import { Screen } from "../../kit/screen.tsx";
import { spoken } from "../../kit/spoken.ts";
import { Text } from "../../kit/text.tsx";
import { Tick } from "../../kit/tick.tsx";
import { usePhone, usePhoneState, useTap } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { toggled } from "../letters/answers.ts";
import { CommuneChoice } from "../letters/commune-choice.tsx";
import { FaultLine } from "../letters/fault-line.tsx";
import { GoneNote, LetterStatus, type Withdrawal } from "../letters/letter-status.tsx";
import { Recipient } from "../letters/recipient.tsx";
import { RefusalNote } from "../letters/refusal-note.tsx";
import { StartFirst } from "../letters/start-first.tsx";
import { useForm } from "../letters/use-form.ts";
import { adviceForm, adviceOf, formOfAdvice, missingForAdvice, NEEDS } from "./form.ts";

const WHOM = ["self", "family"] as const;

function Ask({ onSend }: { readonly onSend: () => void }) {
  const { t } = useWords();
  const phone = usePhone();
  const state = usePhoneState();
  const refused = state.letters.find(({ kind, state: { is } }) => kind === "advice" && is === "refused");
  const { form, change, sent } = useForm("advice", () =>
    refused?.content?.kind === "advice"
      ? formOfAdvice(refused.content)
      : adviceForm(state.draft?.kind === "advice" ? state.draft.answers : null, state.area),
  );
  const { busy, failed, run } = useTap();
  const [tried, setTried] = useState(false);
  const missing = tried ? missingForAdvice(form) : null;

  async function send(): Promise<void> {
    setTried(true);
    const letter = adviceOf(form);
    if (letter === null) return;
    sent();
    onSend();
    await run(() => phone.tap.sendLetter(letter));
  }

  return (
    <>
      <Text>{t("letters:advice.what")}</Text>
      <Note tone="well">{t("letters:advice.limits")}</Note>
      <RefusalNote letter={refused} />
      <Choice
        label={t("letters:advice.for")}
        options={WHOM.map((value) => ({ value: value as string, label: t(`letters:advice.for-${value}`) }))}
        value={form.for}
        onChange={(whom) => change({ for: whom })}
      />
      {missing === "for" && <FaultLine>{t("letters:advice.missing.for")}</FaultLine>}
      <CommuneChoice
        commune={form.commune}
        onChange={(commune) => change({ commune })}
        missing={missing === "commune"}
      />
      <Text strong>{t("letters:advice.needs")}</Text>
      {NEEDS.map((need) => (
        <Tick
          key={need}
          label={t(`letters:advice.needs-${need}`)}
          checked={form.needs.includes(need)}
          onChange={(on) => change({ needs: toggled(form.needs, need, on) })}
          testID={`need-${need}`}
        />
      ))}
      {missing === "needs" && <FaultLine>{t("letters:advice.missing.needs")}</FaultLine>}
      <Field
        kind="lines"
        label={t("letters:advice.text")}
        detail={t("letters:advice.text-detail")}
        value={form.text}
        onChange={(text) => change({ text: text.slice(0, 600) })}
        error={missing === "text" ? t("letters:advice.missing.text") : null}
        testID="advice-text"
      />
      <Field
        kind="phone"
        label={t("letters:advice.call")}
        detail={t("letters:advice.call-detail")}
        value={form.phone}
        onChange={(number) => change({ phone: number })}
        error={missing === "phone" ? t("letters:advice.missing.phone") : null}
        testID="phone"
      />
      {form.commune !== "" && <Recipient commune={form.commune} />}
      <Text>{t("letters:advice.consent")}</Text>
      {failed && (
        <Note tone="danger" alert>
          {t("failed")}
        </Note>
      )}
      <Button label={t("letters:advice.send")} busy={busy} onPress={() => void send()} testID="send-letter" />
    </>
  );
}

export function Advice() {
  const { t } = useWords();
  const { letters, consent } = usePhoneState();
  const [gone, setGone] = useState<Withdrawal | null>(null);
  const letter = letters.find(({ kind, state: { is } }) => kind === "advice" && is !== "refused");
  if (consent.sensing === null) return <StartFirst title={t("letters:advice.title")} />;
  const read = spoken([
    t("letters:advice.title"),
    t("letters:advice.what"),
    t("letters:advice.limits"),
    t("letters:advice.consent"),
    t("emergency"),
  ]);
  return (
    <Screen title={t("letters:advice.title")} read={read}>
      {letter === undefined ? (
        <>
          <GoneNote how={gone} />
          <Ask onSend={() => setGone(null)} />
        </>
      ) : (
        <LetterStatus
          letter={letter}
          takeBack={{ label: t("letters:advice.take-back"), sure: t("letters:advice.take-back-sure") }}
          onGone={setGone}
        />
      )}
      <CallHotline kind="quiet" />
      <Emergency />
    </Screen>
  );
}
