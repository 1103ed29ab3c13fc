/** The digits of a code that is read out. */
import { showCode } from "@bluezone/vietnamese/code";
import { useMoment } from "../../../kit/page/moment.ts";
import { useWords } from "../../../words/language.tsx";
import { CODES } from "./words.ts";

/** A code that is read out. */
export type SpokenCode = { readonly shortCode: string; readonly until: string };

/** They are shown nowhere again. */
export function SpokenDigits({ spoken }: { readonly spoken: SpokenCode }) {
  const t = useWords(CODES);
  const moment = useMoment();
  return (
    <section className="stack" aria-label={t("readOut")}>
      <p role="status" className="big-digits">
        {showCode(spoken.shortCode)}
      </p>
      <p>{t("spokenIs")}</p>
      <p>{t("spokenUntil", { until: moment(spoken.until) })}</p>
    </section>
  );
}
