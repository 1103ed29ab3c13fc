/** The resident's own quarantine: which day it is, what was entered, the next test; and the half-day's temperature. */
import type { QuarantineView } from "@bluezone/device/engine/quarantine/own";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { decimal } from "@bluezone/vietnamese/number";
import { parsePhone } from "@bluezone/vietnamese/phone";
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { CallButton, CallHotline } from "../../kit/call-hotline.tsx";
import { Emergency, useEmergency } from "../../kit/emergency.tsx";
import { type Fact, Facts } from "../../kit/facts.tsx";
import { Form, useAttempt } from "../../kit/form.tsx";
import { Note } from "../../kit/note.tsx";
import { Screen } from "../../kit/screen.tsx";
import { spoken } from "../../kit/spoken.ts";
import { Text } from "../../kit/text.tsx";
import { usePhone, usePhoneState, useTap } from "../../phone/phone.tsx";
import { dayText, shortMoment } from "../../words/moments.ts";
import { useWords, type Words } from "../../words/words.tsx";
import { shownNumber } from "../messages/number.ts";
import { StartFirst } from "../messages/start-first.tsx";
import { type SymptomWords, useSymptoms } from "../messages/use-symptoms.ts";
import { EnterHalf } from "./enter-half.tsx";
import { OpenCode } from "./open-code.tsx";
import { faultOf, type Half, type QuarantineFault, type Standing, standingOf } from "./standing.ts";

/** "36,8 °C; không có triệu chứng nào", or that it is not entered. */
function entryText(entry: QuarantineView["seen"][Half], { felt }: SymptomWords, { t, lang }: Words): string {
  if (entry === null) return t("messages:quarantine.not-entered");
  const degrees =
    entry.temperature === null
      ? t("messages:diary.no-degrees")
      : t("messages:diary.degrees", { degrees: decimal(entry.temperature, 1, lang) });
  return `${degrees}; ${felt(entry.symptoms)}`;
}

function factsOf(
  { seen }: QuarantineView,
  standing: Standing,
  symptoms: SymptomWords,
  words: Words,
): readonly Fact[] {
  const { t, lang } = words;
  const { fresh, is } = standing;
  return [
    { label: t("messages:quarantine.place"), value: t(`messages:quarantine.place-${seen.place}`) },
    ...(is === "on" && fresh
      ? (["morning", "afternoon"] as const).map((half) => ({
          label: t(`messages:quarantine.${half}`),
          value: entryText(seen[half], symptoms, words),
        }))
      : []),
    ...(is === "over" || seen.nextTest === null
      ? []
      : [{ label: t("messages:quarantine.next-test"), value: dayText(parseDay(seen.nextTest), lang) }]),
    { label: t("messages:quarantine.last-day"), value: date(parseDay(seen.lastDay), lang) },
    ...(seen.watchUntil === null
      ? []
      : [{ label: t("messages:quarantine.watch"), value: date(parseDay(seen.watchUntil), lang) }]),
    { label: t("messages:quarantine.station"), value: seen.station.name },
  ];
}

/** "Cách ly: ngày 5 trên 14". */
export function quarantineTitle(view: QuarantineView, standing: Standing, { t, lang }: Words): string {
  const { is, day, days } = standing;
  if (is === "over") return t("messages:quarantine.over");
  if (is === "before")
    return t("messages:quarantine.before", { day: dayText(parseDay(view.seen.firstDay), lang) });
  return t("messages:quarantine.day", { day, days });
}

function Open({ view, standing }: { readonly view: QuarantineView; readonly standing: Standing }) {
  const words = useWords();
  const { t, lang } = words;
  const phone = usePhone();
  const { now } = usePhoneState();
  const symptoms = useSymptoms();
  const { busy, failed, run } = useTap();
  const attempt = useAttempt();
  const [fault, setFault] = useState<QuarantineFault | null>(null);
  const { seen, at } = view;
  const { station } = seen;
  const read = (log?: Parameters<typeof phone.tap.readQuarantine>[0]): Promise<boolean> =>
    run(async () => {
      setFault(null);
      const outcome = await phone.tap.readQuarantine(log);
      setFault(faultOf(outcome));
      // Entered already, by another way or by a try whose answer was lost: shown as it is there.
      if (outcome === "half_done") await phone.tap.readQuarantine();
    });
  return (
    <Form attempt={attempt}>
      <Note tone={standing.is === "over" ? "well" : "near"} icon="quarantine">
        <Text as="heading" level={2} testID="quarantine-title">
          {quarantineTitle(view, standing, words)}
        </Text>
        <Facts facts={factsOf(view, standing, symptoms, words)} />
      </Note>
      {seen.formerLastDay !== null && standing.is !== "over" && (
        <Note tone="act" icon="act">
          {t("messages:quarantine.moved", {
            former: date(parseDay(seen.formerLastDay), lang),
            last: date(parseDay(seen.lastDay), lang),
          })}
        </Note>
      )}
      {seen.paper && <Text>{t("messages:quarantine.paper")}</Text>}
      {fault !== null && (
        <Note tone={fault === "half-done" ? "well" : "danger"} icon="act" alert>
          {t(`messages:quarantine.fault.${fault}`)}
        </Note>
      )}
      {failed && (
        <Note tone="danger" alert>
          {t("failed")}
        </Note>
      )}
      {standing.is === "on" && !standing.entered && (
        <EnterHalf half={standing.half} busy={busy} attempt={attempt} onEnter={read} />
      )}
      <Text as="small" colour="ink2">
        {t("messages:quarantine.read-at", { at: shortMoment(at, now, lang) })}
      </Text>
      <Button
        kind="quiet"
        label={t("messages:quarantine.again")}
        busy={busy}
        onPress={() => attempt.press(() => read())}
        testID="read-quarantine"
      />
      {parsePhone(station.phone) !== undefined && (
        <CallButton
          kind="quiet"
          number={station.phone}
          shown={shownNumber(station.phone)}
          label={t("messages:quarantine.call", { number: shownNumber(station.phone) })}
        />
      )}
      <Button
        kind="quiet"
        label={t("messages:quarantine.leave")}
        disabled={busy}
        onPress={() => void run(() => phone.tap.leaveQuarantine())}
        testID="leave-quarantine"
      />
      <Text as="small" colour="ink2">
        {t("messages:quarantine.leave-what")}
      </Text>
    </Form>
  );
}

export function QuarantineDay() {
  const words = useWords();
  const emergency = useEmergency();
  const { t } = words;
  const { quarantine, now, consent } = usePhoneState();
  const symptoms = useSymptoms();
  if (consent.sensing === null) return <StartFirst title={t("messages:quarantine.title")} />;
  const standing = quarantine === null ? null : standingOf(quarantine, now);
  const said =
    quarantine === null || standing === null
      ? [t("messages:quarantine.what")]
      : [
          quarantineTitle(quarantine, standing, words),
          ...factsOf(quarantine, standing, symptoms, words).map(({ label, value }) => `${label}: ${value}`),
        ];
  return (
    <Screen
      title={t("messages:quarantine.title")}
      read={spoken([t("messages:quarantine.title"), ...said, emergency])}
    >
      {quarantine === null || standing === null ? (
        <>
          <OpenCode />
          <CallHotline kind="quiet" />
        </>
      ) : (
        <Open view={quarantine} standing={standing} />
      )}
      <Emergency />
    </Screen>
  );
}
