/** The rows under a figure: what it is the sum of. */
import { type ReportFigure, traceFigure } from "@bluezone/contract/rollout/reports";
import type { Week } from "@bluezone/contract/rollout/week";
import { useAsk } from "../../../api/hooks.ts";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useWords } from "../../../words/language.tsx";
import { useValue } from "./use-value.ts";
import { REPORTS } from "./words.ts";

/** The dialog. */
export function Trace({
  unitId,
  week,
  figure,
  onClose,
}: {
  readonly unitId: string;
  readonly week: Week;
  readonly figure: ReportFigure;
  readonly onClose: () => void;
}) {
  const t = useWords(REPORTS);
  const say = useValue();
  const name = t(`figure_${figure.key}`);
  const query = useAsk(traceFigure, { unitId, week, key: figure.key, limit: 2_000 });
  return (
    <Dialog open wide title={t("trace", { figure: name })} onClose={onClose}>
      <Settled query={query}>
        {(trace) => (
          <div className="stack">
            <p>{say(trace.figure)}</p>
            <DataTable
              caption={name}
              columns={[
                { id: "name", title: t("row"), text: (row) => row.name || t("answers") },
                { id: "n", title: t("n"), number: (row) => row.n },
                { id: "of", title: t("traceOf"), number: (row) => row.of },
              ]}
              rows={trace.rows.map((row, at) => ({ ...row, at }))}
              total={trace.total}
              rowKey={({ at }) => String(at)}
            />
          </div>
        )}
      </Settled>
    </Dialog>
  );
}
