/** The three lines that stand under every panel, also when something is wrong. */
import type { PhoneState } from "@bluezone/device/state";
import { Facts } from "../../kit/facts.tsx";
import { lengthOf, shortMoment } from "../../words/moments.ts";
import { useWords } from "../../words/words.tsx";

export function StatusLines({ state: { lines, now } }: { readonly state: PhoneState }) {
  const { t, lang } = useWords();
  const moment = (at: typeof lines.lastHeard): string =>
    at === null ? t("home:never") : shortMoment(at, now, lang);
  return (
    <Facts
      facts={[
        {
          label: t("home:worked"),
          value: lines.workedToday > 0 ? lengthOf(lines.workedToday, lang) : t("home:worked-none"),
        },
        { label: t("home:heard"), value: moment(lines.lastHeard) },
        { label: t("home:checked"), value: moment(lines.lastChecked) },
      ]}
    />
  );
}
