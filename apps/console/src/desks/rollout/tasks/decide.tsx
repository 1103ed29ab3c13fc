/** Whoever passed a task down looks at the evidence and accepts it, or sends it back with a reason. */
import { decideTask } from "@bluezone/contract/rollout/tasks";
import { Button } from "@mantine/core";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { LongField } from "../../../kit/form/long-field.tsx";
import { FaultLine } from "../../../kit/page/fault-line.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { CHANGED } from "./changed.ts";
import type { ReadTask } from "./read.ts";
import { TASKS } from "./words.ts";

/** Both ways, one below the other. `more` says that others wait, `onDecided` is told once it is done. */
export function Decide({
  task: { id, version },
  more,
  onDecided,
}: Pick<ReadTask, "task"> & { readonly more: boolean; readonly onDecided: () => void }) {
  const t = useWords(TASKS);
  const accept = useAction(decideTask, { changes: CHANGED });
  const back = useAction(decideTask, { changes: CHANGED });
  const draft = useDraft({ reason: "" }, ({ reason }) => ({
    reason: reason.trim() === "" ? t("reasonMissing") : undefined,
  }));
  const yes = async (): Promise<void> => {
    const done = await accept.act({ id, version, accept: true }, t(more ? "acceptedNext" : "accepted"));
    if (done) onDecided();
  };
  return (
    <section className="card stack" aria-label={t("decide")}>
      <h3>{t("decide")}</h3>
      <div className="row">
        <Button variant="filled" loading={accept.isPending} onClick={() => void yes()}>
          {t("accept")}
        </Button>
      </div>
      <FaultLine error={accept.error} words={TASKS} />
      <Form
        aside
        draft={draft}
        words={TASKS}
        send={t("return")}
        onSend={async ({ reason }) => {
          await back.send({ id, version, accept: false, reason }, more ? t("returnedNext") : t("returned"));
          onDecided();
        }}
      >
        <LongField name="reason" label={t("returnReason")} rows={2} maxLength={1_000} />
      </Form>
    </section>
  );
}
