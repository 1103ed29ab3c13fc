/** A day, typed: "2012" or "20/12". What was read stands in words below, so that a slip is seen. */
import { date, dayName } from "@bluezone/vietnamese/date";
import { TextInput } from "@mantine/core";
import { useToday } from "../api/hooks.ts";
import { KIT } from "../words/kit.ts";
import { useLocale, useWords } from "../words/language.tsx";
import { type FieldProps, useField } from "./field.ts";
import { typedDay } from "./typed-day.ts";

/** Value: string as typed; `typedDay(value, today)` reads it. Leaving the field writes it out. */
export function DateField({ name, label, hint, required, disabled }: FieldProps) {
  const t = useWords(KIT);
  const [locale] = useLocale();
  const today = useToday();
  const { id, value, set, error } = useField<string>(name);
  const day = typedDay(value, today);
  return (
    <TextInput
      id={id}
      className="date-field"
      label={label}
      description={day === undefined ? (hint ?? t("day")) : `${dayName(day, locale)}, ${date(day, locale)}`}
      required={required ?? false}
      disabled={disabled ?? false}
      error={error}
      value={value}
      autoComplete="off"
      onChange={(event) => set(event.currentTarget.value)}
      onBlur={() => day !== undefined && set(date(day, "vi"))}
    />
  );
}
