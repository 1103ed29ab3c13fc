/** One file of results: how far it is, what it gave, what was wrong row by row. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import {
  cancelLabFile,
  type LabFile,
  labFileErrors,
  listLabFiles,
  readLabFile,
} from "@bluezone/contract/health/results";
import { dayOf, parseInstant } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { integer } from "@bluezone/vietnamese/number";
import { Button, Progress } from "@mantine/core";
import { useApi, useAsk } from "../../../api/hooks.ts";
import { STATES } from "../../../kit/look/states.ts";
import { Facts } from "../../../kit/page/facts.tsx";
import { Failed } from "../../../kit/page/failed.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { PageLink, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { StateBadge } from "../../../kit/page/state-badge.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { SaveTable } from "../../../kit/table/save-table.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { RESULTS } from "./words.ts";
import "@mantine/core/styles/Progress.css";

const underWay = ({ state }: Pick<LabFile, "state">): boolean => state === "waiting" || state === "working";

function Cancel({ id }: { readonly id: string }) {
  const t = useWords(RESULTS);
  const cancel = useAction(cancelLabFile, { changes: [readLabFile, listLabFiles] });
  const ask = { title: t("cancelTitle"), text: t("cancelText"), yes: t("cancel"), danger: true };
  return (
    <>
      <div className="row">
        <Button
          color="danger"
          onClick={() => void cancel.act({ id }, t("cancelled"), ask)}
          loading={cancel.isPending}
        >
          {t("cancel")}
        </Button>
      </div>
      {cancel.error && <Failed error={cancel.error} words={RESULTS} />}
    </>
  );
}

function Errors({ file, faults }: ResponseOf<typeof readLabFile>) {
  const t = useWords(RESULTS);
  const api = useApi();
  const [locale] = useLocale();
  const { may } = useSession();
  const said = {
    done: integer(file.done - file.faults, locale),
    faults: integer(file.faults, locale),
  };
  return (
    <section className="stack">
      <h2>{t("faultList")}</h2>
      <p>{t("someFaults", said)}</p>
      {may("results.import") && (
        <>
          <div className="row">
            <SaveTable
              name={`loi-${file.id.slice(0, 6)}`}
              what={t("errorsFile")}
              asItIs
              csv={async () => {
                const answer = await fetch(api.href(labFileErrors, { id: file.id }));
                if (!answer.ok) throw new Error(`The file of errors was not sent: ${answer.status}.`);
                return answer.text();
              }}
            />
          </div>
          <p className="small">{t("errorsHelp")}</p>
        </>
      )}
      {faults.length >= 200 && <p className="small">{t("firstFaults")}</p>}
      <DataTable
        caption={t("faultList")}
        columns={[
          {
            id: "row",
            title: t("row"),
            cell: ({ row }) => integer(row, locale),
            sort: ({ row }) => row,
          },
          { id: "column", title: t("column"), cell: ({ column }) => t(`column_${column}`) },
          { id: "reason", title: t("reason"), text: ({ code }) => t(`row_${code}`) },
        ]}
        rows={faults}
        rowKey={({ row, column }) => `${row} ${column}`}
      />
    </section>
  );
}

/** The page. While the file is worked off it asks again by itself. */
export function FilePage() {
  const t = useWords(RESULTS);
  const title = useWords(PAGES);
  const id = usePart("id");
  const [locale] = useLocale();
  const moment = useMoment();
  const { may } = useSession();
  const first = useAsk(readLabFile, { id });
  const running = first.data !== undefined && (underWay(first.data.file) || first.data.file.sending > 0);
  const query = useAsk(readLabFile, { id }, running ? { every: 2 } : {});
  const n = (count: number) => integer(count, locale);
  return (
    <Settled query={query} words={RESULTS} whole>
      {({ file, faults }) => (
        <div className="stack">
          <PageTitle above={<PageLink to="/results">{title("results")}</PageLink>}>{file.fileName}</PageTitle>
          <div role="status" className="stack">
            <p>
              {file.state === "done"
                ? t("taken", { count: n(file.done - file.faults), positive: n(file.positive + file.known) })
                : `${t(`state_${file.state}`)} · ${t("progress", { done: n(file.done), rows: n(file.rows) })}`}
            </p>
          </div>
          {underWay(file) && (
            <Progress
              value={(file.done / Math.max(1, file.rows)) * 100}
              aria-label={t("progress", { done: n(file.done), rows: n(file.rows) })}
            />
          )}
          <Facts
            label={t("counts")}
            facts={[
              [
                t("state"),
                <StateBadge key="state" tone={STATES.labFile[file.state]}>
                  {t(`state_${file.state}`)}
                </StateBadge>,
              ],
              [t("rows"), n(file.rows)],
              [t("positive"), n(file.positive)],
              [
                t("sent"),
                file.sending > 0
                  ? t("sentSending", { sent: n(file.sent), sending: n(file.sending) })
                  : n(file.sent),
              ],
              [t("negative"), n(file.negative)],
              [t("known"), file.known > 0 && n(file.known)],
              [t("repeated"), file.repeated > 0 && n(file.repeated)],
              [t("faults"), n(file.faults)],
              [t("handedIn"), moment(file.handedIn)],
              [t("by"), file.by],
              [t("until"), date(dayOf(parseInstant(file.until), "vietnam"), locale)],
            ]}
          />
          {may("codes.read") && file.positive > 0 && (
            <p>
              <PageLink to="/codes">{t("codesNext")}</PageLink>
            </p>
          )}
          {file.faults > 0 && <Errors file={file} faults={faults} />}
          {underWay(file) && may("results.import") && <Cancel id={id} />}
        </div>
      )}
    </Settled>
  );
}
