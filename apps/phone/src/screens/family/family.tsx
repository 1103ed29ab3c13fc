/** For someone near a close contact (F2): informs, offers a test, and never speaks of having to stay apart. */
import { dayOf, isoDay, parseDay } from "@bluezone/protocol/time";
import { dayName } from "@bluezone/vietnamese/date";
import { useState } from "react";
import { CallHotline, useHotline } from "../../kit/call-hotline.tsx";
import { DayChoice } from "../../kit/day-choice.tsx";
import { Emergency, useEmergency } from "../../kit/emergency.tsx";
import { Note } from "../../kit/note.tsx";
import { Screen } from "../../kit/screen.tsx";
import { spoken } from "../../kit/spoken.ts";
import { Text } from "../../kit/text.tsx";
import { usePhoneState } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { testFrom } from "./test-from.ts";

export function Family() {
  const { t, lang } = useWords();
  const emergency = useEmergency();
  const today = dayOf(usePhoneState().now, "vietnam");
  const hotline = useHotline().number;
  const [last, setLast] = useState<string | null>(null);
  const number = hotline ?? t("health:family.station");
  const from = last === null ? null : testFrom(parseDay(last), today);
  const advice =
    from === null
      ? t("health:family.test-choose")
      : from === today
        ? t("health:family.test-now", { number })
        : t("health:family.test-from", { day: dayName(from, lang), number });
  const read = spoken(
    [
      t("health:family.title"),
      t("health:family.what"),
      t("health:family.not-quarantine"),
      advice,
      t("health:family.watch"),
      emergency,
    ],
    hotline === null ? [] : [hotline],
  );
  return (
    <Screen title={t("health:family.title")} read={read}>
      <Text>{t("health:family.what")}</Text>
      <Text>{t("health:family.not-quarantine")}</Text>
      <DayChoice
        folds
        label={t("health:family.last")}
        today={today}
        value={last}
        onChange={setLast}
        others={[]}
      />
      <Note tone="well" title={t("health:family.heading")} key={last ?? isoDay(today)} alert={last !== null}>
        {advice}
      </Note>
      <Text>{t("health:family.watch")}</Text>
      <CallHotline />
      <Emergency />
    </Screen>
  );
}
