/** The last page before a share: what goes, what does not, to whom and for how long; then one tap. */
import type { ShareView } from "@bluezone/device/engine/share/view";
import { router } from "expo-router";
import { Button } from "../../kit/button.tsx";
import { SHARED_FOR } from "../../kit/days.ts";
import { Note } from "../../kit/note.tsx";
import { Row } from "../../kit/row.tsx";
import { Rows } from "../../kit/rows.tsx";
import { Screen } from "../../kit/screen.tsx";
import { spoken } from "../../kit/spoken.ts";
import { Text } from "../../kit/text.tsx";
import { OPERATOR } from "../../phone/operator.ts";
import { usePhone, useTap } from "../../phone/phone.tsx";
import { endMoment } from "../../words/moments.ts";
import { useWords, type Words } from "../../words/words.tsx";
import { onsetText } from "./onset.ts";
import { SentList } from "./sent-list.tsx";
import { ShareStep } from "./share-step.tsx";

/** A share that waits for the resident. */
export type Ready = Extract<ShareView, { readonly is: "ready" }>;

/** The two lists. A day of symptoms is sent only when it is one. */
function listsOf(
  { testType, onset, traveler }: Ready,
  { t, lang }: Words,
): { readonly sent: string[]; readonly not: string[] } {
  const never = [t("share:share.not-name"), t("share:share.not-place"), t("share:share.not-people")];
  if (testType === "negative") return { sent: [t("share:share.sent-revised")], not: never };
  const day = onset === null ? t("share:share.onset-unknown") : onsetText(onset, lang, t);
  const known = onset !== null && typeof onset === "object";
  return {
    sent: [
      t("share:share.sent-keys", { days: SHARED_FOR }),
      ...(known ? [t("share:share.sent-onset", { day })] : []),
      t("share:share.sent-test", { type: t(`share:type.${testType}`) }),
      ...(traveler === null ? [] : [t("share:share.sent-traveler")]),
    ],
    not: [...never, ...(known ? [] : [t("share:share.not-onset", { answer: day.toLowerCase() })])],
  };
}

export function WhatIsSent({ share, onChange }: { readonly share: Ready; readonly onChange: () => void }) {
  const words = useWords();
  const { t, lang } = words;
  const phone = usePhone();
  const { busy, failed, run } = useTap();
  const { sent, not } = listsOf(share, words);
  const until = endMoment(share.until, lang);
  const agree = t("share:share.agree", { operator: OPERATOR.name[lang], days: SHARED_FOR });
  const negative = share.testType === "negative";
  const read = spoken([
    ...(share.declined ? [t("share:share.declined", { until })] : []),
    ...(negative ? [t("share:share.revise")] : []),
    `${t("share:share.sent")}: ${sent.join("; ")}`,
    `${t("share:share.not-sent")}: ${not.join("; ")}`,
    agree,
    t("share:share.until", { until }),
  ]);
  return (
    <Screen
      title={negative ? t("share:share.revise-title") : t("share:share.title")}
      read={read}
      {...(negative ? {} : { back: false, header: <ShareStep step={3} /> })}
    >
      {share.declined && (
        <Note tone="well" alert>
          {t("share:share.declined", { until })}
        </Note>
      )}
      {negative && <Text>{t("share:share.revise")}</Text>}
      <SentList sent title={t("share:share.sent")} lines={sent} />
      <SentList sent={false} title={t("share:share.not-sent")} lines={not} />
      <Text>{agree}</Text>
      {failed && (
        <Note tone="danger" alert>
          {t("failed")}
        </Note>
      )}
      <Button
        label={t("share:share.button")}
        busy={busy}
        onPress={() => void run(() => phone.tap.share())}
        testID="share"
      />
      <Button
        kind="quiet"
        label={t("later")}
        disabled={busy}
        onPress={() => router.navigate("/")}
        testID="later"
      />
      {!share.declined && (
        <Button
          kind="quiet"
          label={t("share:share.decline")}
          disabled={busy}
          onPress={() => void run(() => phone.tap.decline())}
          testID="decline"
        />
      )}
      <Text colour="ink2">{t("share:share.until", { until })}</Text>
      {!negative && (
        <Rows>
          <Row role="button" label={t("share:share.change")} onPress={onChange} testID="change-answers" />
        </Rows>
      )}
    </Screen>
  );
}
