/** A week's figures, each with its rows; four sources by area; what units wrote. */
import type { ReportFigure, RollUp as RollUpShape } from "@bluezone/contract/rollout/reports";
import { parseInstant } from "@bluezone/protocol/time";
import { Button } from "@mantine/core";
import { useState } from "react";
import { Figures } from "../../../kit/chart/figures.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useWords } from "../../../words/language.tsx";
import { useColumns } from "../map/use-columns.ts";
import { Trace } from "./trace.tsx";
import { UnitsWrote } from "./units-wrote.tsx";
import { useValue } from "./use-value.ts";
import { REPORTS } from "./words.ts";

/** The preview: the same figures that the paper has. */
export function RollUp({ rollUp }: { readonly rollUp: RollUpShape }) {
  const t = useWords(REPORTS);
  const moment = useMoment();
  const say = useValue();
  const [traced, setTraced] = useState<ReportFigure>();
  // As on the paper, which says every share with two decimals.
  const league = useColumns(t("place"), "people", 2);
  const { unitId, week } = rollUp;
  const about = {
    source: t("sourceLine"),
    cutOff: parseInstant(rollUp.cutOff),
    illustrative: rollUp.illustrative,
  };
  return (
    <>
      <Figures {...about} title={t("figures")} note={t("asOf", { time: moment(rollUp.asOf) })}>
        <DataTable
          caption={t("figures")}
          columns={[
            { id: "figure", title: t("figure"), cell: ({ key }) => t(`figure_${key}`) },
            { id: "value", title: t("value"), cell: say, figures: true },
            {
              id: "rows",
              title: t("rowsTitle"),
              cell: (figure) =>
                figure.rows > 0 && (
                  <Button
                    aria-label={`${t("rows", { rows: figure.rows })}: ${t(`figure_${figure.key}`)}`}
                    onClick={() => setTraced(figure)}
                  >
                    {t("rows", { rows: figure.rows })}
                  </Button>
                ),
            },
          ]}
          rows={rollUp.figures}
          rowKey={({ key }) => key}
        />
      </Figures>
      {rollUp.league.length > 0 && (
        <Figures {...about} title={t("league")} note={t("neverAdded")}>
          <DataTable
            caption={t("league")}
            columns={league}
            rows={rollUp.league}
            rowKey={({ code }) => code}
          />
        </Figures>
      )}
      <UnitsWrote title={t("difficulties")} words={rollUp.difficulties} />
      <UnitsWrote title={t("proposals")} words={rollUp.proposals} />
      {traced && <Trace unitId={unitId} week={week} figure={traced} onClose={() => setTraced(undefined)} />}
    </>
  );
}
