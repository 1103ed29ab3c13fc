/** The one thing to do with a task now: take note, begin, or submit. */
import { acknowledgeTasks, startTask, submitTask } from "@bluezone/contract/rollout/tasks";
import { Button } from "@mantine/core";
import { useDo, useNow } from "../../../api/hooks.ts";
import { useFaultText } from "../../../kit/fault-text.ts";
import { useMoment } from "../../../kit/moment.ts";
import { useToast } from "../../../kit/toast.tsx";
import { useWords } from "../../../words/language.tsx";
import { CHANGED } from "./changed.ts";
import type { ReadTask } from "./read.ts";
import { TASKS } from "./words.ts";

/** Nothing for who may not act, or when the unit is done. */
export function NextStep({ task }: Pick<ReadTask, "task">) {
  const t = useWords(TASKS);
  const text = useFaultText(TASKS);
  const toast = useToast();
  const moment = useMoment();
  const now = useNow();
  const acknowledge = useDo(acknowledgeTasks, { changes: CHANGED });
  const start = useDo(startTask, { changes: CHANGED });
  const submit = useDo(submitTask, { changes: CHANGED });
  const { id, version, state } = task;
  if (!task.mayAct || state === "submitted" || state === "accepted") return null;
  const run = (work: Promise<unknown>, done: () => string): void =>
    void work.then(() => toast(done())).catch(() => undefined);
  const error = acknowledge.error ?? start.error ?? submit.error;
  const time = moment(now);
  return (
    <div className="stack">
      <div className="row">
        {state === "open" && (
          <Button
            variant="filled"
            loading={acknowledge.isPending}
            onClick={() => run(acknowledge.mutateAsync({ ids: [id] }), () => t("acknowledged", { time }))}
          >
            {t("acknowledge")}
          </Button>
        )}
        {(state === "open" || state === "acknowledged") && (
          <Button
            variant={state === "open" ? "default" : "filled"}
            loading={start.isPending}
            onClick={() => run(start.mutateAsync({ id, version }), () => t("started", { time }))}
          >
            {t("start")}
          </Button>
        )}
        {task.evidence.length > 0 && (
          <Button
            variant={state === "started" || state === "returned" ? "filled" : "default"}
            loading={submit.isPending}
            onClick={() => run(submit.mutateAsync({ id, version }), () => t("submitted", { time }))}
          >
            {t("submit")}
          </Button>
        )}
      </div>
      {error && (
        <p role="alert" className="fault">
          {text(error)}
        </p>
      )}
    </div>
  );
}
