/** What shows that a task was done: words, links, photos; added and taken back until it is submitted. */

import { FILE_LIMITS } from "@bluezone/contract/rollout/files";
import { removeEvidence } from "@bluezone/contract/rollout/tasks";
import { Button } from "@mantine/core";
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
                {open && <Button onClick={() => void take(piece.id)}>{t("remove")}</Button>}
              </div>
            </li>
          ))}
        </ul>
      )}
      <FaultLine error={remove.error} words={TASKS} />
      {open && <AddEvidence id={task.id} most={FILE_LIMITS.photo} />}
    </section>
  );
}
