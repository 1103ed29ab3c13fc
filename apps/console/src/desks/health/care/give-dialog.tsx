/** Another unit is chosen, and asked with a reason to take something over. */
import { listCareUnits } from "@bluezone/contract/health/hand-overs";
import type { Words } from "@bluezone/vietnamese/catalog";
import { useDeferredValue } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { useWords } from "../../../words/language.tsx";
import "./care.css";
import { CARE } from "./words.ts";

/** `unitId` has it now and is not offered; `words` are those of the faults that `onSend` may throw. */
export function GiveDialog({
  title,
  help,
  unitId,
  words: faults,
  onSend,
  onClose,
}: {
  readonly title: string;
  readonly help: string;
  readonly unitId: string | undefined;
  readonly words: Words;
  readonly onSend: (given: { readonly toUnitId: string; readonly reason: string }) => Promise<void>;
  readonly onClose: () => void;
}) {
  const t = useWords(CARE);
  const draft = useDraft({ find: "", unit: "", reason: "" }, ({ unit, reason }) => ({
    unit: unit === "" ? t("giveUnitMissing") : undefined,
    reason: reason.trim().length < 3 ? t("giveReasonMissing") : undefined,
  }));
  const words = useDeferredValue(draft.values.find.trim());
  const { data } = useAsk(listCareUnits, { words }, { when: words.length > 1, keep: true });
  const units = words.length > 1 ? (data?.units ?? []).filter((unit) => unit.id !== unitId) : [];
  return (
    <Dialog open wide title={title} onClose={onClose}>
      <div className="stack">
        <p>{help}</p>
        <Form
          draft={draft}
          words={faults}
          send={t("giveSend")}
          onSend={({ unit, reason }) => onSend({ toUnitId: unit, reason })}
        >
          <TextField name="find" label={t("giveFind")} autoComplete="off" maxLength={80} />
          <div className="care-choices">
            <ChoiceField
              name="unit"
              label={t("giveUnit")}
              required
              choices={units.map((unit) => ({ value: unit.id, label: unit.name }))}
            />
          </div>
          <TextField name="reason" label={t("reason")} required maxLength={200} autoComplete="off" />
        </Form>
      </div>
    </Dialog>
  );
}
