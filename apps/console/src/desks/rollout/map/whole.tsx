/** The whole area's four figures, and by how many smartphones they are reckoned. */
import { type LeagueRow, SOURCES } from "@bluezone/contract/rollout/figures";
import { MEASURES } from "@bluezone/contract/rollout/map-class";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { integer } from "@bluezone/vietnamese/number";
import { Facts } from "../../../kit/page/facts.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import { baseOf, shownBy } from "./figure-value.ts";
import { useSay } from "./use-say.ts";
import { MAP } from "./words.ts";

/** Four facts side by side. */
export function Whole({ row }: { readonly row: LeagueRow }) {
  const t = useWords(MAP);
  const [locale] = useLocale();
  const say = useSay();
  const { smartphones } = row;
  return (
    <section className="stack">
      <h2>
        {t("whole")}: {row.name}
      </h2>
      <Facts
        label={`${t("whole")}: ${row.name}`}
        facts={SOURCES.map((source) => {
          const [measure = "count"] = MEASURES[source];
          const count = say.figure(shownBy(row.figures[source], "count"), "count");
          const share = shownBy(row.figures[source], measure);
          const base = baseOf(row.figures[source], measure);
          return [
            t(`source_${source}`),
            share.is === "value" && base !== undefined && measure !== "count"
              ? `${count} · ${say.figure(share, measure, true)} ${t(`of_${measure}`, { base: integer(base, locale) })}`
              : count,
          ];
        })}
        note={
          smartphones
            ? t("phones", {
                count: integer(smartphones.count, locale),
                source: smartphones.source,
                from: date(parseDay(smartphones.validFrom), locale),
              })
            : t("noPhones")
        }
      />
    </section>
  );
}
