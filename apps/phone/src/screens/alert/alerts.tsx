/** All alerts of this phone, the newest day first. */
import type { Alert } from "@bluezone/device/engine/alert/alert";
import { type Day, dayOf } from "@bluezone/protocol/time";
import { capital } from "@bluezone/vietnamese/labels/case";
import { router } from "expo-router";
import { Button } from "../../kit/button.tsx";
import { CallHotline } from "../../kit/call-hotline.tsx";
import { Emergency } from "../../kit/emergency.tsx";
import { Row } from "../../kit/row.tsx";
import { Rows } from "../../kit/rows.tsx";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { usePhoneState } from "../../phone/phone.tsx";
import { aboutMinutes } from "../../words/moments.ts";
import { useWords, type Words } from "../../words/words.tsx";
import { encounterTime } from "./encounter-time.ts";
import { formOf } from "./steps.ts";

function detailOf(alert: Alert, today: Day, { t, lang }: Words): string {
  const about = t("alert:detail.about", { minutes: aboutMinutes(alert.minutes, lang) });
  const parts = [
    t(`alert:list.${formOf(alert, today)}`),
    about,
    ...(alert.seen ? [] : [t("alert:list.new")]),
  ];
  return parts.join("\u00a0· ");
}

export function Alerts() {
  const words = useWords();
  const { t, lang } = words;
  const { alerts, now } = usePhoneState();
  const today = dayOf(now, "vietnam");
  return (
    <Screen title={t("alert:list.title")}>
      {alerts.length === 0 ? (
        <>
          <Text>{t("alert:list.empty")}</Text>
          <Text colour="ink2">{t("alert:list.empty-more")}</Text>
          <Button label={t("alert:list.home")} onPress={() => router.navigate("/")} />
        </>
      ) : (
        <>
          <Rows>
            {alerts.map((alert) => (
              <Row
                key={alert.id}
                label={capital(encounterTime(alert, lang))}
                detail={detailOf(alert, today, words)}
                onPress={() => router.push(`/alert/${alert.id}`)}
                testID={`alert-${alert.id}`}
              />
            ))}
          </Rows>
          <CallHotline />
          <Emergency />
        </>
      )}
    </Screen>
  );
}
