/** A task of a clause: which duties, for which kinds of unit, by when, with which instructions. New, or changed. */
import type { Clause } from "@bluezone/contract/rollout/clauses";
import { changeTask, type PlannedTask, planTask } from "@bluezone/contract/rollout/planned-tasks";
import { UNIT_TYPES } from "@bluezone/policy/unit-type";
import { addDays, isoDay, parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useToday } from "../../../api/hooks.ts";
import { CheckField } from "../../../kit/form/check-field.tsx";
import { CheckList } from "../../../kit/form/check-list.tsx";
import { DateField } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { LongField } from "../../../kit/form/long-field.tsx";
import { ManyField } from "../../../kit/form/many-field.tsx";
import { typedDay } from "../../../kit/form/typed-day.ts";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { KIT } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { dutyOf, useDutyText } from "../tasks/duty-notes.tsx";
import { CHANGED } from "./changed.ts";
import { useTypeName } from "./names.ts";
import { DIRECTIVES } from "./words.ts";

type TaskDialogProps = {
  readonly clause: Clause;
  readonly onClose: () => void;
} & (
  | { readonly directiveId: string; readonly task?: undefined }
  | { readonly task: PlannedTask; readonly directiveId?: undefined }
);

/** The window. */
export function TaskDialog({ clause, task, directiveId, onClose }: TaskDialogProps) {
  const t = useWords(DIRECTIVES);
  const kit = useWords(KIT);
  const today = useToday();
  const text = useDutyText();
  const typeName = useTypeName();
  const plan = useAction(planTask, { changes: CHANGED });
  const change = useAction(changeTask, { changes: CHANGED });
  const built = clause.duties.filter((id) => dutyOf(id)?.notBuilt === undefined);
  const draft = useDraft(
    {
      duties: task?.duties ?? (built as readonly string[]),
      types: (task?.types ?? []) as readonly string[],
      borderOnly: task?.borderOnly ?? false,
      dueOn: date(task ? parseDay(task.dueOn) : addDays(today, 7), "vi"),
      instructions: task?.instructions ?? "",
    },
    ({ types, dueOn }) => ({
      types: types.length === 0 && !task?.chosen.length ? t("planTypesNone") : undefined,
      dueOn: typedDay(dueOn, today) === undefined ? kit("dayWrong") : undefined,
    }),
  );
  const send = async ({ dueOn, duties, types, ...rest }: typeof draft.values): Promise<void> => {
    const asked = {
      ...rest,
      duties: [...duties],
      types: [...types],
      dueOn: isoDay(typedDay(dueOn, today) ?? today),
    };
    if (task) {
      const unitIds = task.chosen.map(({ id }) => id);
      await change.send({ id: task.id, version: task.version, ...asked, unitIds }, t("changed"));
    } else await plan.send({ directiveId, clauseId: clause.id, ...asked }, t("planned"));
    onClose();
  };
  const { duties } = draft.values;
  return (
    <Dialog open wide title={t(task ? "changeTitle" : "planTitle", { mark: clause.mark })} onClose={onClose}>
      <Form draft={draft} words={DIRECTIVES} send={t("save")} onSend={send}>
        {clause.duties.length > 0 && (
          <CheckList
            name={t("planDuties")}
            chosen={duties}
            onChange={(chosen) => draft.set("duties", chosen)}
            choices={clause.duties.map((id) => ({
              value: id,
              label: `${id} ${text(id)}`,
              ...(dutyOf(id)?.notBuilt === undefined
                ? {}
                : { hint: t("planNotBuilt"), fixed: duties.includes(id) ? "ticked" : "empty" }),
            }))}
          />
        )}
        <ManyField
          name="types"
          label={t("planTypes")}
          hint={t("planTypesHint")}
          none={t("planTypesNoneFound")}
          choices={Object.keys(UNIT_TYPES).map((type) => ({ value: type, label: typeName(type) }))}
        />
        <CheckField name="borderOnly" label={t("planBorder")} />
        <DateField name="dueOn" label={t("planDue")} required />
        <LongField name="instructions" label={t("planText")} rows={3} maxLength={2_000} />
      </Form>
    </Dialog>
  );
}
