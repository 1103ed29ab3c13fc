/** A unit's weekly numbers: which week, the form, what is counted elsewhere, what was sent. */
import { readNumbers } from "@bluezone/contract/rollout/numbers";
import type { Week } from "@bluezone/contract/rollout/week";
import { integer } from "@bluezone/vietnamese/number";
import { useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { UnitPicker } from "../../../kit/form/unit-picker.tsx";
import { Empty } from "../../../kit/page/empty.tsx";
import { Facts } from "../../../kit/page/facts.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { PageButton } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { useUnits } from "../../common/units/use-units.ts";
import { History } from "./history.tsx";
import { NumbersForm } from "./numbers-form.tsx";
import { WeekSelect } from "./week-select.tsx";
import { NUMBERS } from "./words.ts";
import "./numbers.css";

/** The page. */
export function NumbersPage() {
  const t = useWords(NUMBERS);
  const title = useWords(PAGES);
  const [locale] = useLocale();
  const moment = useMoment();
  const { me, may } = useSession();
  const units = useUnits();
  const [unitId, setUnitId] = useState(me.unit.id);
  const [week, setWeek] = useState<Week>();
  const query = useAsk(readNumbers, { unitId, ...(week === undefined ? {} : { week }) });
  return (
    <>
      <PageTitle
        actions={
          <>
            <PageButton to="/numbers/overview">{t("overview")}</PageButton>
            {may("targets.write") && (
              <PageButton to="/numbers/figures/downloads">{t("enterFigures")}</PageButton>
            )}
          </>
        }
      >
        {title("numbers")}
      </PageTitle>
      <div className="stack">
        <div className="choose-row only-screen">
          {units.length > 1 && (
            <div className="choose-unit">
              <UnitPicker label={t("unit")} units={units} value={unitId} required onChange={setUnitId} />
            </div>
          )}
          <WeekSelect value={week} onChange={setWeek} />
        </div>
        <Settled query={query} words={NUMBERS}>
          {(read) => (
            <div className="stack" key={`${read.unit.id} ${read.week}`}>
              <h2>{read.unit.name}</h2>
              <p role="status">
                {read.sent
                  ? t("sentState", { version: read.sent.version, time: moment(read.sent.at) })
                  : t("sentNot")}
              </p>
              {read.opens !== null ? (
                <Empty>{t("opens", { time: moment(read.opens) })}</Empty>
              ) : (
                may("numbers.enter") && <NumbersForm read={read} />
              )}
              {(read.beside.aired !== null || read.beside.tallied !== null) && (
                <Facts
                  label={t("beside")}
                  note={t("besideNote")}
                  facts={[
                    [t("aired"), read.beside.aired === null ? null : integer(read.beside.aired, locale)],
                    [
                      t("tallied"),
                      read.beside.tallied === null ? null : integer(read.beside.tallied, locale),
                    ],
                  ]}
                />
              )}
              <History unitId={read.unit.id} week={read.week} />
            </div>
          )}
        </Settled>
      </div>
    </>
  );
}
