/** Correcting the clauses of a letter: marks, texts, duties; adding, taking out, joining. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { readDirective, saveClauses } from "@bluezone/contract/rollout/directives";
import { Button, Textarea, TextInput } from "@mantine/core";
import { useContext, useEffect, useRef, useState } from "react";
import { useApi, useAsk, useDo, useNow } from "../../../api/hooks.ts";
import { Refused } from "../../../api/refused.ts";
import { useAddress } from "../../../kit/address.ts";
import { ConflictDialog } from "../../../kit/conflict-dialog.tsx";
import { useFaultText } from "../../../kit/fault-text.ts";
import { useFirstFault } from "../../../kit/first-fault.ts";
import { useMoment } from "../../../kit/moment.ts";
import { PageLink, useGo, usePart } from "../../../kit/page-link.tsx";
import { PageTitle, VisitsContext } from "../../../kit/page-title.tsx";
import { Settled } from "../../../kit/settled.tsx";
import { useToast } from "../../../kit/toast.tsx";
import { useWords } from "../../../words/language.tsx";
import { CHANGED } from "./changed.ts";
import {
  type EditedClause,
  editedOf,
  unknownDuties,
  withAdded,
  withJoined,
  writtenOf,
  wrongMarks,
} from "./edited-clauses.ts";
import { DIRECTIVES } from "./words.ts";
import "./directives.css";

type DirectiveAnswer = ResponseOf<typeof readDirective>;

/** One clause as fields. `wrong`: its mark is missing or there twice. `unknown`: codes that no duty has. `here`: it was led to. */
function ClauseFields({
  clause,
  wrong,
  unknown,
  here,
  first,
  onChange,
  onAdd,
  onRemove,
  onJoin,
}: {
  readonly clause: EditedClause;
  readonly wrong: boolean;
  readonly unknown: readonly string[];
  readonly here: boolean;
  readonly first: boolean;
  readonly onChange: (changes: Partial<EditedClause>) => void;
  readonly onAdd: () => void;
  readonly onRemove: () => void;
  readonly onJoin: () => void;
}) {
  const t = useWords(DIRECTIVES);
  const { mark, text, duties, tasks } = clause;
  const codes = useRef<HTMLInputElement>(null);
  const visits = useContext(VisitsContext);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each visit takes the focus to the page's title first.
  useEffect(() => {
    if (!here) return;
    codes.current?.focus({ preventScroll: true });
    codes.current?.scrollIntoView({ block: "center" });
  }, [here, visits]);
  return (
    <fieldset className="card clause-fields">
      <legend className="only-read">{`${t("mark")} ${mark}`}</legend>
      <TextInput
        label={t("mark")}
        value={mark}
        maxLength={20}
        error={wrong ? t("fault_mark_taken") : undefined}
        onChange={(event) => onChange({ mark: event.currentTarget.value })}
      />
      <Textarea
        className="wide"
        label={t("clauseText")}
        value={text}
        rows={Math.min(12, 2 + Math.floor(text.length / 90))}
        resize="vertical"
        maxLength={6_000}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
      <TextInput
        ref={codes}
        label={t("duties")}
        error={
          unknown.length > 0
            ? t("dutiesUnknown", { count: unknown.length, codes: unknown.join(", ") })
            : undefined
        }
        description={t("dutiesHint")}
        value={duties}
        maxLength={120}
        onChange={(event) => onChange({ duties: event.currentTarget.value })}
      />
      <div className="row wide">
        <Button size="compact-sm" onClick={onAdd}>
          {t("addClause")}
        </Button>
        {!first && (
          <Button size="compact-sm" disabled={tasks > 0} onClick={onJoin}>
            {t("joinClause")}
          </Button>
        )}
        <Button size="compact-sm" disabled={tasks > 0} onClick={onRemove}>
          {t("removeClause")}
        </Button>
        {tasks > 0 && <span className="small">{t("inUse", { count: tasks })}</span>}
      </div>
    </fieldset>
  );
}

const byMark = (clauses: readonly EditedClause[]): Record<string, string> =>
  Object.fromEntries(
    clauses.map(({ mark, text, duties }) => [mark, duties === "" ? text : `${text} (${duties})`]),
  );

function Edit({ read }: { readonly read: DirectiveAnswer }) {
  const t = useWords(DIRECTIVES);
  const fault = useFaultText(DIRECTIVES);
  const api = useApi();
  const go = useGo();
  const now = useNow();
  const moment = useMoment();
  const toast = useToast();
  const { id } = read.directive;
  const save = useDo(saveClauses, { changes: CHANGED });
  const [clauses, setClauses] = useState(() => editedOf(read.clauses));
  const [tried, setTried] = useState(false);
  const [theirs, setTheirs] = useState<DirectiveAnswer>();
  const wrong = tried ? wrongMarks(clauses) : [];
  const [form, lookAt] = useFirstFault<HTMLFormElement>();
  const [said] = useAddress("clause");
  const put = async (edited: readonly EditedClause[], version: number): Promise<void> => {
    const kept = await save.mutateAsync({ id, version, clauses: writtenOf(edited) });
    toast(t("saved", { count: kept.clauses.length }));
    go({ to: "/directives/$id", parts: { id } });
  };
  const send = async (): Promise<void> => {
    setTried(true);
    if (wrongMarks(clauses).length > 0 || clauses.some(({ duties }) => unknownDuties(duties).length > 0))
      return lookAt("field");
    try {
      await put(clauses, read.directive.version);
    } catch (error) {
      if (error instanceof Refused && error.code === "conflict")
        setTheirs(await api.ask(readDirective, { id }));
      else lookAt("any");
    }
  };
  /** Of every mark the version that was chosen; ids are those of the newest. */
  const keep = (chosen: Readonly<Record<string, string>>): void => {
    if (!theirs) return;
    const newest = editedOf(theirs.clauses);
    const mine = byMark(clauses);
    const merged = [
      ...newest.map((clause) => {
        const own = clauses.find(({ mark }) => mark === clause.mark);
        return own && chosen[clause.mark] === mine[clause.mark]
          ? { ...clause, text: own.text, duties: own.duties }
          : clause;
      }),
      ...clauses
        .filter(({ mark }) => !newest.some((one) => one.mark === mark) && chosen[mark] === mine[mark])
        .map(({ id: _, ...clause }) => clause),
    ];
    setClauses(merged);
    setTheirs(undefined);
    void put(merged, theirs.directive.version).catch(() => undefined);
  };
  const edit = (key: string, changes: Partial<EditedClause>): void =>
    setClauses(clauses.map((clause) => (clause.key === key ? { ...clause, ...changes } : clause)));
  const theirTexts = theirs ? byMark(editedOf(theirs.clauses)) : {};
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
              setClauses([{ key: crypto.randomUUID(), mark: "1", text: "", duties: "", tasks: 0 }])
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
          unknown={tried ? unknownDuties(clause.duties) : []}
          here={clause.id !== undefined && clause.id === said.clause}
          onChange={(changes) => edit(clause.key, changes)}
          onAdd={() => setClauses(withAdded(clauses, clause.key, crypto.randomUUID()))}
          onRemove={() => setClauses(clauses.filter(({ key }) => key !== clause.key))}
          onJoin={() => setClauses(withJoined(clauses, clause.key))}
        />
      ))}
      <div className="row bottom-bar">
        <Button type="submit" variant="filled" loading={save.isPending}>
          {t("save")}
        </Button>
        {save.error && save.error.code !== "conflict" && (
          <p role="alert" className="fault" tabIndex={-1}>
            {fault(save.error)}
          </p>
        )}
      </div>
      {theirs && (
        <ConflictDialog
          mine={byMark(clauses)}
          theirs={theirTexts}
          by={t("colleague")}
          at={moment(now)}
          fields={[...new Set([...clauses.map(({ mark }) => mark), ...Object.keys(theirTexts)])].map(
            (mark) => ({
              name: mark,
              label: `${t("mark")} ${mark}`,
            }),
          )}
          onKeep={keep}
          onClose={() => setTheirs(undefined)}
        />
      )}
    </form>
  );
}

/** The page. What is typed stays when the letter is asked anew. */
export function ClausesPage() {
  const t = useWords(DIRECTIVES);
  const id = usePart("id");
  const query = useAsk(readDirective, { id });
  return (
    <Settled query={query}>
      {(read) => (
        <div className="stack">
          <PageTitle
            above={
              <PageLink to="/directives/$id" parts={{ id }}>
                {read.directive.number}
              </PageLink>
            }
          >
            {t("edit")}
          </PageTitle>
          <Edit read={read} />
        </div>
      )}
    </Settled>
  );
}
