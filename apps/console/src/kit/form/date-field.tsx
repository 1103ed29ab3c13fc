/** A day, typed: "2012" or "20/12". What was read stands in words below, so that a slip is seen. */
import { date, dayName } from "@bluezone/vietnamese/date";
import { TextInput } from "@mantine/core";
import { useCallback } from "react";
import { useToday } from "../../api/hooks.ts";
import { KIT } from "../../words/kit.ts";
import { useLocale, useWords } from "../../words/language.tsx";
import { type FieldProps, useField } from "./field.ts";
import { typedDay } from "./typed-day.ts";

/** Says what is wrong with a typed day: nothing for one that is read, or for none where none is needed. */
export function useDayFault(): (typed: string, needed?: boolean) => string | undefined {
  const t = useWords(KIT);
  const today = useToday();
  return useCallback(
    (typed, needed = true) => {
      if (typed.trim() === "") return needed ? t("dayMissing") : undefined;
      return typedDay(typed, today) === undefined ? t("dayWrong") : undefined;
    },
    [t, today],
  );
}

/** Value: string as typed; `typedDay(value, today)` reads it. Leaving the field writes it out. */
export function DateField({ name, label, hint, required, disabled }: FieldProps) {
  const t = useWords(KIT);
  const [locale] = useLocale();
  const today = useToday();
  const { id, value, set, error } = useField<string>(name, label);
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
