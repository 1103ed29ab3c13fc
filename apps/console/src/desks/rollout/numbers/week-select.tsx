/** The week that a page is about. */
import type { Week } from "@bluezone/contract/rollout/week";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { NativeSelect } from "@mantine/core";
import { useNow } from "../../../api/hooks.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { weeksUpTo } from "./weeks.ts";
import { NUMBERS } from "./words.ts";

/** `value` absent: the newest. */
export function WeekSelect({
  value,
  onChange,
  count = 8,
}: {
  readonly value: Week | undefined;
  readonly onChange: (week: Week) => void;
  readonly count?: number;
}) {
  const t = useWords(NUMBERS);
  const [locale] = useLocale();
  const weeks = weeksUpTo(useNow(), count);
  return (
    <NativeSelect
      className="only-screen"
      label={t("week")}
      value={value ?? weeks[0] ?? ""}
      data={weeks.map((week) => ({ value: week, label: t("weekOf", { day: date(parseDay(week), locale) }) }))}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
