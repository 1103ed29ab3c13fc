/** Whether a report is closed, with its papers, or can be. */
import { type ReportForm, reportDocx, reportPdf } from "@bluezone/contract/health/reports";
import { parseInstant } from "@bluezone/protocol/time";
import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useApi, useNow } from "../../../api/hooks.ts";
import { useMoment } from "../../../kit/page/moment.ts";
import { saveText } from "../../../kit/page/save-text.ts";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import { CloseForm } from "./close-form.tsx";
import type { ReportAnswer } from "./read.ts";
import { isForPublic, situationOf } from "./situation-of.ts";
import { DAILY_REPORT } from "./words.ts";

function Closed({
  report,
  closed,
  form,
  mine,
}: {
  readonly report: ReportAnswer["report"];
  readonly closed: NonNullable<ReportAnswer["closed"]>;
  readonly form: ReportForm;
  /** Whether it was closed here and now: its paper is what comes next. */
  readonly mine: boolean;
}) {
  const t = useWords(DAILY_REPORT);
  const moment = useMoment();
  const api = useApi();
  const { id, closedAt, by, note } = closed;
  const paper = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (mine) paper.current?.focus();
  }, [mine]);
  return (
    <div className="card stack" role="status">
      <p>{t("closed", { time: moment(closedAt) })}</p>
      {by !== "" && <p className="small">{t("closedBy", { name: by })}</p>}
      {note !== "" && <p>{note}</p>}
      <span className="row">
        <Button ref={paper} component="a" href={api.href(reportPdf, { id, form })} download>
          {t("pdf")}
        </Button>
        <Button component="a" href={api.href(reportDocx, { id, form })} download>
          {t("docx")}
        </Button>
        {isForPublic(report) && (
          <Button
            onClick={() =>
              saveText(
                `tinh-hinh-${closed.day}.json`,
                "application/json",
                JSON.stringify(situationOf(report, closed), undefined, 2),
              )
            }
          >
            {t("forPublic")}
          </Button>
        )}
      </span>
      {isForPublic(report) && <p className="small">{t("forPublicLacks")}</p>}
    </div>
  );
}

/** `form` is that of its papers. */
export function ReportState({
  read: { report, closed },
  form,
}: {
  readonly read: ReportAnswer;
  readonly form: ReportForm;
}) {
  const t = useWords(DAILY_REPORT);
  const moment = useMoment();
  const now = useNow();
  const closes = useSession().may("reports.close");
  const [mine, setMine] = useState(false);
  if (closed) return <Closed report={report} closed={closed} form={form} mine={mine} />;
  const over = now >= parseInstant(report.cutOff);
  return (
    <>
      <p role="status">
        {over ? t(closes ? "ready" : "readyForOthers") : t("notYet", { time: moment(report.cutOff) })}
      </p>
      {over && closes && <CloseForm report={report} onClosed={() => setMine(true)} />}
    </>
  );
}
