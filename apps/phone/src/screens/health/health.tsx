/** The tab about health: what a resident may do here, and the number to call. */
import type { PhoneState } from "@bluezone/device/state";
import { router } from "expo-router";
import { CallHotline, useHotline } from "../../kit/call-hotline.tsx";
import { Emergency, useEmergency } from "../../kit/emergency.tsx";
import { Row } from "../../kit/row.tsx";
import { Rows } from "../../kit/rows.tsx";
import { Screen } from "../../kit/screen.tsx";
import { spoken } from "../../kit/spoken.ts";
import { usePhoneState } from "../../phone/phone.tsx";
import { endMoment } from "../../words/moments.ts";
import { useWords, type Words } from "../../words/words.tsx";
import { MESSAGES, messageDetail } from "../messages/standing.ts";
import { quarantineTitle } from "../quarantine-day/quarantine-day.tsx";
import { standingOf } from "../quarantine-day/standing.ts";

function shareDetail({ share }: PhoneState, { t }: Words): string | null {
  switch (share.is) {
    case "ready":
      return t("health:tab.share-ready");
    case "sending":
      return t("health:tab.share-sending", { step: share.step });
    case "checking":
      return t("health:tab.share-checking");
    case "refused":
    case "failed":
      return t("health:tab.share-stopped");
    case "shared":
    case "already-shared":
      return t("health:tab.share-done");
    default:
      return null;
  }
}

function alertsDetail({ alerts }: PhoneState, { t }: Words): { readonly detail?: string } {
  if (alerts.length === 0) return { detail: t("health:tab.alerts-none") };
  return alerts.some(({ seen }) => !seen) ? { detail: t("health:tab.alerts-new") } : {};
}

export function Health() {
  const words = useWords();
  const emergency = useEmergency();
  const { t, lang } = words;
  const state = usePhoneState();
  const { number } = useHotline();
  const share = shareDetail(state, words);
  const { selfReport, preConsent } = state;
  const call = number === null ? t("health:hotline.none") : t("health:hotline.call", { number });
  return (
    <Screen
      tab="health"
      title={t("health:tab.title")}
      read={spoken([t("health:tab.title"), call, emergency], number === null ? [] : [number])}
    >
      <CallHotline />
      <Emergency />
      <Rows>
        {MESSAGES.map(({ kind, path, key }) => (
          <Row
            key={kind}
            label={t(`messages:tab.${key}`)}
            detail={messageDetail(state, kind, words) ?? t(`messages:tab.${key}-detail`)}
            onPress={() => router.push(path as "/")}
            testID={`go-${key}`}
          />
        ))}
        <Row
          label={t("messages:tab.quarantine")}
          detail={
            state.quarantine === null
              ? t("messages:tab.quarantine-detail")
              : quarantineTitle(state.quarantine, standingOf(state.quarantine, state.now), words)
          }
          onPress={() => router.push("/quarantine-day")}
          testID="go-quarantine"
        />
      </Rows>
      <Rows>
        {share !== null && (
          <Row
            label={t("health:tab.share")}
            detail={share}
            onPress={() => router.push("/share")}
            testID="go-share"
          />
        )}
        <Row
          label={t("health:tab.code")}
          detail={t("health:tab.code-detail")}
          onPress={() => router.push("/code")}
          testID="go-code"
        />
        <Row
          label={t("health:tab.alerts")}
          {...alertsDetail(state, words)}
          onPress={() => router.push("/alerts")}
          testID="go-alerts"
        />
        <Row
          label={t("health:tab.self-report")}
          detail={
            selfReport === null
              ? t("health:tab.self-report-detail")
              : t("health:tab.self-report-asked", { until: endMoment(selfReport.until, lang) })
          }
          onPress={() => router.push("/self-report")}
          testID="go-self-report"
        />
        <Row
          label={t("health:tab.pre-consent")}
          detail={
            preConsent === null
              ? t("health:tab.pre-consent-detail")
              : t("health:tab.pre-consent-given", { until: endMoment(preConsent.until, lang) })
          }
          onPress={() => router.push("/pre-consent")}
          testID="go-pre-consent"
        />
        <Row label={t("health:tab.family")} onPress={() => router.push("/family")} testID="go-family" />
        <Row
          label={t("health:tab.care")}
          detail={t("health:tab.care-detail")}
          onPress={() => router.push("/care")}
          testID="go-care"
        />
      </Rows>
    </Screen>
  );
}
