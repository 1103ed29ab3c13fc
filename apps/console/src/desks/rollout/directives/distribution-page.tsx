/** The distribution list: every unit that has a task of the letter, when it was passed, opened, acknowledged. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { readDirective } from "@bluezone/contract/rollout/directives";
import { readDistribution } from "@bluezone/contract/rollout/planned-tasks";
import { dayOf, parseInstant } from "@bluezone/protocol/time";
import { dayMonth } from "@bluezone/vietnamese/date";
import { integer } from "@bluezone/vietnamese/number";
import { useAsk } from "../../../api/hooks.ts";
import { useMoment } from "../../../kit/page/moment.ts";
import { PageLink, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { PrintButton } from "../../../kit/page/print-button.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import { inTypeOrder, useTypeName } from "./names.ts";
import { DIRECTIVES } from "./words.ts";
import "./directives.css";

type UnitRow = ResponseOf<typeof readDistribution>["units"][number];

/** Whether every unit is illustrative: that is said once then, and else at the name. */
const allMade = (units: readonly UnitRow[]): boolean => units.every(({ illustrative }) => illustrative);

/** The same on paper: a line a unit in columns, kind by kind, so that a whole province is a few pages. */
function OnPaper({ units }: { readonly units: readonly UnitRow[] }) {
  const t = useWords(DIRECTIVES);
  const [locale] = useLocale();
  const moment = useMoment();
  const typeName = useTypeName();
  const types = inTypeOrder([...new Set(units.map(({ unit }) => unit.type))]);
  const dayPassed = (one: UnitRow): string => dayMonth(dayOf(parseInstant(one.passedAt), "vietnam"), locale);
  const days = [...new Set(units.map(dayPassed))];
  const line = (one: UnitRow): string =>
    [
      t("paperTasks", { count: one.tasks }),
      ...(days.length > 1 ? [t("paperPassed", { day: dayPassed(one) })] : []),
      one.acknowledgedAt === null
        ? t(one.seenAt === null ? "notOpened" : "paperSeen")
        : t("paperAcknowledged", { time: moment(one.acknowledgedAt) }),
      ...(one.accepted > 0 ? [t("paperAccepted", { count: one.accepted })] : []),
      ...(one.overdue > 0 ? [t("paperOverdue", { count: one.overdue })] : []),
      ...(one.illustrative && !allMade(units) ? [t("illustrative")] : []),
    ].join(", ");
  return (
    <div className="only-print distribution-paper">
      {days.length === 1 && <p>{t("paperAllPassed", { day: days[0] ?? "" })}</p>}
      {types.map((type) => {
        const own = units.filter(({ unit }) => unit.type === type);
        return (
          <section key={type}>
            <h2>
              {typeName(type)} ({integer(own.length, locale)})
            </h2>
            <ul className="plain">
              {own.map((one) => (
                <li key={one.unit.id}>
                  <strong>{one.unit.name}</strong>: {line(one)}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

/** The page. */
export function DistributionPage() {
  const t = useWords(DIRECTIVES);
  const id = usePart("id");
  const letter = useAsk(readDirective, { id });
  const query = useAsk(readDistribution, { id, limit: 2_000 });
  const number = letter.data?.directive.number ?? "";
  return (
    <div className="stack">
      <PageTitle
        above={
          <PageLink to="/directives/$id" parts={{ id }}>
            {number}
          </PageLink>
        }
        actions={<PrintButton />}
      >
        {t("distributionTitle", { number })}
      </PageTitle>
      <Settled query={query} isEmpty={({ total }) => total === 0} empty={t("progressNone")}>
        {({ units, total }) => (
          <>
            {allMade(units) && <p className="small">{t("illustrative")}</p>}
            <div className="only-screen">
              <DataTable
                caption={t("distribution")}
                rows={units}
                total={total}
                rowKey={({ unit }) => unit.id}
                columns={[
                  {
                    id: "unit",
                    title: t("unit"),
                    cell: ({ unit, illustrative }) =>
                      illustrative && !allMade(units) ? `${unit.name} (${t("illustrative")})` : unit.name,
                    sort: ({ unit }) => unit.name,
                  },
                  { id: "tasks", title: t("tasks"), number: ({ tasks }) => tasks },
                  { id: "passed", title: t("passedAt"), moment: ({ passedAt }) => passedAt },
                  { id: "seen", title: t("seenAt"), moment: ({ seenAt }) => seenAt },
                  {
                    id: "acknowledged",
                    title: t("acknowledgedAt"),
                    moment: ({ acknowledgedAt }) => acknowledgedAt,
                  },
                  { id: "accepted", title: t("accepted"), number: ({ accepted }) => accepted },
                  { id: "overdue", title: t("overdue"), number: ({ overdue }) => overdue },
                ]}
              />
            </div>
            <OnPaper units={units} />
          </>
        )}
      </Settled>
    </div>
  );
}
