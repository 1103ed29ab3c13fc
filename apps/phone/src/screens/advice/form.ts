/** What a resident fills in to be advised after coming back, for themselves or their family, and the message that it makes. */
import type { MessageContent } from "@bluezone/device/message";
import { type Answers, readAnswers } from "../messages/answers.ts";
import { callable, shownNumber } from "../messages/number.ts";

type Advice = Extract<MessageContent, { kind: "advice" }>;

export const NEEDS = ["quarantine", "test", "other"] as const;
/** Longest text, in characters. */
const LONGEST = 300;

type AdviceForm = { for: string; commune: string; needs: string[]; text: string; phone: string };

const EMPTY: AdviceForm = { for: "", commune: "", needs: [], text: "", phone: "" };

/** @param area the commune that the resident chose for this phone */
export const adviceForm = (kept: Answers | null, area: string | null): AdviceForm =>
  readAnswers({ ...EMPTY, commune: area ?? "" }, kept);

/** The form of a request that was not taken. */
export const formOfAdvice = (asked: Advice): AdviceForm => ({
  for: asked.for,
  commune: asked.commune,
  needs: asked.needs,
  text: asked.text ?? "",
  phone: asked.phone === undefined ? "" : shownNumber(asked.phone),
});

/** What is missing or wrong. */
type AdviceFault = "for" | "commune" | "needs" | "text" | "phone";

/** The first thing without which it cannot be sent, or null. A number may be left out. */
export function missingForAdvice({ for: whom, commune, needs, text, phone }: AdviceForm): AdviceFault | null {
  if (whom === "") return "for";
  if (commune === "") return "commune";
  if (needs.length === 0 && text.trim() === "") return "needs";
  if (text.normalize("NFC").trim().length > LONGEST) return "text";
  return phone.trim() !== "" && callable(phone) === undefined ? "phone" : null;
}

/** The message; null while something is missing. */
export function adviceOf(form: AdviceForm): Advice | null {
  if (missingForAdvice(form) !== null) return null;
  const text = form.text.normalize("NFC").trim();
  const phone = callable(form.phone);
  return {
    kind: "advice",
    for: form.for as Advice["for"],
    commune: form.commune,
    needs: form.needs as Advice["needs"],
    ...(text === "" ? {} : { text }),
    ...(phone === undefined ? {} : { phone }),
  };
}
