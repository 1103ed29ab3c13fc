/** A day of the symptom diary: the temperature as typed, and the message that it makes. */
import type { MessageView } from "@bluezone/device/engine/messages/view";
import type { MessageContent } from "@bluezone/device/message";
import { felt, type Tick } from "../declare/form.ts";

type Day = Extract<MessageContent, { kind: "diary" }>;

/** A temperature as people type it, "38,2" or "38.2", in degrees Celsius with one decimal; null for none, "wrong" for no temperature. */
export function temperature(typed: string): number | null | "wrong" {
  const text = typed
    .trim()
    .replace(",", ".")
    .replace(/\s*(°\s*c|°|độ)$/i, "");
  if (text === "") return null;
  if (!/^\d{2}(\.\d)?$/.test(text)) return "wrong";
  const degrees = Number(text);
  return degrees >= 34 && degrees <= 43 ? degrees : "wrong";
}

/** The message of a day; null while nothing was said or the temperature is none. @param symptoms with "none" when there are none */
export function dayOfDiary(of: string, day: string, typed: string, symptoms: Tick[]): Day | null {
  const degrees = temperature(typed);
  if (degrees === "wrong" || symptoms.length === 0) return null;
  return {
    kind: "diary",
    of,
    day,
    ...(degrees === null ? {} : { temperature: degrees }),
    symptoms: felt({ symptoms }),
  };
}

/** The days of a declaration's diary, newest first. */
export const diaryOf = (
  messages: readonly MessageView[],
  of: string,
): readonly (MessageView & { readonly content: Day })[] =>
  messages
    .filter(
      (message): message is MessageView & { readonly content: Day } =>
        message.content?.kind === "diary" && message.content.of === of,
    )
    .sort((a, b) => b.content.day.localeCompare(a.content.day));
