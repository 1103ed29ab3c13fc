/** The targets that hold, named as such. */
import type { Target } from "@bluezone/contract/rollout/figures";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useLocale, useWords } from "../../../words/language.tsx";
import { useSay } from "./use-say.ts";
import { MAP } from "./words.ts";

/** A list; nothing when there is none. */
export function Targets({ targets }: { readonly targets: readonly Target[] }) {
  const t = useWords(MAP);
  const [locale] = useLocale();
  const say = useSay();
  if (targets.length === 0) return null;
  return (
    <section className="card stack">
      <h2>{t("targets")}</h2>
      <ul>
        {targets.map(({ id, source, per, share, basis, validTo }) => {
          const said = {
            source: t(`source_${source}`),
            share: say.plain(share, per),
            per: t(`by_${per}`),
            basis,
          };
          return (
            <li key={id}>
              {validTo === null
                ? t("targetOpen", said)
                : t("target", { ...said, until: date(parseDay(validTo), locale) })}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
