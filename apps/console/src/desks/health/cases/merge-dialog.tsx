/** A second record of the same person is merged into this one. */
import { mergeCases } from "@bluezone/contract/health/case-merges";
import { type CaseShown, listCases, readCase } from "@bluezone/contract/health/cases";
import { readToday } from "@bluezone/contract/health/today";
import { useDeferredValue, useState } from "react";
import { useApi, useAsk } from "../../../api/hooks.ts";
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import "../care/care.css";
import "./cases.css";
import { CASE_READS } from "./case-reads.ts";
import { CASES } from "./words.ts";

/** The dialog; it begins with records of the same name. */
export function MergeDialog({ shown, onClose }: { readonly shown: CaseShown; readonly onClose: () => void }) {
  const t = useWords(CASES);
  const api = useApi();
  const [{ id, number, version, person }] = useState(shown);
  const merge = useAction(mergeCases, { changes: [...CASE_READS, listCases, readToday] });
  const draft = useDraft({ find: person.name, gone: "" }, ({ gone }) => ({
    gone: gone === "" ? t("mergeMissing") : undefined,
  }));
  const words = useDeferredValue(draft.values.find.trim());
  const { data } = useAsk(
    listCases,
    { words, state: "all", limit: 20 },
    { when: words.length > 1, keep: true },
  );
  const found = words.length > 1 ? (data?.cases ?? []).filter((one) => one.id !== id) : [];
  return (
    <Dialog open wide title={t("mergeTitle", { number })} onClose={onClose}>
      <div className="stack">
        <p>{t("mergeHelp", { number })}</p>
        <Form
          draft={draft}
          words={CASES}
          send={t("merge")}
          onSend={async ({ gone }) => {
            // The version is that of the moment in which the two are merged: this dialog shows nothing of it that could be lost.
            const other = (await api.ask(readCase, { id: gone })).case;
            await merge.send(
              {
                keep: { id, version },
                gone: { id: gone, version: other.version },
              },
              t("mergeDone", { gone: other.number, number }),
            );
            onClose();
          }}
        >
          <TextField name="find" label={t("mergeFind")} hint={t("find")} autoComplete="off" maxLength={120} />
          <div className="care-choices">
            <ChoiceField
              name="gone"
              label={t("number")}
              required
              choices={found.map((one) => ({
                value: one.id,
                label: [one.number, one.name, one.birthYear ?? t("yearUnknown"), one.unitName].join(" · "),
              }))}
            />
          </div>
        </Form>
      </div>
    </Dialog>
  );
}
