/** The one thing to do with a task now: take note, begin, or submit. */

import { acknowledgeTasks, startTask, submitTask } from "@bluezone/contract/rollout/tasks";
import { Button } from "@mantine/core";
import { useNow } from "../../../api/hooks.ts";
import { FaultLine } from "../../../kit/page/fault-line.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { CHANGED } from "./changed.ts";
import type { ReadTask } from "./read.ts";
import { TASKS } from "./words.ts";

/** Nothing for who may not act, or when the unit is done. */
export function NextStep({ task }: Pick<ReadTask, "task">) {
  const t = useWords(TASKS);
  const moment = useMoment();
  const now = useNow();
  const acknowledge = useAction(acknowledgeTasks, { changes: CHANGED });
  const start = useAction(startTask, { changes: CHANGED });
  const submit = useAction(submitTask, { changes: CHANGED });
  const { id, version, state } = task;
  if (!task.mayAct || state === "submitted" || state === "accepted") return null;
  const error = acknowledge.error ?? start.error ?? submit.error;
  const time = moment(now);
  // Whoever decides on the evidence has that button filled.
  const variant = task.mayDecide ? "default" : "filled";
  return (
    <div className="stack">
      <div className="row">
        {state === "open" && (
          <Button
            variant={variant}
            loading={acknowledge.isPending}
            onClick={() => void acknowledge.act({ ids: [id] }, t("acknowledged", { time }))}
          >
            {t("acknowledge")}
          </Button>
        )}
        {(state === "open" || state === "acknowledged") && (
          <Button
            variant={state === "open" ? "default" : variant}
            loading={start.isPending}
            onClick={() => void start.act({ id, version }, t("started", { time }))}
          >
            {t("start")}
          </Button>
        )}
        {task.evidence.length > 0 && (
          <Button
            variant={state === "started" || state === "returned" ? variant : "default"}
            loading={submit.isPending}
            onClick={() => void submit.act({ id, version }, t("submitted", { time }))}
          >
            {t("submit")}
          </Button>
        )}
      </div>
      <FaultLine error={error} words={TASKS} />
    </div>
  );
}
