/** Requests for advice: an officer of health decides each. */
import { type Advice, listAdvice } from "@bluezone/contract/health/advice";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { Chips } from "../../../kit/chips.tsx";
import { type Column, DataTable } from "../../../kit/data-table.tsx";
import { Empty } from "../../../kit/empty.tsx";
import { useMoment } from "../../../kit/moment.ts";
import { PageTitle } from "../../../kit/page-title.tsx";
import { Settled } from "../../../kit/settled.tsx";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { useCommunes } from "../../../kit/use-communes.ts";
import { ListPages } from "../inbox/list-pages.tsx";
import { INBOX } from "../inbox/words.ts";
import { AdviceDialog } from "./advice-dialog.tsx";
import { ADVICE } from "./words.ts";

/** Most on a page. */
const LIMIT = 500;
const STATES = ["new", "closed"] as const;

function useColumns(onOpen: (id: string) => void): readonly Column<Advice>[] {
  const t = useWords(ADVICE);
  const i = useWords(INBOX);
  const [locale] = useLocale();
  const moment = useMoment();
  const { nameOf } = useCommunes();
  return [
    {
      id: "receipt",
      title: i("receipt"),
      cell: ({ id, receipt }) => (
        <button
          type="button"
          className="text-button"
          aria-label={t("openOf", { receipt })}
          onClick={() => onOpen(id)}
        >
          {receipt}
        </button>
      ),
    },
    { id: "made", title: i("made"), cell: ({ made }) => moment(made), sort: ({ made }) => made },
    { id: "for", title: t("for"), cell: (one) => t(`for_${one.for}`) },
    { id: "needs", title: t("needs"), cell: ({ needs }) => needs.map((one) => t(`need_${one}`)).join(", ") },
    { id: "commune", title: i("commune"), cell: ({ commune }) => nameOf(commune) },
    {
      id: "phone",
      title: t("phone"),
      cell: ({ hasPhone, confirmed }) =>
        `${t(hasPhone ? "phone_yes" : "phone_no")}${confirmed ? ` · ${i("confirmed")}` : ""}`,
    },
    {
      id: "state",
      title: i("state"),
      cell: ({ state, outcome }) => (outcome ? t(`outcome_${outcome}`) : t(`state_${state}`)),
    },
    { id: "delete", title: i("deleteOn"), cell: ({ deleteOn }) => date(parseDay(deleteOn), locale) },
  ];
}

/** The page. */
export function AdvicePage() {
  const t = useWords(ADVICE);
  const title = useWords(PAGES);
  const [state, setState] = useState("");
  const [seen, setSeen] = useState<string>();
  const columns = useColumns(setSeen);
  const [page, setPage] = useState(1);
  const query = useAsk(listAdvice, { limit: LIMIT, page }, { keep: true });
  return (
    <div className="stack">
      <PageTitle>{title("helpRequests")}</PageTitle>
      <p className="small">{t("intro")}</p>
      <Settled
        query={query}
        isEmpty={({ requests }) => requests.length === 0 && page === 1}
        empty={<Empty>{t("empty")}</Empty>}
      >
        {({ requests, waiting }) => {
          const open = requests.find(({ id }) => id === seen);
          return (
            <>
              <p role="status">{t("waiting", { count: waiting })}</p>
              <DataTable
                caption={t("list")}
                columns={columns}
                rows={requests.filter((one) => state === "" || one.state === state)}
                total={requests.length}
                rowKey={({ id }) => id}
                filters={
                  <Chips
                    name={t("show")}
                    all={t("all")}
                    choices={STATES.map((value) => ({ value, label: t(`state_${value}`) }))}
                    value={state}
                    onChange={setState}
                  />
                }
              />
              <ListPages
                queue="advice"
                list={listAdvice}
                waiting={waiting}
                shown={requests.length}
                limit={LIMIT}
                page={page}
                onPage={setPage}
              />
              {open && <AdviceDialog request={open} onClose={() => setSeen(undefined)} />}
            </>
          );
        }}
      </Settled>
    </div>
  );
}
