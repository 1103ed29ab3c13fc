/** What shows that a task was done: words, links, photos; added, taken back and submitted in one place. */
import { FILE_LIMITS } from "@bluezone/contract/rollout/files";
import { removeEvidence, submitTask } from "@bluezone/contract/rollout/tasks";
import { Button } from "@mantine/core";
import { useNow } from "../../../api/hooks.ts";
import { FaultLine } from "../../../kit/page/fault-line.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { AddEvidence } from "./add-evidence.tsx";
import { CHANGED } from "./changed.ts";
import type { ReadTask } from "./read.ts";
import { TASKS } from "./words.ts";

type Piece = ReadTask["task"]["evidence"][number];

function Shown({ piece }: { readonly piece: Piece }) {
  const t = useWords(TASKS);
  if (piece.kind === "text") return <p className="clause-text">{piece.text}</p>;
  if (piece.kind === "link")
    return (
      <a href={piece.text} target="_blank" rel="noreferrer">
        {piece.text}
      </a>
    );
  const address = `/api/rollout/tasks/evidence/${piece.id}/photo`;
  return (
    <figure className="stack">
      <img src={address} alt={piece.text || t("kindPhoto")} loading="lazy" />
      <figcaption>
        {piece.text} <a href={address}>{t("openPhoto")}</a>
      </figcaption>
    </figure>
  );
}

/** Says that what was added is not submitted yet, and submits it; nothing while there is none. */
function HandIn({ task: { id, version, evidence, mayDecide } }: Pick<ReadTask, "task">) {
  const t = useWords(TASKS);
  const moment = useMoment();
  const now = useNow();
  const submit = useAction(submitTask, { changes: CHANGED });
  if (evidence.length === 0) return null;
  return (
    <div className="hand-in stack">
      <div className="row">
        <p>{t("notHandedIn", { count: evidence.length })}</p>
        <Button
          variant={mayDecide ? "default" : "filled"}
          loading={submit.isPending}
          onClick={() => void submit.act({ id, version }, t("submitted", { time: moment(now) }))}
        >
          {t("submit")}
        </Button>
      </div>
      <FaultLine error={submit.error} words={TASKS} />
    </div>
  );
}

/** The list, and the form while the unit may add. */
export function Evidence({ read: { task } }: { readonly read: ReadTask }) {
  const t = useWords(TASKS);
  const moment = useMoment();
  const remove = useAction(removeEvidence, { changes: CHANGED });
  const open = task.mayAct && task.state !== "submitted" && task.state !== "accepted";
  const take = (evidenceId: string) =>
    remove.act({ evidenceId }, t("removed"), {
      title: t("removeTitle"),
      text: t("removeText"),
      yes: t("remove"),
      danger: true,
    });
  return (
    <section className="card stack" aria-label={t("evidence")}>
      <h3>{t("evidence")}</h3>
      {task.evidence.length === 0 ? (
        <p>{t("noEvidence")}</p>
      ) : (
        <ul className="evidence-list plain">
          {task.evidence.map((piece) => (
            <li key={piece.id} className="stack">
              <Shown piece={piece} />
              <div className="row">
                <span className="small">{moment(piece.addedAt)}</span>
                {open && piece.mayRemove && (
                  <Button onClick={() => void take(piece.id)}>{t("remove")}</Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      <FaultLine error={remove.error} words={TASKS} />
      {open && task.maySubmit && <HandIn task={task} />}
      {open && <AddEvidence id={task.id} most={FILE_LIMITS.photo} />}
    </section>
  );
}
