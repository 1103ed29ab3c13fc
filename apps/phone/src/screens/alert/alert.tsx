/** One alert: three steps with their days, whom to call; then what it is and is not, what was measured and how surely. */
import type { Alert } from "@bluezone/device/engine/alert/alert";
import { dayOf } from "@bluezone/protocol/time";
import { dayMonth, partOfDaySpan } from "@bluezone/vietnamese/date";
import { router, useLocalSearchParams } from "expo-router";
import { useEffect, useState } from "react";
import { Button } from "../../kit/button.tsx";
import { CallHotline, useHotline } from "../../kit/call-hotline.tsx";
import { Card } from "../../kit/card.tsx";
import { Emergency, useEmergency } from "../../kit/emergency.tsx";
import { type Fact, Facts } from "../../kit/facts.tsx";
import { Note } from "../../kit/note.tsx";
import { Numbered } from "../../kit/numbered.tsx";
import { Row } from "../../kit/row.tsx";
import { Rows } from "../../kit/rows.tsx";
import { Screen } from "../../kit/screen.tsx";
import { spoken } from "../../kit/spoken.ts";
import { Text } from "../../kit/text.tsx";
import { usePhone, usePhoneState } from "../../phone/phone.tsx";
import { aboutMinutes, dayText } from "../../words/moments.ts";
import { useWords, type Words } from "../../words/words.tsx";
import { encounterTime } from "./encounter-time.ts";
import { FocusedTitle } from "./focused-title.tsx";
import { type AlertForm, formOf, type Step, stepsOf } from "./steps.ts";

/** The title of an alert's form. */
function titleOf(alert: Alert, form: AlertForm, { t, lang }: Words): string {
  if (form === "withdrawn") return t("home:withdrawn.title", { day: dayMonth(alert.day, lang) });
  return t(`home:exposed-${alert.level}.title`);
}

/** Day, part of day unless it is hidden, length, confidence. */
function factsOf(alert: Alert, { t, lang }: Words): readonly Fact[] {
  const { day, part, minutes, confidence } = alert;
  return [
    { label: t("alert:detail.day"), value: dayText(day, lang) },
    ...(part === "hidden" ? [] : [{ label: t("alert:detail.part"), value: partOfDaySpan(part, lang) }]),
    {
      label: t("alert:detail.minutes"),
      value: t("alert:detail.about", { minutes: aboutMinutes(minutes, lang) }),
    },
    { label: t("alert:detail.confidence"), value: t(`alert:confidence.${confidence}`) },
  ];
}

/** What stands below the facts: why a part of day is hidden, what the confidence means, that several encounters were added up. */
function belowFacts(alert: Alert, { t, lang }: Words): readonly string[] {
  const { part, confidence, unmeasured, encounters, minutes } = alert;
  return [
    ...(part === "hidden" ? [t("alert:detail.part-why")] : []),
    ...(encounters > 1
      ? [t("alert:detail.added-up", { encounters, minutes: aboutMinutes(minutes, lang) })]
      : []),
    t(`alert:confidence-why.${unmeasured ? "unmeasured" : confidence}`),
  ];
}

/** What else is to be known: a further encounter, a result that is not confirmed. */
function notesOf(alert: Alert, { t, lang }: Words): readonly string[] {
  return [
    ...(alert.again ? [t("alert:detail.again", { when: encounterTime(alert, lang) })] : []),
    ...(alert.kind === "confirmed" ? [] : [t(`alert:not-confirmed.${alert.kind}`)]),
  ];
}

const said = ({ lead, key, variables, icon }: Step, { t }: Words) => ({
  ...(lead ? { lead: t(`alert:steps.${lead.key}`, { day: "", ...lead }) } : {}),
  text: t(`alert:steps.${key}`, { day: "", number: "", ...variables }),
  icon,
});

function Ended({ alert, form }: { readonly alert: Alert; readonly form: "withdrawn" | "over" }) {
  const { t, lang } = useWords();
  return (
    <>
      <Text>
        {form === "withdrawn"
          ? t("alert:detail.withdrawn", { day: dayMonth(alert.day, lang) })
          : t("alert:detail.over", { day: dayText(alert.watchUntil, lang) })}
      </Text>
      <Button label={t("alert:detail.home")} onPress={() => router.navigate("/")} />
      <CallHotline kind="quiet" />
    </>
  );
}

function Detail({ alert }: { readonly alert: Alert }) {
  const words = useWords();
  const emergency = useEmergency();
  const { t, lang } = words;
  const { now } = usePhoneState();
  const { number } = useHotline();
  const today = dayOf(now, "vietnam");
  const form = formOf(alert, today);
  const title = titleOf(alert, form, words);
  const facts = factsOf(alert, words);
  const below = belowFacts(alert, words);
  const notes = notesOf(alert, words);
  const holds = form === "high" || form === "low";
  const steps = holds ? stepsOf(alert, today, number, lang).map((step) => said(step, words)) : [];
  const ended =
    form === "withdrawn"
      ? t("alert:detail.withdrawn", { day: dayMonth(alert.day, lang) })
      : t("alert:detail.over", { day: dayText(alert.watchUntil, lang) });
  const measured = form === "withdrawn" ? [] : facts.map(({ label, value }) => `${label}: ${value}`);
  const read = spoken(
    [
      title,
      ...(holds ? [] : [ended]),
      ...steps.map(({ lead, text }, i) => `${i + 1}. ${lead ?? ""} ${text}`),
      ...(number === null ? [] : [t("health:hotline.call", { number })]),
      emergency,
      t("alert:detail.what"),
      ...(form === "withdrawn" ? [] : notes),
      ...measured,
      ...(form === "withdrawn" ? [] : below),
    ],
    number === null ? [] : [number],
  );
  return (
    <Screen read={read}>
      <FocusedTitle fresh={!alert.seen}>{title}</FocusedTitle>
      {holds ? (
        <>
          <Text as="heading" level={2}>
            {t("alert:detail.steps")}
          </Text>
          <Numbered items={steps} />
          <CallHotline />
          <Button
            kind="quiet"
            label={t("messages:callback.title")}
            onPress={() => router.push(`/callback?alert=${alert.id}` as "/")}
            testID="go-callback"
          />
        </>
      ) : (
        <Ended alert={alert} form={form} />
      )}
      <Emergency />
      <Text>{t("alert:detail.what")}</Text>
      {form !== "withdrawn" &&
        notes.map((line) => (
          <Note key={line} tone="near">
            {line}
          </Note>
        ))}
      {form !== "withdrawn" && (
        <Card>
          <Text as="heading" level={2}>
            {t("alert:detail.facts")}
          </Text>
          <Facts facts={facts} />
          {below.map((line) => (
            <Text key={line} as="small" colour="ink2">
              {line}
            </Text>
          ))}
        </Card>
      )}
      <Rows>
        <Row label={t("alert:detail.why")} onPress={() => router.push("/why")} testID="go-why" />
      </Rows>
    </Screen>
  );
}

function Unknown() {
  const { t } = useWords();
  return (
    <Screen title={t("alert:unknown.title")}>
      <Text>{t("alert:unknown.sentence")}</Text>
      <Button label={t("alert:unknown.button")} onPress={() => router.replace("/alerts")} />
    </Screen>
  );
}

/** Opening an alert is having seen it. A low or withdrawn one then leaves the panel; a high one stays until its day. */
export function AlertDetail() {
  const { id } = useLocalSearchParams<{ id: string }>();
  const phone = usePhone();
  const alert = usePhoneState().alerts.find((one) => one.id === id);
  const [opened, setOpened] = useState<string | null>(null);
  const toldAt = alert ? `${alert.id} ${alert.raisedAt} ${alert.withdrawnAt} ${alert.kind}` : null;
  const unseen = alert !== undefined && !alert.seen;
  useEffect(() => {
    if (!unseen || id === undefined || toldAt === opened) return;
    setOpened(toldAt);
    // Not stored, it stays new and is shown again: nothing is lost by it.
    phone.tap.acknowledge(id).catch(() => undefined);
  }, [unseen, id, toldAt, opened, phone]);
  return alert ? <Detail key={alert.id} alert={alert} /> : <Unknown />;
}
