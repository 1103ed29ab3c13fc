/** Claims that wait, and what was corrected. */
import { listRumours, RumourState } from "@bluezone/contract/rollout/rumours";
import { integer } from "@bluezone/vietnamese/number";
import { useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { Chips } from "../../../kit/form/chips.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { ClaimForm } from "./claim-form.tsx";
import { RUMOURS } from "./words.ts";

function List() {
  const t = useWords(RUMOURS);
  const [locale] = useLocale();
  const [state, setState] = useState("");
  const query = useAsk(listRumours, { limit: 500 });
  return (
    <Settled query={query} isEmpty={({ rumours }) => rumours.length === 0} empty={t("empty")}>
      {({ rumours, waiting }) => (
        <>
          <p role="status">{t("waiting", { count: integer(waiting, locale) })}</p>
          <DataTable
            caption={t("list")}
            columns={[
              { id: "heard", title: t("heard"), text: ({ heard }) => heard },
              { id: "day", title: t("day"), day: ({ day }) => day },
              {
                id: "state",
                title: t("state"),
                cell: (one) => t(`state_${one.state}`),
                sort: (one) => one.state,
              },
              {
                id: "label",
                title: t("label"),
                cell: ({ answer }) => (answer ? t(`label_${answer.label}`) : ""),
              },
              {
                id: "note",
                title: t("remark"),
                cell: ({ illustrative }) => (illustrative ? t("illustrative") : ""),
              },
            ]}
            rows={rumours.filter((one) => state === "" || one.state === state)}
            total={rumours.length}
            rowKey={({ id }) => id}
            rowLink={({ id }) => ({ to: "/rumours/$id", parts: { id } })}
            filters={
              <Chips
                name={t("state")}
                all={t("allStates")}
                choices={RumourState.options.map((value) => ({ value, label: t(`state_${value}`) }))}
                value={state}
                onChange={setState}
              />
            }
          />
        </>
      )}
    </Settled>
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
