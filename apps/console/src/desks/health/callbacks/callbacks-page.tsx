/** Who waits for a call: taken one at a time, the number shown to whoever took it. */
import { type CallbackLine, listCallbacks, takeCallback } from "@bluezone/contract/health/callbacks";
import { integer } from "@bluezone/vietnamese/number";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { Chips } from "../../../kit/form/chips.tsx";
import { useCommunes } from "../../../kit/form/use-communes.ts";
import { Failed } from "../../../kit/page/failed.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { PageButton } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useKey } from "../../../kit/page/single-keys.tsx";
import { StateBadge } from "../../../kit/page/state-badge.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { type Column, DataTable } from "../../../kit/table/data-table.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { ListPages } from "../inbox/list-pages.tsx";
import { INBOX } from "../inbox/words.ts";
import { CallCard } from "./call-card.tsx";
import "./callbacks.css";
import { StationPhone } from "./station-phone.tsx";
import { useWaited } from "./use-waited.ts";
import { CALLBACKS } from "./words.ts";

/** Most on a page. */
const LIMIT = 200;
/** The queue is asked anew so often, in seconds: it is left open all day. */
const EVERY = 60;

function Waited({ line }: { readonly line: CallbackLine }) {
  const t = useWords(CALLBACKS);
  const waited = useWaited();
  return (
    <>
      {waited(line.waited)}
      {line.late && (
        <>
          {" "}
          <StateBadge tone="late">{t("late")}</StateBadge>
        </>
      )}
    </>
  );
}

function useColumns(onTake?: (line: CallbackLine) => Promise<void>): readonly Column<CallbackLine>[] {
  const t = useWords(CALLBACKS);
  const i = useWords(INBOX);
  const moment = useMoment();
  const { nameOf } = useCommunes();
  const state = (line: CallbackLine): string => {
    if (line.outcome) return t(`outcome_${line.outcome}`);
    if (line.mine) return t("mine");
    if (line.takenBy) return t("takenBy", { name: line.takenBy });
    return line.again ? t("again", { time: moment(line.again), tries: line.tries }) : t("state_waiting");
  };
  return [
    {
      id: "receipt",
      title: i("receipt"),
      cell: (line) => (
        <span className="call-receipt">
          {onTake && line.state === "waiting" ? (
            <Button onClick={() => void onTake(line)}>{t("take", { receipt: line.receipt })}</Button>
          ) : (
            line.receipt
          )}
          {line.confirmed && line.state !== "closed" && <StateBadge tone="act">{i("confirmed")}</StateBadge>}
          {line.urgent && line.state !== "closed" && <StateBadge tone="late">{t("urgent")}</StateBadge>}
        </span>
      ),
    },
    { id: "waited", title: t("waited"), cell: (line) => <Waited line={line} /> },
    { id: "made", title: i("made"), moment: ({ made }) => made },
    { id: "commune", title: i("commune"), cell: ({ commune }) => nameOf(commune) },
    { id: "wish", title: t("wish"), cell: ({ wish }) => t(`wish_${wish}`) },
    { id: "source", title: t("source"), cell: ({ source }) => t(`source_${source}`) },
    { id: "state", title: i("state"), cell: state },
    { id: "delete", title: i("deleteOn"), day: (line) => line.deleteOn },
  ];
}

function Queue() {
  const t = useWords(CALLBACKS);
  const [locale] = useLocale();
  const { may } = useSession();
  const [shown, setShown] = useState("");
  const [picked, setPicked] = useState("");
  const closed = shown === "closed";
  const [page, setPage] = useState(1);
  const open = useAsk(listCallbacks, { limit: LIMIT, page }, { every: EVERY, keep: true });
  const done = useAsk(listCallbacks, { state: "closed" }, { when: closed });
  const take = useAction(takeCallback, { changes: [listCallbacks] });
  const takes = may("callbacks.act");
  const takeOne = async ({ id, version, receipt }: CallbackLine): Promise<void> => {
    if (await take.act({ id, version }, t("taken", { receipt }))) setPicked(id);
  };
  const columns = useColumns(takes && !closed ? takeOne : undefined);
  useKey("new", () => {
    const first = open.data?.lines.find((line) => line.state === "waiting");
    if (takes && first && open.data?.opened.length === 0) void takeOne(first);
  });
  return (
    <Settled query={open} words={CALLBACKS}>
      {({ lines, opened, waiting, late, taken }) => {
        const first = lines.find((line) => line.state === "waiting");
        const call = opened.find(({ id }) => id === picked) ?? opened[0];
        const rows = closed ? (done.data?.lines ?? []) : lines;
        return (
          <>
            <p role="status">
              {t("waiting", { waiting: integer(waiting, locale), late: integer(late, locale) })}
              {opened.length > 0 && ` ${t("calling", { count: opened.length })}`}
              {taken > opened.length && ` ${t("othersCalling", { count: taken - opened.length })}`}
            </p>
            {opened.length > 1 && call && (
              <Chips
                name={t("holding")}
                all={t("callOf", { receipt: opened[0]?.receipt ?? "" })}
                choices={opened
                  .slice(1)
                  .map(({ id, receipt }) => ({ value: id, label: t("callOf", { receipt }) }))}
                value={call.id === opened[0]?.id ? "" : call.id}
                onChange={(id) => setPicked(id === "" ? (opened[0]?.id ?? "") : id)}
              />
            )}
            {call && <CallCard key={`${call.id} ${call.version}`} call={call} />}
            {takes && first && opened.length === 0 && !closed && (
              <div className="row">
                <Button variant="filled" loading={take.isPending} onClick={() => void takeOne(first)}>
                  {t("takeFirst")} <span className="callback-key">{t("takeFirstKey")}</span>
                </Button>
              </div>
            )}
            {take.error && <Failed error={take.error} words={CALLBACKS} />}
            <DataTable
              caption={t("list")}
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
              filters={
                <Chips
                  name={t("show")}
                  all={t("open")}
                  choices={[{ value: "closed", label: t("closed") }]}
                  value={shown}
                  onChange={setShown}
                />
              }
              empty={t(closed ? "emptyClosed" : "empty")}
            />
            {!closed && (
              <ListPages
                queue="callbacks"
                list={listCallbacks}
                waiting={waiting}
                shown={lines.length}
                limit={LIMIT}
                page={page}
                onPage={setPage}
              />
            )}
          </>
        );
      }}
    </Settled>
  );
}

/** The page. */
export function CallbacksPage() {
  const t = useWords(CALLBACKS);
  const title = useWords(PAGES);
  const { may } = useSession();
  return (
    <div className="stack">
      <PageTitle
        actions={
          <>
            {may("callbacks.act") && <StationPhone />}
            {may("reports.read") && <PageButton to="/callbacks/times">{t("times")}</PageButton>}
          </>
        }
      >
        {title("callbacks")}
      </PageTitle>
      <p className="small">{t("intro")}</p>
      <Queue />
    </div>
  );
}
