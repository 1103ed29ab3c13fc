/** A day and a time to come, in a form that has `day` and `time`. */
import { addDays, type Day } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { DateField, useDayFault } from "../../../kit/form/date-field.tsx";
import { FormGrid } from "../../../kit/form/form-grid.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { typedTime } from "../../../kit/form/typed-time.ts";
import { useWords } from "../../../words/language.tsx";
import { FOLLOW_UPS } from "./words.ts";

/** Tomorrow at eight: what a station sets most often. */
export const tomorrowAtEight = (today: Day): { readonly day: string; readonly time: string } => ({
  day: date(addDays(today, 1), "vi"),
  time: "8:00",
});

/** What is wrong with the two as typed. */
export function useWrongDue() {
  const t = useWords(FOLLOW_UPS);
  const dayFault = useDayFault();
  return ({ day, time }: { readonly day: string; readonly time: string }) => ({
    day: dayFault(day),
    time: typedTime(time) ? undefined : t("timeWrong"),
  });
}

/** The two fields. */
export function DueFields() {
  const t = useWords(FOLLOW_UPS);
  return (
    <FormGrid>
      <DateField name="day" label={t("day")} required />
      <TextField name="time" label={t("time")} hint={t("timeHint")} required short autoComplete="off" />
    </FormGrid>
  );
}
