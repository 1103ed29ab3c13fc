/** What each indicator counts of what, what it cannot say, and what to do where it is not reached. */
import { SHARE_INDICATORS, TIME_INDICATORS } from "@bluezone/policy/indicator";
import { Fold } from "../../../kit/page/fold.tsx";
import { usePrinting } from "../../../kit/page/printing.ts";
import { useWords } from "../../../words/language.tsx";
import { useIndicators } from "./judged.ts";
import { INDICATORS } from "./words.ts";

/** The card at the end. */
export function Definitions() {
  const t = useWords(INDICATORS);
  const say = useIndicators();
  const printing = usePrinting();
  return (
    <Fold card title={t("definitions")} held={printing}>
      <dl className="facts definitions">
        {[...SHARE_INDICATORS, ...TIME_INDICATORS].map((key) => (
          <div key={key}>
            <dt>{say.name(key)}</dt>
            <dd>
              {say.text(key, "counts")} {say.text(key, "cannot")}{" "}
              {say.limit(key) !== "" && `${t("limit")}: ${say.limit(key)}. ${say.text(key, "todo")}`}
            </dd>
          </div>
        ))}
      </dl>
    </Fold>
  );
}
