/** "Khai báo y tế": the declarations that were sent, with receipt and day of deletion; and a new one, question by question. */
import type { LetterView } from "@bluezone/device/engine/letters/view";
import { router } from "expo-router";
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { Card } from "../../kit/card.tsx";
import { Emergency } from "../../kit/emergency.tsx";
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
import { GoneNote, LetterStatus, type Withdrawal } from "../letters/letter-status.tsx";
import { RefusalNote } from "../letters/refusal-note.tsx";
import { StartFirst } from "../letters/start-first.tsx";
import { useForm } from "../letters/use-form.ts";
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
  for: "letters:declare.for",
  commune: "letters:place.label",
  symptoms: "letters:declare.symptoms",
  near: "letters:declare.near",
  returned: "letters:declare.returned",
  cares: "letters:declare.cares",
  callback: "letters:declare.call",
  review: "letters:declare.review",
};

/** A new declaration. @param onDone it was sent, or left on its first page */
function Write({ onDone }: { readonly onDone: () => void }) {
  const { t } = useWords();
  const phone = usePhone();
  const state = usePhoneState();
  const refused = state.letters.find(({ kind, state: { is } }) => kind === "declaration" && is === "refused");
  const { form, change, sent } = useForm("declaration", () =>
    refused?.content?.kind === "declaration"
      ? formOfDeclaration(refused.content)
      : declareForm(state.draft?.kind === "declaration" ? state.draft.answers : null, state.area),
  );
  const { busy, failed, run } = useTap();
  const [tried, setTried] = useState(false);
  const [agreed, setAgreed] = useState(false);
  const page = pageOf(form);
  const n = PAGES.indexOf(page);

  const go = (to: number): void => {
    setTried(false);
    change({ page: PAGES[to] ?? "for" });
  };
  const next = (): void => (missingOn(page, form) === null ? go(n + 1) : setTried(true));
  async function send(): Promise<void> {
    setTried(true);
    const letter = declarationOf(form);
    if (letter === null || !agreed) return;
    sent();
    onDone();
    await run(() => phone.tap.sendLetter(letter));
  }

  const Question = page === "review" ? null : QUESTIONS[page];
  const asked =
    page === "review" ? t("letters:declare.review-step") : t("letters:declare.step", { step: n + 1 });
  return (
    <Screen
      title={t("letters:declare.title")}
      back={false}
      read={spoken([asked, t(READ[page]), t("emergency")])}
      header={
        <Steps label={asked} step={n} of={PAGES.length} onBack={() => (n === 0 ? onDone() : go(n - 1))} />
      }
    >
      <RefusalNote letter={refused} />
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
            label={t("letters:declare.send")}
            busy={busy}
            onPress={() => void send()}
            testID="send-letter"
          />
          <Button kind="quiet" label={t("letters:declare.change")} onPress={() => go(0)} testID="change" />
        </>
      ) : (
        <Button label={t("next")} onPress={next} testID="next" />
      )}
    </Screen>
  );
}

function Kept({
  letter,
  onGone,
}: {
  readonly letter: LetterView;
  readonly onGone: (how: Withdrawal) => void;
}) {
  const { t } = useWords();
  return (
    <Card>
      <Text as="heading" level={2}>
        {t(`letters:declare.about-${letter.about ?? "self"}`)}
      </Text>
      <LetterStatus
        letter={letter}
        takeBack={{ label: t("letters:declare.take-back"), sure: t("letters:declare.take-back-sure") }}
        onGone={onGone}
      />
      {letter.state.is === "sent" && (
        <Rows>
          <Row
            icon="thermometer"
            label={t("letters:declare.diary")}
            detail={t("letters:declare.diary-detail")}
            onPress={() => router.push(`/diary/${letter.id}` as "/")}
            testID="go-diary"
          />
        </Rows>
      )}
    </Card>
  );
}

export function Declare() {
  const { t } = useWords();
  const { letters, consent, draft } = usePhoneState();
  const [gone, setGone] = useState<Withdrawal | null>(null);
  const kept = letters.filter(({ kind, state: { is } }) => kind === "declaration" && is !== "refused");
  const unfinished =
    draft?.kind === "declaration" ||
    letters.some(({ kind, state: { is } }) => kind === "declaration" && is === "refused");
  const [writing, setWriting] = useState(kept.length === 0 || unfinished);
  if (consent.sensing === null) return <StartFirst title={t("letters:declare.title")} />;
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
      title={t("letters:declare.title")}
      read={spoken([t("letters:declare.title"), t("letters:declare.intro"), t("emergency")])}
    >
      <GoneNote how={gone} />
      <Text>{t("letters:declare.intro")}</Text>
      <Button label={t("letters:declare.new")} onPress={() => setWriting(true)} testID="new-declaration" />
      {kept.length > 0 && (
        <Text as="heading" level={2}>
          {t("letters:declare.kept")}
        </Text>
      )}
      {kept.map((letter) => (
        <Kept key={letter.id} letter={letter} onGone={setGone} />
      ))}
      <Emergency />
    </Screen>
  );
}
