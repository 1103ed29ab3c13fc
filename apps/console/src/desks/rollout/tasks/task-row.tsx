/** One task in the list: the clause in a line, the day, and the one thing to do next. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { acknowledgeTasks, type listTasks } from "@bluezone/contract/rollout/tasks";
import { parseDay } from "@bluezone/protocol/time";
import { dayName } from "@bluezone/vietnamese/date";
import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { STATES } from "../../../kit/look/states.ts";
import { useMoment } from "../../../kit/page/moment.ts";
import { PageButton, PageLink } from "../../../kit/page/page-link.tsx";
import { StateBadge } from "../../../kit/page/state-badge.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useSession } from "../../../shell/session.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { CHANGED } from "./changed.ts";
import { TASKS } from "./words.ts";

/** A task as the list has it. */
export type ListedTask = ResponseOf<typeof listTasks>["tasks"][number];

/** `withUnit` says whose task it is; `here` that it is the one open beside the list, or was when the reader came back. */
export function TaskRow({
  task,
  notBuilt,
  withUnit,
  here,
}: {
  readonly task: ListedTask;
  /** Duties of the same clause that nobody is asked for. */
  readonly notBuilt: readonly string[];
  readonly withUnit: boolean;
  readonly here: boolean;
}) {
  const t = useWords(TASKS);
  const [locale] = useLocale();
  const { may } = useSession();
  const moment = useMoment();
  const acknowledge = useAction(acknowledgeTasks, { changes: CHANGED });
  const { id, state, mark, directive, unit, below } = task;
  const take = () => acknowledge.act({ ids: [id] }, ({ at }) => t("acknowledged", { time: moment(at) }));
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (here) row.current?.scrollIntoView({ block: "nearest" });
  }, [here]);
  return (
    <li ref={row} className="task-row" data-here={here || undefined}>
      <div>
        <PageLink to="/tasks/$id" parts={{ id }} said={{ at: "" }}>
          {t("clauseOf", { mark, number: directive.number })}
        </PageLink>
        {withUnit && <p>{unit.name}</p>}
        <p>{task.excerpt}</p>
        {notBuilt.length > 0 && (
          <p className="not-built-line small">
            {t("notBuiltHere")}{" "}
            {notBuilt.map((id) => (
              <span key={id} className="duty-id">
                {id}
              </span>
            ))}
          </p>
        )}
        <p className="small">
          <span className={task.group === "overdue" ? "task-late" : undefined}>
            {t("due", { day: dayName(parseDay(task.dueOn), locale) })}
          </span>
          {" · "}
          <StateBadge tone={STATES.task[state]}>{t(`state_${state}`)}</StateBadge>
          {below > 0 &&
            ` · ${t("given", { below, acknowledged: task.belowAcknowledged, accepted: task.belowAccepted })}`}
          {withUnit && unit.illustrative && ` · ${t("illustrative")}`}
        </p>
      </div>
      {may("tasks.act") &&
        !withUnit &&
        (state === "open" ? (
          <Button loading={acknowledge.isPending} onClick={() => void take()}>
            {t("acknowledge")}
          </Button>
        ) : (
          task.group !== "done" && (
            <PageButton to="/tasks/$id" parts={{ id }} said={{ at: "" }}>
              {t("toEvidence")}
            </PageButton>
          )
        ))}
    </li>
  );
}
