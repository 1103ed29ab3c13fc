/** Claims that wait, and what was corrected. */
import { listRumours, RumourState } from "@bluezone/contract/rollout/rumours";
import { integer } from "@bluezone/vietnamese/number";
import { useAsk } from "../../../api/hooks.ts";
import { STATES } from "../../../kit/look/states.ts";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Listed } from "../../../kit/table/listed.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { ClaimForm } from "./claim-form.tsx";
import { RUMOURS } from "./words.ts";

function List() {
  const t = useWords(RUMOURS);
  const [locale] = useLocale();
  const query = useAsk(listRumours, { limit: 500 });
  return (
    <Listed
      query={query}
      empty={t("empty")}
      rowsOf={({ rumours }) => rumours}
      above={({ waiting }) => <p role="status">{t("waiting", { count: integer(waiting, locale) })}</p>}
      caption={t("list")}
      opens="/rumours/$id"
      choice={{
        name: t("state"),
        all: t("allStates"),
        choices: RumourState.options.map((value) => ({ value, label: t(`state_${value}`) })),
        of: ({ state }) => state,
      }}
      columns={[
        { id: "heard", title: t("heard"), text: ({ heard }) => heard },
        { id: "day", title: t("day"), day: ({ day }) => day },
        { id: "state", title: t("state"), state: ({ state }) => [STATES.rumour[state], t(`state_${state}`)] },
        { id: "label", title: t("label"), cell: ({ answer }) => (answer ? t(`label_${answer.label}`) : "") },
        { illustrative: ({ illustrative }) => illustrative },
      ]}
    />
  );
}

/** The page. Who only hands claims in sees the form alone. */
export function RumoursPage() {
  const t = useWords(RUMOURS);
  const title = useWords(PAGES);
  const { may } = useSession();
  return (
    <div className="stack">
      <PageTitle>{title("rumours")}</PageTitle>
      {may("rumours.read") && <List />}
      {may("rumours.claim") && <ClaimForm />}
      <p className="small">{t("pointer")}</p>
    </div>
  );
}
