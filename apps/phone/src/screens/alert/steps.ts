/** What an alert asks for, as keys and days: which of its forms holds, and its three steps with their dates. */
import type { Alert } from "@bluezone/device/engine/alert/alert";
import type { Day } from "@bluezone/protocol/time";
import { dayMonth, dayName } from "@bluezone/vietnamese/date";
import type { Locale } from "@bluezone/vietnamese/locale";
import type { IconName } from "../../kit/icon.tsx";
import type { Ending } from "../../words/catalogs.ts";

/** `over`: its last day to watch has passed. */
export type AlertForm = "high" | "low" | "withdrawn" | "over";

/** The form in which an alert is shown on a day in Vietnam. */
export function formOf({ withdrawnAt, watchUntil, level }: Alert, today: Day): AlertForm {
  if (withdrawnAt !== null) return "withdrawn";
  return today > watchUntil ? "over" : level;
}

type Lead = "today" | "before" | "soon" | "until";

/** One step: keys of the catalog under `alert:steps`, with their variables. */
export interface Step {
  readonly lead?: { readonly key: Lead; readonly day?: string };
  readonly key: Exclude<Ending<"alert:steps.">, Lead>;
  readonly variables?: { readonly day?: string; readonly number?: string };
  readonly icon: IconName;
}

/**
 * The three steps of an alert that holds.
 * @param number to call as it is read; null where none holds today
 */
export function stepsOf(alert: Alert, today: Day, number: string | null, lang: Locale): readonly Step[] {
  if (alert.level === "low")
    return [
      { key: "low-live", icon: "home" },
      { key: "low-watch", variables: { day: dayMonth(alert.watchUntil, lang) }, icon: "thermometer" },
      number === null
        ? { key: "low-call-station", icon: "phone" }
        : { key: "low-call", variables: { number }, icon: "phone" },
    ];
  const late = today >= alert.testBefore;
  return [
    { lead: { key: "today" }, key: alert.today, icon: "quarantine" },
    {
      lead: late ? { key: "soon" } : { key: "before", day: dayName(alert.testBefore, lang) },
      key: "test",
      icon: "phone",
    },
    { lead: { key: "until", day: dayName(alert.watchUntil, lang) }, key: "watch", icon: "thermometer" },
  ];
}
