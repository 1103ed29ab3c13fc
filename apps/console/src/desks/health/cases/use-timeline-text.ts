/** What happened around a case, as a sentence. */
import type { TimelineWhat } from "@bluezone/contract/health/timeline";
import { decimal } from "@bluezone/vietnamese/number";
import { useLocale, useWords } from "../../../words/language.tsx";
import { CODES } from "../codes/words.ts";
import { CONTACTS } from "../contacts/words.ts";
import { useCourseText } from "../course/use-course-text.ts";
import { useFelt } from "../inbox/use-felt.ts";
import { QUARANTINE } from "../quarantine/words.ts";
import { useSampleText } from "../samples/use-sample-text.ts";
import { TIMELINE } from "./timeline-words.ts";
import { CASES } from "./words.ts";

type Of<Kind extends TimelineWhat["kind"]> = Extract<TimelineWhat, { readonly kind: Kind }>;

/** In the reader's language. */
export function useTimelineText(): (what: TimelineWhat) => string {
  const t = useWords(TIMELINE);
  const cases = useWords(CASES);
  const codes = useWords(CODES);
  const contacts = useWords(CONTACTS);
  const course = useCourseText();
  const sample = useSampleText();
  const quarantine = useWords(QUARANTINE);
  const felt = useFelt();
  const [locale] = useLocale();
  const classed = ({ from, to }: Of<"class">): string => {
    const said = { to: cases(`class_${to}`) };
    if (from === null) return t("classFirst", said);
    return from === to ? t("classSame", said) : t("classChanged", { ...said, from: cases(`class_${from}`) });
  };
  const code = ({ way, sms }: Of<"code">): string => {
    const said = { way: codes(`way_${way}`) };
    return sms === "none" ? t("code", said) : t("codeSms", { ...said, sms: cases(`code_${sms}`) });
  };
  const exposed = ({ near, class: named }: Of<"exposed">): string => {
    const said = { near: near ?? cases("nearUnknown") };
    return named === null
      ? t("exposedOpen", said)
      : t("exposed", { ...said, class: contacts(`class_${named}`) });
  };
  const inQuarantine = ({ temperature, symptoms }: Of<"quarantine-day">): string =>
    temperature === null
      ? t("quarantineDayFelt", { felt: felt(symptoms) })
      : t("quarantineDay", {
          temperature: quarantine("degrees", { value: decimal(temperature, 1, locale) }),
          felt: felt(symptoms),
        });
  return (what) => {
    switch (what.kind) {
      case "class":
        return classed(what);
      case "code":
        return code(what);
      case "exposed":
        return exposed(what);
      case "recorded":
        return t(`recorded_${what.source}`);
      case "outcome":
        return t("outcome", { outcome: cases(`outcome_${what.outcome}`) });
      case "merged":
        return t("merged", { number: what.number });
      case "hand-over":
        return t("handOver", {
          unit: what.toUnitName,
          answer: cases(`handOver_${what.answer ?? "waiting"}`),
        });
      case "contacts":
        return t("contacts", { count: what.count });
      case "cluster":
        return t("cluster", { name: what.name });
      case "course":
        return course(what.what);
      case "sample":
        return sample.taking(what.sample);
      case "sample-result":
        return sample.resulted(what.sample);
      case "quarantine":
        return t(`quarantine_${what.place}`);
      case "code-used":
        return t("codeUsed");
      case "quarantine-end":
        return t("quarantineEnd");
      case "quarantine-test":
        return t(`quarantineTest_${what.result ?? "waiting"}`, { day: what.courseDay });
      case "quarantine-day":
        return inQuarantine(what);
      default:
        return t(what.kind);
    }
  };
}
