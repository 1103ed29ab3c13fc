/** One clause of a letter while an officer corrects it: mark, text, duties; adding, taking out, joining. */
import { Button, Textarea, TextInput } from "@mantine/core";
import { useContext, useEffect, useRef } from "react";
import { VisitsContext } from "../../../kit/page/page-title.tsx";
import { useWords } from "../../../words/language.tsx";
import { DutyPicker } from "./duty-picker.tsx";
import type { EditedClause } from "./edited-clauses.ts";
import { DIRECTIVES } from "./words.ts";
import "./directives.css";

/** `wrong`: its mark is missing or there twice. `here`: it was led to. */
export function ClauseFields({
  clause,
  wrong,
  here,
  first,
  onChange,
  onAdd,
  onRemove,
  onJoin,
}: {
  readonly clause: EditedClause;
  readonly wrong: boolean;
  readonly here: boolean;
  readonly first: boolean;
  readonly onChange: (changes: Partial<EditedClause>) => void;
  readonly onAdd: () => void;
  readonly onRemove: () => void;
  readonly onJoin: () => void;
}) {
  const t = useWords(DIRECTIVES);
  const { mark, text, duties, tasks } = clause;
  const search = useRef<HTMLInputElement>(null);
  const visits = useContext(VisitsContext);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each visit takes the focus to the page's title first.
  useEffect(() => {
    if (!here) return;
    search.current?.focus({ preventScroll: true });
    search.current?.scrollIntoView({ block: "center" });
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
      <DutyPicker
        text={text}
        chosen={duties}
        search={search}
        onChange={(chosen) => onChange({ duties: chosen })}
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
