/** Agreeing before the result: answers in advance, so that one tap is enough later. Nothing is sent by it. */
import type { PreConsentView } from "@bluezone/device/engine/share/pre-consent";
import { dayOf } from "@bluezone/protocol/time";
import { router } from "expo-router";
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { Choice } from "../../kit/choice.tsx";
import { DayChoice } from "../../kit/day-choice.tsx";
import { Facts } from "../../kit/facts.tsx";
import { Note } from "../../kit/note.tsx";
import { Row } from "../../kit/row.tsx";
import { Rows } from "../../kit/rows.tsx";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { usePhone, usePhoneState, useTap } from "../../phone/phone.tsx";
import { endMoment } from "../../words/moments.ts";
import { useWords } from "../../words/words.tsx";
import { onsetChoice, onsetOf, onsetText } from "../share/onset.ts";
import { type Traveler, travelerChoice, travelerOf, travelerOptions } from "../share/traveler.ts";
import { PRE_CONSENT_DAYS } from "./life.ts";

function Answers({ given, onDone }: { readonly given: PreConsentView | null; readonly onDone: () => void }) {
  const words = useWords();
  const { t } = words;
  const phone = usePhone();
  const today = dayOf(usePhoneState().now, "vietnam");
  const { busy, failed, run } = useTap();
  const [onset, setOnset] = useState(onsetChoice(given?.onset ?? null));
  const [traveler, setTraveler] = useState<Traveler>(travelerChoice(given?.traveler ?? null));

  async function agree(): Promise<void> {
    const answer = onset === null ? null : onsetOf(onset);
    if (await run(() => phone.tap.preConsent(answer, travelerOf(traveler)))) onDone();
  }

  return (
    <Screen title={t("share:before.title")}>
      <Text>{t("share:before.what", { days: PRE_CONSENT_DAYS })}</Text>
      <Text colour="ink2">{t("share:before.optional")}</Text>
      <DayChoice
        folds
        label={t("share:share.onset")}
        today={today}
        value={onset}
        onChange={setOnset}
        others={[
          { value: "none", label: t("share:share.onset-none") },
          { value: "unknown", label: t("share:share.onset-unknown") },
        ]}
      />
      <Choice
        label={t("share:share.traveler")}
        options={travelerOptions(words)}
        value={traveler}
        onChange={setTraveler}
      />
      {failed && (
        <Note tone="danger" alert>
          {t("failed")}
        </Note>
      )}
      <Button
        label={given === null ? t("share:before.button") : t("share:before.save")}
        busy={busy}
        onPress={() => void agree()}
        testID="agree"
      />
      <Button
        kind="quiet"
        label={given === null ? t("later") : t("cancel")}
        onPress={given === null ? () => router.navigate("/") : onDone}
        testID="later"
      />
    </Screen>
  );
}

function GivenAnswers({
  given,
  onChange,
}: {
  readonly given: PreConsentView;
  readonly onChange: () => void;
}) {
  const { t, lang } = useWords();
  const phone = usePhone();
  const { busy, failed, run } = useTap();
  const { onset, traveler, until } = given;
  return (
    <Screen title={t("share:before.given-title")}>
      <Text>{t("share:before.given", { until: endMoment(until, lang) })}</Text>
      <Facts
        facts={[
          {
            label: t("share:before.answer-onset"),
            value: onset === null ? t("share:before.unanswered") : onsetText(onset, lang, t),
          },
          { label: t("share:before.answer-traveler"), value: t(`share:share.${travelerChoice(traveler)}`) },
        ]}
      />
      {failed && (
        <Note tone="danger" alert>
          {t("failed")}
        </Note>
      )}
      <Button label={t("share:before.home")} onPress={() => router.navigate("/")} />
      <Button
        kind="quiet"
        label={t("share:before.withdraw")}
        busy={busy}
        onPress={() => void run(() => phone.tap.withdrawPreConsent())}
        testID="withdraw"
      />
      <Rows>
        <Row role="button" label={t("share:before.change")} onPress={onChange} testID="change-answers" />
      </Rows>
    </Screen>
  );
}

export function PreConsent() {
  const { preConsent } = usePhoneState();
  const [changing, setChanging] = useState(false);
  return preConsent === null || changing ? (
    <Answers given={preConsent} onDone={() => setChanging(false)} />
  ) : (
    <GivenAnswers given={preConsent} onChange={() => setChanging(true)} />
  );
}
