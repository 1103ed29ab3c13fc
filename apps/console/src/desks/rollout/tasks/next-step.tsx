/** The one thing to do with a task now: take note, or begin. It is submitted where its evidence is added. */
import { acknowledgeTasks, startTask } from "@bluezone/contract/rollout/tasks";
import { Button } from "@mantine/core";
import { useNow } from "../../../api/hooks.ts";
import { FaultLine } from "../../../kit/page/fault-line.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { CHANGED } from "./changed.ts";
import type { ReadTask } from "./read.ts";
import { TASKS } from "./words.ts";

/** Nothing for who may not act, and once the unit has begun. */
export function NextStep({ task }: Pick<ReadTask, "task">) {
  const t = useWords(TASKS);
  const moment = useMoment();
  const now = useNow();
  const acknowledge = useAction(acknowledgeTasks, { changes: CHANGED });
  const start = useAction(startTask, { changes: CHANGED });
  const { id, version, state } = task;
  if (!task.mayAct || (state !== "open" && state !== "acknowledged")) return null;
  // With evidence there the next step is to submit it; whoever decides on it has that button filled.
  const main = task.evidence.length === 0 && !task.mayDecide;
  const error = acknowledge.error ?? start.error;
  const time = moment(now);
  return (
    <div className="stack">
      <div className="row">
        {state === "open" && (
          <Button
            variant={main ? "filled" : "default"}
            loading={acknowledge.isPending}
            onClick={() => void acknowledge.act({ ids: [id] }, t("acknowledged", { time }))}
          >
            {t("acknowledge")}
          </Button>
        )}
        <Button
          variant={main && state === "acknowledged" ? "filled" : "default"}
          loading={start.isPending}
          onClick={() => void start.act({ id, version }, t("started", { time }))}
        >
          {t("start")}
        </Button>
      </div>
      <FaultLine error={error} words={TASKS} />
    </div>
  );
}
