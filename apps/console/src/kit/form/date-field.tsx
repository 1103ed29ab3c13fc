/** A day, typed: "2012" or "20/12". What was read stands below, so that a slip is seen: the whole date while it is typed short, its weekday once the field says the date itself. */
import { date, weekday } from "@bluezone/vietnamese/date";
import { TextInput } from "@mantine/core";
import { useCallback } from "react";
import { useToday } from "../../api/hooks.ts";
import { KIT } from "../../words/kit.ts";
import { useLocale, useWords } from "../../words/language.tsx";
import { type FieldProps, useTyped } from "./field.ts";
import { pastFault, typedDay } from "./typed-day.ts";

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

/**
 * The same of a day of what has happened, where none is needed unless `needed`: it has come, and lies no more than `oldest` days
 * back, else `tooOld` is said.
 */
export function usePastFault(): (
  typed: string,
  past: { readonly needed?: boolean; readonly oldest?: number | undefined; readonly tooOld: string },
) => string | undefined {
  const t = useWords(KIT);
  const today = useToday();
  const dayFault = useDayFault();
  return useCallback(
    (typed, { needed = false, oldest, tooOld }) => {
      const day = typedDay(typed, today);
      if (day === undefined) return dayFault(typed, needed);
      const fault = pastFault(day, today, oldest);
      return fault && (fault === "ahead" ? t("dayAhead") : tooOld);
    },
    [t, today, dayFault],
  );
}

/** Value: string as typed; `typedDay(value, today)` reads it. Leaving the field writes it out. */
export function DateField(props: FieldProps) {
  const t = useWords(KIT);
  const [locale] = useLocale();
  const today = useToday();
  const [{ description = t("day"), ...input }, set] = useTyped(props);
  const day = typedDay(input.value, today);
  const written = day !== undefined && date(day, "vi");
  return (
    <TextInput
      {...input}
      className="short-field"
      description={
        day === undefined
          ? description
          : input.value === written
            ? weekday(day, locale)
            : `${weekday(day, locale)} ${date(day, locale)}`
      }
      autoComplete="off"
      onBlur={() => written && set(written)}
    />
  );
}
