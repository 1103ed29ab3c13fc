/** How many smartphones there are in a district, from a day on. */
import { enterSmartphones, readLeague } from "@bluezone/contract/rollout/figures";
import { on } from "@bluezone/policy/dated";
import { isoDay } from "@bluezone/protocol/time";
import { useToday } from "../../../api/hooks.ts";
import { useProvince } from "../../../api/province.ts";
import { DateField, useDayFault } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { NumberField } from "../../../kit/form/number-field.tsx";
import { SelectField } from "../../../kit/form/select-field.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { typedNumber } from "../../../kit/form/typed-number.ts";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { NUMBERS } from "./words.ts";

const EMPTY = { district: "", count: "", phoneSource: "", from: "", until: "" };

/** The form. */
export function SmartphonesForm() {
  const t = useWords(NUMBERS);
  const today = useToday();
  const { districts } = useProvince();
  const dayFault = useDayFault();
  const enter = useAction(enterSmartphones, { changes: [readLeague] });
  const draft = useDraft(EMPTY, ({ district, count, phoneSource, from, until }) => ({
    district: district === "" ? t("chooseDistrict") : undefined,
    count: typedNumber(count) === undefined || typedNumber(count) === 0 ? t("numberWrong") : undefined,
    phoneSource: phoneSource.trim() === "" ? t("sourceMissing") : undefined,
    from: dayFault(from),
    until: dayFault(until, false),
  }));
  return (
    <section className="card stack">
      <p>{t("smartphonesHelp")}</p>
      <Form
        draft={draft}
        words={NUMBERS}
        send={t("smartphonesSend")}
        onSend={async ({ district, count, phoneSource, from, until }) => {
          const [first, last] = [typedDay(from, today), typedDay(until, today)];
          if (first === undefined) return;
          await enter.send(
            {
              district,
              count: typedNumber(count) ?? 0,
              source: phoneSource,
              validFrom: isoDay(first),
              validTo: last === undefined ? null : isoDay(last),
            },
            t("smartphonesDone"),
          );
          draft.reset(EMPTY);
        }}
      >
        <SelectField
          name="district"
          label={t("district")}
          required
          none={t("chooseDistrict")}
          choices={on(districts, today).map(({ code, name }) => ({ value: code, label: name }))}
        />
        <NumberField name="count" label={t("smartphonesCount")} required />
        <TextField name="phoneSource" label={t("source")} required maxLength={200} />
        <DateField name="from" label={t("from")} required />
        <DateField name="until" label={t("until")} />
      </Form>
    </section>
  );
}
