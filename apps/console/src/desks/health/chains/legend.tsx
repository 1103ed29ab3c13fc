/** How the picture of chains is read. */
import { SURENESS } from "@bluezone/contract/health/chains";
import { useWords } from "../../../words/language.tsx";
import { CASES } from "../cases/words.ts";
import { useDisease } from "../disease/disease.ts";
import { CaseMark, DASHES } from "./marks.tsx";
import { CHAINS } from "./words.ts";

const CLASSES = ["confirmed", "probable", "suspected"] as const;
const OUTCOMES = ["died", "recovered"] as const;

/** The list. */
export function ChainLegend() {
  const { incubation } = useDisease();
  const t = useWords(CHAINS);
  const cases = useWords(CASES);
  return (
    <section className="chain-legend" aria-label={t("legend")}>
      <ul aria-label={t("legendClass")}>
        {CLASSES.map((one) => (
          <li key={one}>
            <svg viewBox="-12 -12 24 24" aria-hidden="true">
              <CaseMark class={one} outcome={null} />
            </svg>
            {cases(`class_${one}`)}
          </li>
        ))}
        {OUTCOMES.map((one) => (
          <li key={one}>
            <svg viewBox="-12 -12 24 24" aria-hidden="true">
              <CaseMark class="confirmed" outcome={one} />
            </svg>
            {t(`outcome_${one}`)}
          </li>
        ))}
      </ul>
      <ul aria-label={t("legendSure")}>
        {SURENESS.toReversed().map((sure) => (
          <li key={sure}>
            <svg viewBox="0 -6 40 12" aria-hidden="true" className="chain-wide">
              <path d="M0,0 H40" className="chain-link" {...DASHES[sure]} />
            </svg>
            {t(`sure_${sure}`)}
          </li>
        ))}
      </ul>
      <p className="small">{t("sureHelp", incubation)}</p>
    </section>
  );
}
