/** "Kiểm tra máy này": every item with its verdict; the first that needs something has the main button. */
import type { PhoneState } from "@bluezone/device/state";
import type { Locale } from "@bluezone/vietnamese/locale";
import { router } from "expo-router";
import { openAddress, openSettings } from "../../adapters/system/system.ts";
import { Button } from "../../kit/button.tsx";
import { Card } from "../../kit/card.tsx";
import { Note } from "../../kit/note.tsx";
import { Screen } from "../../kit/screen.tsx";
import { OPERATOR } from "../../phone/operator.ts";
import { usePhone, usePhoneState, useTap } from "../../phone/phone.tsx";
import type { Say } from "../../words/catalogs.ts";
import { lengthOf, shortMoment } from "../../words/moments.ts";
import { useWords } from "../../words/words.tsx";
import { CheckView } from "./check-view.tsx";
import { type Check, checksOf, type Step } from "./checks.ts";

const sentence = ({ says, at, length }: Check, t: Say, lang: Locale, now: PhoneState["now"]): string =>
  t(says, {
    at: at === undefined ? "" : shortMoment(at, now, lang),
    length: length === undefined ? "" : lengthOf(length, lang),
  });

export function SelfCheck() {
  const { t, lang } = useWords();
  const state = usePhoneState();
  const phone = usePhone();
  const { busy, failed, run } = useTap();
  const checks = checksOf(state);
  const needing = checks.filter(({ verdict }) => verdict === "needs");
  const open = checks.filter(({ verdict }) => verdict === "open");
  const act = (step: Step): void => {
    if (step.do === "go") router.push(step.path as "/");
    else if (step.do === "tap")
      void run(() => (step.what === "check" ? phone.tap.checkNow() : phone.tap.resume()));
    else if (step.do === "mend") void run(() => phone.mend(step.what));
    else if (step.do === "open") void openSettings(step.page);
    else void openAddress(OPERATOR.installAddress);
  };
  const summary =
    needing.length > 0
      ? t("guide:check.some", { number: needing.length })
      : [
          t("guide:check.none"),
          ...(open.length > 0 ? [t("guide:check.open-too", { number: open.length })] : []),
        ].join(" ");
  const sentences = checks.map((check) => sentence(check, t, lang, state.now));
  return (
    <Screen title={t("guide:check.title")} read={[summary, ...sentences].join(" ")}>
      <Note tone={needing.length > 0 ? "act" : "well"} icon={needing.length > 0 ? "act" : "calm"}>
        {summary}
      </Note>
      {failed && (
        <Note tone="danger" alert>
          {t("failed")}
        </Note>
      )}
      <Card padded={false} gap={0}>
        {checks.map((check, i) => (
          <CheckView
            key={check.name}
            check={check}
            sentence={sentences[i] ?? ""}
            first={i === 0}
            main={check === needing[0]}
            busy={busy}
            onStep={act}
          />
        ))}
      </Card>
      {needing.length === 0 && (
        <Button
          label={t("guide:check.now")}
          busy={busy}
          onPress={() => void run(() => phone.tap.checkNow())}
          testID="check-now"
        />
      )}
    </Screen>
  );
}
