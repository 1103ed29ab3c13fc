/** "Khai báo y tế": the declarations that were sent, with receipt and day of deletion; and a new one, question by question. */
import type { MessageView } from "@bluezone/device/engine/messages/view";
import { router } from "expo-router";
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { Card } from "../../kit/card.tsx";
import { Emergency, useEmergency } from "../../kit/emergency.tsx";
import { Form, useAttempt } from "../../kit/form.tsx";
import { Note } from "../../kit/note.tsx";
import { Row } from "../../kit/row.tsx";
import { Rows } from "../../kit/rows.tsx";
import { Screen } from "../../kit/screen.tsx";
import { spoken } from "../../kit/spoken.ts";
import { Steps } from "../../kit/steps.tsx";
import { Text } from "../../kit/text.tsx";
import { usePhone, usePhoneState, useTap } from "../../phone/phone.tsx";
import type { PlainKey } from "../../words/catalogs.ts";
import { useWords } from "../../words/words.tsx";
import { GoneNote, MessageStatus, type Withdrawal } from "../messages/message-status.tsx";
import { RefusalNote } from "../messages/refusal-note.tsx";
import { StartFirst } from "../messages/start-first.tsx";
import { useForm } from "../messages/use-form.ts";
import {
  declarationOf,
  declareForm,
  formOfDeclaration,
  missingOn,
  PAGES,
  type Page,
  pageOf,
} from "./form.ts";
import { QUESTIONS } from "./questions.tsx";
import { Review } from "./review.tsx";

/** Which words a page reads aloud. */
const READ: Readonly<Record<Page, PlainKey>> = {
  for: "messages:declare.for",
  commune: "messages:place.label",
  symptoms: "messages:declare.symptoms",
  near: "messages:declare.near",
  returned: "messages:declare.returned",
  cares: "messages:declare.cares",
  callback: "messages:declare.call",
  review: "messages:declare.review",
};

/** A new declaration. @param onDone it was sent, or left on its first page */
function Write({ onDone }: { readonly onDone: () => void }) {
  const { t } = useWords();
  const emergency = useEmergency();
  const phone = usePhone();
  const state = usePhoneState();
  const refused = state.messages.find(
    ({ kind, state: { is } }) => kind === "declaration" && is === "refused",
  );
  const { form, change, sent } = useForm("declaration", () =>
    refused?.content?.kind === "declaration"
      ? formOfDeclaration(refused.content)
      : declareForm(state.draft?.kind === "declaration" ? state.draft.answers : null, state.area),
  );
  const { busy, failed, run } = useTap();
  const attempt = useAttempt();
  const { tried } = attempt;
  const [agreed, setAgreed] = useState(false);
  const page = pageOf(form);
  const n = PAGES.indexOf(page);

  const go = (to: number): void => {
    attempt.again();
    change({ page: PAGES[to] ?? "for" });
  };
  const next = (): void => {
    if (missingOn(page, form) === null) go(n + 1);
  };
  async function send(): Promise<void> {
    const message = declarationOf(form);
    if (message === null || !agreed) return;
    sent();
    onDone();
    await run(() => phone.tap.sendMessage(message));
  }

  const Question = page === "review" ? null : QUESTIONS[page];
  const asked =
    page === "review" ? t("messages:declare.review-step") : t("messages:declare.step", { step: n + 1 });
  return (
    <Screen
      title={t("messages:declare.title")}
      back={false}
      read={spoken([asked, t(READ[page]), emergency])}
      header={
        <Steps label={asked} step={n} of={PAGES.length - 1} onBack={() => (n === 0 ? onDone() : go(n - 1))} />
      }
    >
      <RefusalNote message={refused} />
      <Form attempt={attempt}>
        {Question === null ? (
          <Review form={form} agreed={agreed} onAgree={setAgreed} tried={tried} />
        ) : (
          <Question form={form} change={change} tried={tried} />
        )}
        {failed && (
          <Note tone="danger" alert>
            {t("failed")}
          </Note>
        )}
        {page === "review" ? (
          <>
            <Button
              label={t("messages:declare.send")}
              busy={busy}
              onPress={() => attempt.press(send)}
              testID="send-message"
            />
            <Button kind="quiet" label={t("messages:declare.change")} onPress={() => go(0)} testID="change" />
          </>
        ) : (
          <Button label={t("next")} onPress={() => attempt.press(next)} testID="next" />
        )}
      </Form>
    </Screen>
  );
}

function Kept({
  message,
  onGone,
}: {
  readonly message: MessageView;
  readonly onGone: (how: Withdrawal) => void;
}) {
  const { t } = useWords();
  return (
    <Card>
      <Text as="heading" level={2}>
        {t(`messages:declare.about-${message.about ?? "self"}`)}
      </Text>
      <MessageStatus
        message={message}
        takeBack={{ label: t("messages:declare.take-back"), sure: t("messages:declare.take-back-sure") }}
        onGone={onGone}
      />
      {message.state.is === "sent" && (
        <Rows>
          <Row
            icon="thermometer"
            label={t("messages:declare.diary")}
            detail={t("messages:declare.diary-detail")}
            onPress={() => router.push(`/diary/${message.id}` as "/")}
            testID="go-diary"
          />
        </Rows>
      )}
    </Card>
  );
}

export function Declare() {
  const { t } = useWords();
  const emergency = useEmergency();
  const { messages, consent, draft } = usePhoneState();
  const [gone, setGone] = useState<Withdrawal | null>(null);
  const kept = messages.filter(({ kind, state: { is } }) => kind === "declaration" && is !== "refused");
  const unfinished =
    draft?.kind === "declaration" ||
    messages.some(({ kind, state: { is } }) => kind === "declaration" && is === "refused");
  const [writing, setWriting] = useState(kept.length === 0 || unfinished);
  if (consent.sensing === null) return <StartFirst title={t("messages:declare.title")} />;
  if (writing)
    return (
      <Write
        onDone={() => {
          setWriting(false);
          setGone(null);
        }}
      />
    );
  return (
    <Screen
      title={t("messages:declare.title")}
      read={spoken([t("messages:declare.title"), t("messages:declare.intro"), emergency])}
    >
      <GoneNote how={gone} />
      <Text>{t("messages:declare.intro")}</Text>
      <Button label={t("messages:declare.new")} onPress={() => setWriting(true)} testID="new-declaration" />
      {kept.length > 0 && (
        <Text as="heading" level={2}>
          {t("messages:declare.kept")}
        </Text>
      )}
      {kept.map((message) => (
        <Kept key={message.id} message={message} onGone={setGone} />
      ))}
      <Emergency />
    </Screen>
  );
}
