/** Notes what is said: one text and one day, and nothing of who says it. */
import { claimRumour, listRumours } from "@bluezone/contract/rollout/rumours";
import { isoDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useState } from "react";
import { useToday } from "../../../api/hooks.ts";
import { DateField, useDayFault } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { LongField } from "../../../kit/form/long-field.tsx";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { Card } from "../../../kit/page/card.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { drawBulletinId } from "../bulletins/draw-id.ts";
import { RUMOURS } from "./words.ts";

/** The form. */
export function ClaimForm() {
  const t = useWords(RUMOURS);
  const today = useToday();
  const dayFault = useDayFault();
  const [id, setId] = useState(drawBulletinId);
  const claim = useAction(claimRumour, { changes: [listRumours] });
  const draft = useDraft({ heard: "", day: date(today, "vi") }, ({ heard, day }) => ({
    heard: heard.trim().length < 5 ? t("heardMissing") : undefined,
    day: dayFault(day),
  }));
  return (
    <Card title={t("claimTitle")}>
      <p>{t("intro")}</p>
      <Form
        draft={draft}
        words={RUMOURS}
        send={t("claim")}
        onSend={async ({ heard, day }) => {
          await claim.send({ id, heard, day: isoDay(typedDay(day, today) ?? today) }, t("claimed"));
          setId(drawBulletinId());
          draft.reset({ heard: "", day });
        }}
      >
        <LongField name="heard" label={t("heard")} hint={t("heardHint")} required rows={3} maxLength={500} />
        <DateField name="day" label={t("day")} required />
      </Form>
    </Card>
  );
}
