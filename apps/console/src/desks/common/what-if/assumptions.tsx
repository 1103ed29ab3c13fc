/** What a scenario assumes, on the page that says what comes of it. */
import type { Scenario } from "@bluezone/epidemic/scenario";
import { integer } from "@bluezone/vietnamese/number";
import { Facts } from "../../../kit/page/facts.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import { useSaid } from "./use-said.ts";
import { WHAT_IF } from "./words.ts";

/** The list. A part that the scenario does not have is left out. */
export function Assumptions({ scenario }: { readonly scenario: Scenario }) {
  const t = useWords(WHAT_IF);
  const [locale] = useLocale();
  const said = useSaid();
  const { tenth } = said;
  const share = (of: number): string => t("percent", { n: tenth(Math.round(1_000 * of) / 10) });
  const days = (of: number | readonly number[]): string =>
    typeof of === "number" ? said.days(of) : t("nDays", { n: of.map(said.tenth).join("/") });
  const { testing, isolation, quarantine, manual, app, imported, people } = scenario;
  return (
    <section className="stack">
      <h2>{t("assumptions")}</h2>
      <Facts
        label={t("assumptions")}
        facts={[
          [
            t("assume_people"),
            people === undefined ? t("wholeProvince") : t("nPeople", { n: integer(people, locale) }),
          ],
          [t("assume_first"), `${integer(imported.first, locale)}; ${tenth(imported.daily)}`],
          [t("assume_tested"), `${share(testing.symptomatic)}; ${days(testing.sample)}`],
          [t("assume_result"), `${days(testing.result)}; ${share(testing.sensitivity)}`],
          [t("assume_isolation"), share(isolation.onResult)],
          [t("assume_quarantine"), `${days(quarantine.days)}; ${share(quarantine.adherence)}`],
          [
            t("assume_manual"),
            manual &&
              [
                tenth(manual.staff ?? 0),
                ...[
                  manual.recall.home,
                  manual.recall.workSchool,
                  manual.recall.known,
                  manual.recall.strangers,
                ].map(share),
              ].join("; "),
          ],
          [
            t("assume_app"),
            app &&
              [share(app.adoption), share(app.upload), share(app.recall), tenth(app.falseAlerts)].join("; "),
          ],
        ]}
        note={t("assume_leftOut")}
      />
    </section>
  );
}
