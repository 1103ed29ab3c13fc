/** A station's slots, changed from a day on. */
import { airingsDay, type StationDay, setSlots } from "@bluezone/contract/rollout/airings";
import { isoDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useToday } from "../../../api/hooks.ts";
import { DateField, useDayFault } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { typedSlots } from "./typed-slots.ts";
import { AIRINGS } from "./words.ts";

/** `onClose` is called when they are saved too. */
export function SlotsDialog({
  station,
  onClose,
}: {
  readonly station: StationDay;
  readonly onClose: () => void;
}) {
  const t = useWords(AIRINGS);
  const today = useToday();
  const dayFault = useDayFault();
  const { name, slots } = station;
  const set = useAction(setSlots, { changes: [airingsDay] });
  const draft = useDraft({ slots: slots.join(", "), from: date(today, "vi") }, (values) => ({
    slots: typedSlots(values.slots) === undefined ? t("slotsWrong") : undefined,
    from: dayFault(values.from),
  }));
  const send = async (values: typeof draft.values): Promise<void> => {
    const [times, from] = [typedSlots(values.slots), typedDay(values.from, today)];
    if (!times || from === undefined) return;
    await set.send({ station: station.station, from: isoDay(from), slots: times }, t("slotsDone", { name }));
    onClose();
  };
  return (
    <Dialog open title={t("slotsTitle", { name })} onClose={onClose}>
      <Form draft={draft} words={AIRINGS} send={t("slotsSave")} onSend={send}>
        <p>{t("slotsText")}</p>
        <TextField name="slots" label={t("slotsField")} hint={t("slotsHint")} required maxLength={80} />
        <DateField name="from" label={t("slotsFrom")} required />
      </Form>
    </Dialog>
  );
}
