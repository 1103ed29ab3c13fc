/** Việc tuần này: what is late, due this week and done; beside it the task that is open. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { AssignmentState, acknowledgeTasks, listTasks, TaskGroup } from "@bluezone/contract/rollout/tasks";
import { integer } from "@bluezone/vietnamese/number";
import { Button, NativeSelect } from "@mantine/core";
import { useDeferredValue, useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { Chips } from "../../../kit/form/chips.tsx";
import { SearchBox } from "../../../kit/form/search-box.tsx";
import { useAddress } from "../../../kit/page/address.ts";
import { useMoment } from "../../../kit/page/moment.ts";
import { PageLink, useGo, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { PrintButton } from "../../../kit/page/print-button.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { Filters } from "../../../kit/table/filters.tsx";
import { useSession } from "../../../shell/session.ts";
import { useFresh } from "../../../shell/waiting-desk.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { BlocksEnding } from "../bulletins/blocks-ending.tsx";
import { CHANGED } from "./changed.ts";
import { NotBuiltNotes } from "./duty-notes.tsx";
import { TaskPane } from "./task-pane.tsx";
import { TaskRow } from "./task-row.tsx";
import { TASKS } from "./words.ts";
import "./tasks.css";

type TaskList = ResponseOf<typeof listTasks>;

/** Takes note of everything that waits for it; the page's main button while no task is open. */
function AcknowledgeAll({ ids, main }: { readonly ids: readonly string[]; readonly main: boolean }) {
  const t = useWords(TASKS);
  const moment = useMoment();
  const acknowledge = useAction(acknowledgeTasks, { changes: CHANGED });
  const take = () =>
    acknowledge.act({ ids: ids.slice(0, 200) }, ({ at }) => t("acknowledged", { time: moment(at) }));
  return (
    <Button variant={main ? "filled" : "default"} loading={acknowledge.isPending} onClick={() => void take()}>
      {t("acknowledgeAll", { count: ids.length })}
    </Button>
  );
}

/** Narrows what lies below to a unit's name and a state; both stand in the address. */
function Narrow({
  unit,
  state,
  onUnit,
  onState,
}: {
  readonly unit: string;
  readonly state: string;
  readonly onUnit: (words: string) => void;
  readonly onState: (state: string) => void;
}) {
  const t = useWords(TASKS);
  return (
    <Filters>
      <SearchBox label={t("findUnit")} value={unit} onChange={onUnit} />
      <NativeSelect
        aria-label={t("state")}
        value={state}
        data={[
          { value: "", label: t("anyState") },
          ...AssignmentState.options.map((value) => ({ value, label: t(`state_${value}`) })),
        ]}
        onChange={(event) => onState(event.currentTarget.value)}
      />
    </Filters>
  );
}

/** The groups in the order of the screen; of a list that was narrowed only those with something in them. */
const groupsOf = ({ counts }: TaskList, narrowed: boolean): readonly TaskGroup[] =>
  TaskGroup.options.filter((group) => (!narrowed && group !== "later") || (counts[group] ?? 0) > 0);

/** The tasks in the order of the screen. */
const inOrder = (listed: TaskList): TaskList["tasks"] =>
  TaskGroup.options.flatMap((group) => listed.tasks.filter((task) => task.group === group));

/** The task to decide on after one: the next that waits below it, or the first that waits above it. */
function nextToDecide(listed: TaskList | undefined, id: string | undefined): string | undefined {
  const tasks = listed ? inOrder(listed) : [];
  const here = tasks.findIndex((task) => task.id === id);
  const others = [...tasks.slice(here + 1), ...tasks.slice(0, Math.max(0, here))];
  return others.find(({ mayDecide }) => mayDecide)?.id;
}

function Groups({
  listed,
  open,
  below,
  narrowed,
}: {
  readonly listed: TaskList;
  readonly open: string | undefined;
  readonly below: boolean;
  readonly narrowed: boolean;
}) {
  const t = useWords(TASKS);
  const [locale] = useLocale();
  return (
    <div className="task-groups stack">
      {groupsOf(listed, narrowed).map((group) => {
        const tasks = listed.tasks.filter((task) => task.group === group);
        return (
          <section key={group} className="card task-group" data-group={group}>
            <h2>
              {t(`group_${group}`)} ({integer(listed.counts[group] ?? 0, locale)})
            </h2>
            {tasks.length === 0 ? (
              <p className="task-row small">{t("groupEmpty")}</p>
            ) : (
              <ul className="plain">
                {tasks.map((task) => (
                  <TaskRow
                    key={task.id}
                    task={task}
                    notBuilt={listed.notBuilt
                      .filter(
                        ({ mark, directive }) => mark === task.mark && directive === task.directive.number,
                      )
                      .map(({ duty }) => duty)}
                    withUnit={below}
                    here={task.id === open}
                  />
                ))}
              </ul>
            )}
          </section>
        );
      })}
      {listed.tasks.length < listed.total && (
        <p className="small">
          {t("listCut", {
            shown: integer(listed.tasks.length, locale),
            total: integer(listed.total, locale),
          })}
        </p>
      )}
      <NotBuiltNotes ids={[...new Set(listed.notBuilt.map(({ duty }) => duty))]} />
    </div>
  );
}

function Tasks({ open }: { readonly open?: string }) {
  const t = useWords(TASKS);
  const title = useWords(PAGES);
  const go = useGo();
  const { may } = useSession();
  const [said, say] = useAddress("whose", "unit", "state", "at");
  const [typed, setTyped] = useState(said.unit);
  const [focused, setFocused] = useState<string>();
  const below = said.whose === "below";
  const unit = useDeferredValue(below ? typed : "").slice(0, 80);
  const state = AssignmentState.safeParse(below ? said.state : "").data;
  const narrowed = unit.trim() !== "" || state !== undefined;
  const query = useAsk(
    listTasks,
    { below, unit, limit: 500, ...(state === undefined ? {} : { state }) },
    { keep: true },
  );
  useFresh(listTasks);
  const waiting = below ? [] : (query.data?.tasks.filter(({ state }) => state === "open") ?? []);
  const next = nextToDecide(query.data, open);
  /** On to the next that waits; where none does, the one just decided on is read again. */
  const decided = (id: string): void => {
    setFocused(next ?? id);
    if (next !== undefined) go({ to: "/tasks/$id", parts: { id: next }, said: { at: "" } });
  };
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
      <BlocksEnding />
      <div className="task-desk" data-open={open === undefined ? undefined : true}>
        <div className="task-list stack">
          {may("directives.pass") && (
            <Chips
              name={t("whose")}
              all={t("own")}
              choices={[{ value: "below", label: t("withBelow") }]}
              value={said.whose}
              onChange={(whose) => say({ whose })}
            />
          )}
          {below && (
            <Narrow
              unit={typed}
              state={state ?? ""}
              onUnit={(words) => {
                setTyped(words);
                say({ unit: words });
              }}
              onState={(state) => say({ state })}
            />
          )}
          <Settled
            query={query}
            isEmpty={({ total }) => total === 0}
            empty={narrowed ? t("nothingFound") : t("empty")}
          >
            {(listed) => (
              <Groups
                listed={listed}
                open={open ?? (said.at || undefined)}
                below={below}
                narrowed={narrowed}
              />
            )}
          </Settled>
        </div>
        {open === undefined ? (
          query.data?.total !== 0 && <p className="card small only-wide">{t("choose")}</p>
        ) : (
          <div className="stack">
            <p className="task-back">
              <PageLink to="/tasks" said={{ at: open }}>
                {title("tasks")}
              </PageLink>
            </p>
            <TaskPane
              key={open}
              id={open}
              focused={focused === open}
              more={next !== undefined}
              onDecided={() => decided(open)}
            />
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
