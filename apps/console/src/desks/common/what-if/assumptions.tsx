/** What a scenario assumes, on the page that says what comes of it. */
import type { Scenario } from "@bluezone/epidemic/scenario";
import { MODELLED } from "@bluezone/epidemic/scenario";
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
    <section className="stack assumptions">
      <h2>{t("assumptions")}</h2>
      <Facts
        label={t("assumptions")}
        facts={[
          [
            t("assume_people", { province: MODELLED.name }),
            t("nPeople", { n: integer(people ?? MODELLED.people, locale) }),
          ],
          [t("assume_first"), integer(imported.first, locale)],
          [t("assume_daily"), tenth(imported.daily)],
          [t("assume_tested"), share(testing.symptomatic)],
          [t("assume_sample"), days(testing.sample)],
          [t("assume_result"), days(testing.result)],
          [t("assume_sensitivity"), share(testing.sensitivity)],
          [t("assume_isolation"), share(isolation.onResult)],
          [t("assume_quarantine"), days(quarantine.days)],
          [t("assume_adherence"), share(quarantine.adherence)],
          [t("assume_staff"), manual && tenth(manual.staff ?? 0)],
          [t("assume_home"), manual && share(manual.recall.home)],
          [t("assume_workSchool"), manual && share(manual.recall.workSchool)],
          [t("assume_known"), manual && share(manual.recall.known)],
          [t("assume_strangers"), manual && share(manual.recall.strangers)],
          [t("assume_adoption"), app && share(app.adoption)],
          [t("assume_upload"), app && share(app.upload)],
          [t("assume_recall"), app && share(app.recall)],
          [t("assume_falseAlerts"), app && tenth(app.falseAlerts)],
        ]}
        note={t("assume_leftOut")}
      />
    </section>
  );
}
