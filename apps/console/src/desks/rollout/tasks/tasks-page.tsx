/** Việc tuần này: what is late, due this week and done; beside it the task that is open. */
import { acknowledgeTasks, listTasks, TaskGroup } from "@bluezone/contract/rollout/tasks";
import { Button } from "@mantine/core";
import { useState } from "react";
import type { Answered } from "../../../api/api.ts";
import { useAsk, useDo } from "../../../api/hooks.ts";
import { Chips } from "../../../kit/chips.tsx";
import { Empty } from "../../../kit/empty.tsx";
import { useMoment } from "../../../kit/moment.ts";
import { PageLink, usePart } from "../../../kit/page-link.tsx";
import { PageTitle } from "../../../kit/page-title.tsx";
import { PrintButton } from "../../../kit/print-button.tsx";
import { Settled } from "../../../kit/settled.tsx";
import { useToast } from "../../../kit/toast.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { CHANGED } from "./changed.ts";
import { NotBuiltNotes } from "./duty-notes.tsx";
import { TaskPane } from "./task-pane.tsx";
import { TaskRow } from "./task-row.tsx";
import { TASKS } from "./words.ts";
import "./tasks.css";

type Listed = Answered<typeof listTasks>;

/** Takes note of everything that waits for it; the page's main button while no task is open. */
function AcknowledgeAll({ ids, main }: { readonly ids: readonly string[]; readonly main: boolean }) {
  const t = useWords(TASKS);
  const moment = useMoment();
  const toast = useToast();
  const acknowledge = useDo(acknowledgeTasks, { changes: CHANGED });
  const take = async (): Promise<void> => {
    const { at } = await acknowledge.mutateAsync({ ids: ids.slice(0, 200) });
    toast(t("acknowledged", { time: moment(at) }));
  };
  return (
    <Button
      variant={main ? "filled" : "default"}
      loading={acknowledge.isPending}
      onClick={() => void take().catch(() => undefined)}
    >
      {t("acknowledgeAll", { count: ids.length })}
    </Button>
  );
}

function Groups({
  listed,
  open,
  below,
}: {
  readonly listed: Listed;
  readonly open: string | undefined;
  readonly below: boolean;
}) {
  const t = useWords(TASKS);
  const shown = TaskGroup.options.filter((group) => group !== "later" || (listed.counts[group] ?? 0) > 0);
  return shown.map((group) => {
    const tasks = listed.tasks.filter((task) => task.group === group);
    return (
      <section key={group} className="card task-group" data-group={group}>
        <h2>
          {t(`group_${group}`)} ({listed.counts[group] ?? 0})
        </h2>
        {tasks.length === 0 ? (
          <p className="task-row small">{t("groupEmpty")}</p>
        ) : (
          <ul className="plain">
            {tasks.map((task) => (
              <TaskRow key={task.id} task={task} withUnit={below} here={task.id === open} />
            ))}
          </ul>
        )}
      </section>
    );
  });
}

function Tasks({ open }: { readonly open?: string }) {
  const t = useWords(TASKS);
  const title = useWords(PAGES);
  const { may } = useSession();
  const [whose, setWhose] = useState("");
  const below = whose === "below";
  const query = useAsk(listTasks, { below, limit: 500 }, { keep: true });
  const waiting = below ? [] : (query.data?.tasks.filter(({ state }) => state === "open") ?? []);
  return (
    <>
      <PageTitle
        actions={
          <>
            {may("tasks.act") && waiting.length > 0 && (
              <AcknowledgeAll ids={waiting.map(({ id }) => id)} main={open === undefined} />
            )}
            <PrintButton />
          </>
        }
      >
        {title("tasks")}
      </PageTitle>
      <div className="task-desk" data-open={open === undefined ? undefined : true}>
        <div className="task-list stack">
          {may("directives.pass") && (
            <Chips
              name={t("whose")}
              all={t("own")}
              choices={[{ value: "below", label: t("withBelow") }]}
              value={whose}
              onChange={setWhose}
            />
          )}
          <Settled query={query} isEmpty={({ total }) => total === 0} empty={<Empty>{t("empty")}</Empty>}>
            {(listed) => (
              <>
                <Groups listed={listed} open={open} below={below} />
                <NotBuiltNotes ids={listed.notBuilt.map(({ duty }) => duty)} />
              </>
            )}
          </Settled>
        </div>
        {open === undefined ? (
          <p className="card small only-wide">{t("choose")}</p>
        ) : (
          <div className="stack">
            <p className="task-back">
              <PageLink to="/tasks">{title("tasks")}</PageLink>
            </p>
            <TaskPane key={open} id={open} />
          </div>
        )}
      </div>
    </>
  );
}

/** The list. */
export const TasksPage = () => <Tasks />;

/** The list with one task beside it. */
export const TaskPage = () => <Tasks open={usePart("id")} />;
