/** When an encounter was, as far as it is told: "chiều Chủ nhật 20/12", or the day alone where the part of day is hidden. */
import type { Alert } from "@bluezone/device/engine/alert/alert";
import { dayName, partOfDayName } from "@bluezone/vietnamese/date";
import type { Locale } from "@bluezone/vietnamese/locale";

export const encounterTime = ({ day, part }: Pick<Alert, "day" | "part">, lang: Locale): string =>
  part === "hidden" ? dayName(day, lang) : partOfDayName(part, lang, day);
