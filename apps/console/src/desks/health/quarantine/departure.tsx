/** A quarantine that begins before the last contact, or elsewhere than the rule says, needs a reason: in every form that begins one. */
import { isoDay } from "@bluezone/protocol/time";
import { useState } from "react";
import { useToday } from "../../../api/hooks.ts";
import { Refused } from "../../../api/refused.ts";
import { LongField } from "../../../kit/form/long-field.tsx";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { useWords } from "../../../words/language.tsx";
import { usePlan } from "./plan.tsx";
import { useSays } from "./use-says.ts";
import { QUARANTINE } from "./words.ts";

/** What departs, if anything. */
export type Departure = "start" | "place" | undefined;

const REFUSED: Readonly<Record<string, Departure>> = {
  start_before_contact: "start",
  elsewhere_than_rule: "place",
};

/**
 * Of what is typed; `met` is the last contact as far as the page knows it. The server knows more: what it refused for want of a
 * reason is given to `refused`, and needs one from then on. `when`: whether a quarantine is asked for at all.
 */
export function useDeparture(
  typed: { readonly place: string; readonly firstDay: string; readonly vaccinated?: boolean },
  met: string | null,
  when = true,
): { readonly why: Departure; readonly refused: (error: unknown) => void } {
  const today = useToday();
  const [told, setTold] = useState<Departure>();
  const first = typedDay(typed.firstDay, today);
  const rule = usePlan(isoDay(first ?? today), typed.vaccinated ?? false, when).data?.place;
  const early = told === "start" || (met !== null && first !== undefined && isoDay(first) < met);
  const elsewhere = rule !== undefined && rule !== "none" && typed.place !== "" && rule !== typed.place;
  return {
    why: !when ? undefined : early ? "start" : elsewhere || told === "place" ? "place" : undefined,
    refused: (error) => {
      if (error instanceof Refused) setTold(REFUSED[error.code]);
    },
  };
}

/** The field "reason", while one is needed. */
export function ReasonField({ why, met }: { readonly why: Departure; readonly met: string | null }) {
  const t = useWords(QUARANTINE);
  const says = useSays();
  if (why === undefined) return null;
  const hint = why === "start" && met !== null ? t("whyStartHint", { day: says.day(met) }) : t("reasonHint");
  return <LongField name="reason" label={t(`why_${why}`)} hint={hint} required rows={2} maxLength={2_000} />;
}
