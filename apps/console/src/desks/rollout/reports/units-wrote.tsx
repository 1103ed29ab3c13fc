/** What units wrote in their forms, each with its name. */
import type { RollUp } from "@bluezone/contract/rollout/reports";
import { useWords } from "../../../words/language.tsx";
import { REPORTS } from "./words.ts";

/** A list in a card. */
export function UnitsWrote({
  title,
  words,
}: {
  readonly title: string;
  readonly words: RollUp["difficulties"];
}) {
  const t = useWords(REPORTS);
  return (
    <section className="card stack">
      <h2>
        {t("fromUnits")}: {title}
      </h2>
      {words.length === 0 ? (
        <p>{t("noWords")}</p>
      ) : (
        <ul>
          {words.map(({ unitId, name, text }) => (
            <li key={unitId}>
              <strong>{name}</strong>: {text}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
