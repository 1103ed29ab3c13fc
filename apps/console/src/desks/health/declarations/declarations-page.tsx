/** Declarations: those that nobody has looked at first, the gravest on top. */
import { type Declaration, listDeclarations } from "@bluezone/contract/health/declarations";
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
import { useFelt } from "../inbox/use-felt.ts";
import { INBOX } from "../inbox/words.ts";
import { DeclarationDialog } from "./declaration-dialog.tsx";
import { DECLARATIONS } from "./words.ts";

/** Most on a page. */
const LIMIT = 500;
const STATES = ["new", "reviewed"] as const;

function useColumns(onOpen: (id: string) => void): readonly Column<Declaration>[] {
  const t = useWords(DECLARATIONS);
  const i = useWords(INBOX);
  const [locale] = useLocale();
  const moment = useMoment();
  const felt = useFelt();
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
    { id: "symptoms", title: t("symptoms"), cell: ({ symptoms }) => felt(symptoms) },
    {
      id: "cares",
      title: t("cares"),
      cell: ({ cares }) => cares.map((one) => t(`care_${one}`)).join(", "),
    },
    { id: "for", title: t("for"), cell: (one) => t(`for_${one.for}`) },
    { id: "call", title: t("call"), cell: ({ call }) => t(`call_${call}`) },
    {
      id: "state",
      title: i("state"),
      cell: ({ state, flagged, confirmed }) =>
        `${flagged ? t("flagged") : t(`state_${state}`)}${confirmed ? ` · ${i("confirmed")}` : ""}`,
    },
    { id: "made", title: i("made"), cell: ({ made }) => moment(made), sort: ({ made }) => made },
    { id: "commune", title: i("commune"), cell: ({ commune }) => nameOf(commune) },
    { id: "delete", title: i("deleteOn"), cell: ({ deleteOn }) => date(parseDay(deleteOn), locale) },
  ];
}

/** The page. */
export function DeclarationsPage() {
  const t = useWords(DECLARATIONS);
  const title = useWords(PAGES);
  const [state, setState] = useState("");
  const [seen, setSeen] = useState<string>();
  const columns = useColumns(setSeen);
  const [page, setPage] = useState(1);
  const query = useAsk(listDeclarations, { limit: LIMIT, page }, { keep: true });
  return (
    <div className="stack">
      <PageTitle>{title("declarations")}</PageTitle>
      <p className="small">{t("intro")}</p>
      <Settled
        query={query}
        isEmpty={({ declarations }) => declarations.length === 0 && page === 1}
        empty={<Empty>{t("empty")}</Empty>}
      >
        {({ declarations, waiting }) => {
          const open = declarations.find(({ id }) => id === seen);
          return (
            <>
              <p role="status">{t("waiting", { count: waiting })}</p>
              <DataTable
                caption={t("list")}
                columns={columns}
                rows={declarations.filter((one) => state === "" || one.state === state)}
                total={declarations.length}
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
                queue="declarations"
                list={listDeclarations}
                waiting={waiting}
                shown={declarations.length}
                limit={LIMIT}
                page={page}
                onPage={setPage}
              />
              {open && <DeclarationDialog declaration={open} onClose={() => setSeen(undefined)} />}
            </>
          );
        }}
      </Settled>
    </div>
  );
}
