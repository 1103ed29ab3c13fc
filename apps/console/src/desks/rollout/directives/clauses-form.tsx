/** The clauses of a letter as fields, saved together. */
import { readDirective, saveClauses } from "@bluezone/contract/rollout/directives";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useApi, useNow } from "../../../api/hooks.ts";
import { ConflictDialog } from "../../../kit/form/conflict-dialog.tsx";
import { useFirstFault } from "../../../kit/form/first-fault.ts";
import { useAddress } from "../../../kit/page/address.ts";
import { useFaultText } from "../../../kit/page/fault-text.ts";
import { useMoment } from "../../../kit/page/moment.ts";
import { useGo } from "../../../kit/page/page-link.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { useDutyText } from "../tasks/duty-notes.tsx";
import { CHANGED } from "./changed.ts";
import { ClauseFields } from "./clause-fields.tsx";
import {
  byMark,
  type EditedClause,
  editedOf,
  withAdded,
  withChosen,
  withJoined,
  writtenOf,
  wrongMarks,
} from "./edited-clauses.ts";
import type { ReadDirective } from "./read.ts";
import { DIRECTIVES } from "./words.ts";

/** The choice, mark by mark, between what was typed and what somebody else saved meanwhile. */
function ClausesConflict({
  mine,
  theirs,
  onKeep,
  onClose,
}: {
  readonly mine: readonly EditedClause[];
  readonly theirs: readonly EditedClause[];
  readonly onKeep: (chosen: Readonly<Record<string, string>>) => void;
  readonly onClose: () => void;
}) {
  const t = useWords(DIRECTIVES);
  const moment = useMoment();
  const now = useNow();
  const name = useDutyText();
  const marks = [...new Set([...mine, ...theirs].map(({ mark }) => mark))];
  return (
    <ConflictDialog
      mine={byMark(mine, name)}
      theirs={byMark(theirs, name)}
      by={t("colleague")}
      at={moment(now)}
      fields={marks.map((mark) => ({ name: mark, label: `${t("mark")} ${mark}` }))}
      onKeep={onKeep}
      onClose={onClose}
    />
  );
}

/** `read` is the letter as the page began with. */
export function ClausesForm({ read }: { readonly read: ReadDirective }) {
  const t = useWords(DIRECTIVES);
  const fault = useFaultText(DIRECTIVES);
  const api = useApi();
  const go = useGo();
  const { id } = read.directive;
  const save = useAction(saveClauses, {
    changes: CHANGED,
    newest: () => api.ask(readDirective, { id }),
  });
  const [clauses, setClauses] = useState(() => editedOf(read.clauses));
  const [tried, setTried] = useState(false);
  const [theirs, setTheirs] = useState<ReadDirective>();
  const wrong = tried ? wrongMarks(clauses) : [];
  const name = useDutyText();
  const [form, lookAt] = useFirstFault<HTMLFormElement>();
  const [said] = useAddress("clause");
  const put = async (edited: readonly EditedClause[], version: number): Promise<void> => {
    const asked = { id, version, clauses: writtenOf(edited) };
    const faster = await save.run(asked, ({ clauses }) => t("saved", { count: clauses.length }));
    setTheirs(faster);
    if (!faster) go({ to: "/directives/$id", parts: { id } });
  };
  const send = async (): Promise<void> => {
    setTried(true);
    if (wrongMarks(clauses).length > 0) return lookAt("field");
    await put(clauses, read.directive.version).catch(() => lookAt("any"));
  };
  const edit = (key: string, changes: Partial<EditedClause>): void =>
    setClauses(clauses.map((clause) => (clause.key === key ? { ...clause, ...changes } : clause)));
  return (
    <form
      ref={form}
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {clauses.length === 0 && (
        <div className="row">
          <Button
            onClick={() =>
              setClauses([{ key: crypto.randomUUID(), mark: "1", text: "", duties: [], tasks: 0 }])
            }
          >
            {t("addClause")}
          </Button>
        </div>
      )}
      {clauses.map((clause, at) => (
        <ClauseFields
          key={clause.key}
          clause={clause}
          first={at === 0}
          wrong={wrong.includes(clause.key)}
          here={clause.id !== undefined && clause.id === said.clause}
          onChange={(changes) => edit(clause.key, changes)}
          onAdd={() => setClauses(withAdded(clauses, clause.key, crypto.randomUUID()))}
          onRemove={() => setClauses(clauses.filter(({ key }) => key !== clause.key))}
          onJoin={() => setClauses(withJoined(clauses, clause.key))}
        />
      ))}
      <div className="row bottom-bar">
        <Button type="submit" variant="filled" loading={save.isPending}>
          {t("saveDraft")}
        </Button>
        {save.error && save.error.code !== "conflict" && (
          <p role="alert" className="fault" tabIndex={-1}>
            {fault(save.error)}
          </p>
        )}
      </div>
      {theirs && (
        <ClausesConflict
          mine={clauses}
          theirs={editedOf(theirs.clauses)}
          onKeep={(chosen) => {
            const merged = withChosen(clauses, editedOf(theirs.clauses), chosen, name);
            setClauses(merged);
            setTheirs(undefined);
            void put(merged, theirs.directive.version).catch(() => undefined);
          }}
          onClose={() => setTheirs(undefined)}
        />
      )}
    </form>
  );
}
