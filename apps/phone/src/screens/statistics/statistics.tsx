/** The weekly figure: what it says, how it is mixed, which district, and whether it is sent at all. */
import { AREAS } from "@bluezone/device/engine/active/areas";
import { dayOf } from "@bluezone/protocol/time";
import { capital } from "@bluezone/vietnamese/labels/case";
import { router } from "expo-router";
import { Button } from "../../kit/button.tsx";
import { Card } from "../../kit/card.tsx";
import { Choice } from "../../kit/choice.tsx";
import { Note } from "../../kit/note.tsx";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { usePhone, usePhoneState, useTap } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { districtsOn } from "../area/places.ts";
import { AlertsToo } from "./alerts-too.tsx";
import { MIXING } from "./chance.ts";
import { ThisWeek } from "./this-week.tsx";

/** Says no district; as the contract has it. */
const NONE = "none";

export function Statistics() {
  const { t } = useWords();
  const phone = usePhone();
  const { now, rollout, active } = usePhoneState();
  const { failed, run } = useTap();
  const today = dayOf(now, "vietnam");
  const names = districtsOn(today).filter(({ code }) => AREAS.answers.includes(code));
  const about = (["what", "never"] as const).map((part) => t(`data:statistics.${part}`));
  const how = t("data:statistics.how", MIXING);
  const epsilon = t("data:statistics.epsilon", MIXING);
  return (
    <Screen title={t("data:statistics.title")} read={[...about, how].join(" ")}>
      {about.map((text) => (
        <Text key={text}>{text}</Text>
      ))}
      {!rollout && <Note tone="act">{t("first-run:agree.statistics-nowhere")}</Note>}
      {active !== null && <ThisWeek active={active} today={today} />}
      <Card>
        <Text as="heading" level={2}>
          {t("data:statistics.how-title")}
        </Text>
        <Text>{how}</Text>
        <Text>{epsilon}</Text>
        <Text>{t("data:statistics.kept")}</Text>
        <Text colour="ink2">{t("data:statistics.limits")}</Text>
      </Card>
      {active !== null && (
        <Choice
          label={t("data:statistics.which")}
          options={[
            { value: NONE, label: capital(t("data:statistics.no-district")) },
            ...names.map(({ code, name }) => ({ value: code, label: name })),
          ]}
          value={active.district ?? NONE}
          onChange={(code) => void run(() => phone.tap.chooseDistrict(code === NONE ? null : code))}
        />
      )}
      {active !== null && (
        <AlertsToo
          agreed={active.alerts !== null}
          onChange={(on) => void run(() => phone.tap.consentToAlerts(on))}
        />
      )}
      {failed && (
        <Note tone="danger" icon="act" alert>
          {t("failed")}
        </Note>
      )}
      <Button
        kind="quiet"
        label={t("data:statistics.consents")}
        onPress={() => router.push("/consents")}
        testID="to-consents"
      />
    </Screen>
  );
}
