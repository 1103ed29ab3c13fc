/** One request: all that is kept of the person, who read it, and the answer. */
import { dataAnswerPdf, readDataRequest, requestNumber } from "@bluezone/contract/health/data";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { integer } from "@bluezone/vietnamese/number";
import { useApi, useAsk } from "../../../api/hooks.ts";
import { DataTable } from "../../../kit/data-table.tsx";
import { Facts } from "../../../kit/facts.tsx";
import { useMoment } from "../../../kit/moment.ts";
import { PageLink, usePart } from "../../../kit/page-link.tsx";
import { PageTitle } from "../../../kit/page-title.tsx";
import { Settled } from "../../../kit/settled.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { Answer } from "./answer.tsx";
import { DATA_REQUESTS } from "./words.ts";

const TABLES = [
  "callback",
  "declaration",
  "advice_request",
  "quarantine",
  "contact",
  "case_record",
  "person_reading",
  "person",
] as const;
/** The page's title where somebody was read, by the first word of the view. */
const VIEWS = {
  today: "today",
  case: "cases",
  cases: "cases",
  codes: "codes",
  results: "results",
  contact: "contacts",
  contacts: "contacts",
  followups: "followUps",
  quarantine: "quarantine",
  callbacks: "callbacks",
  data: "dataRequests",
} as const;

/** The page. */
export function RequestPage() {
  const t = useWords(DATA_REQUESTS);
  const title = useWords(PAGES);
  const [locale] = useLocale();
  const moment = useMoment();
  const api = useApi();
  const { may } = useSession();
  const tableName = (name: string): string => {
    const known = TABLES.find((one) => one === name);
    return known ? t(`table_${known}`) : name;
  };
  const pageOf = (view: string): string => {
    const [word = ""] = view.split(/[.-]/);
    return word in VIEWS ? title(VIEWS[word as keyof typeof VIEWS]) : view;
  };
  const query = useAsk(readDataRequest, { id: usePart("id") });
  return (
    <Settled query={query} words={DATA_REQUESTS}>
      {(read) => {
        const { request, held, readings } = read;
        // Somebody who is there, and whose request was answered on an earlier day.
        const shut = request.name !== null && read.person === null;
        return (
          <div className="stack">
            <PageTitle
              above={<PageLink to="/data-requests">{title("dataRequests")}</PageLink>}
              actions={
                (!shut || request.state === "refused") && (
                  <a href={api.href(dataAnswerPdf, { id: request.id })} download>
                    {t("paper")}
                  </a>
                )
              }
            >
              {request.name ?? t("goneTitle")}
            </PageTitle>
            <Facts
              label={t("facts")}
              facts={[
                [t("number"), requestNumber(request.id)],
                [t("kind"), t(`kindLong_${request.kind}`)],
                [t("proof"), t(`proof_${request.proof}`)],
                [t("note"), request.note || null],
                [t("asked"), moment(request.asked)],
                [t("by"), request.by],
                [
                  t("due"),
                  request.holidaysCounted
                    ? date(parseDay(request.due), locale)
                    : t("dueEarly", { day: date(parseDay(request.due), locale) }),
                ],
                [t("state"), t(`state_${request.state}`)],
                [t("answered"), request.answered && moment(request.answered)],
                [t("answeredBy"), request.answeredBy],
                [t("refusal"), request.refusal],
              ]}
            />
            {may("data.act") && <Answer key={request.id} read={read} />}
            {request.erased && (
              <DataTable
                caption={t("erased")}
                columns={[
                  { id: "table", title: t("table"), cell: ({ table }) => tableName(table) },
                  {
                    id: "before",
                    title: t("before"),
                    cell: ({ before }) => integer(before, locale),
                    figures: true,
                  },
                  {
                    id: "after",
                    title: t("after"),
                    cell: ({ after }) => integer(after, locale),
                    figures: true,
                  },
                ]}
                rows={request.erased}
                rowKey={({ table }) => table}
              />
            )}
            <section className="stack">
              <h2>{t("held")}</h2>
              {held.length > 0 && <p className="small">{t("heldAsPaper")}</p>}
              {held.length === 0 && <p>{t(shut ? "heldShut" : "heldNone")}</p>}
              {held
                .filter(({ rows }) => rows.length > 0)
                .map((one) => (
                  <div key={one.table} className="stack" lang="vi">
                    <h3>{t("rows", { title: one.title, n: integer(one.rows.length, locale) })}</h3>
                    {one.rows.map((row, at) => (
                      <Facts
                        key={JSON.stringify(row)}
                        label={t("rows", { title: one.title, n: integer(at + 1, locale) })}
                        facts={row.facts.map(({ label, value }) => [label, value] as const)}
                        note={t("purpose", { purpose: one.purpose, until: one.until })}
                      />
                    ))}
                  </div>
                ))}
            </section>
            {read.person && (
              <section className="stack">
                <h2>{t("readings")}</h2>
                {readings.length === 0 ? (
                  <p>{t("readingsNone")}</p>
                ) : (
                  <DataTable
                    caption={t("readings")}
                    columns={[
                      { id: "at", title: t("readingAt"), cell: ({ at }) => moment(at) },
                      { id: "by", title: t("readingBy"), cell: ({ by }) => by },
                      { id: "view", title: t("readingView"), cell: ({ view }) => pageOf(view) },
                    ]}
                    rows={readings}
                    total={read.readingsInAll}
                    rowKey={({ at, by, view }) => `${at} ${by} ${view}`}
                  />
                )}
              </section>
            )}
          </div>
        );
      }}
    </Settled>
  );
}
