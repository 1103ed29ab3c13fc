/** Another unit is asked for a record that it keeps: by the number of a case, or of somebody who was typed. */
import type { RequestInput } from "@bluezone/contract/endpoint";
import { askRecord, CareWish, listCareRequests, SHOWN_DAYS } from "@bluezone/contract/health/care-requests";
import { useState } from "react";
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { CARE } from "./words.ts";

/** Somebody typed, whom another unit knows. */
export type Sought = Extract<RequestInput<typeof askRecord>["of"], { person: unknown }>["person"];

/** "ag 217", "AG-0217" as numbers are written; undefined for what is none. */
function writtenNumber(typed: string): string | undefined {
  const [, letters = "", digits = ""] = /^\s*([a-z]{1,6})[\s-]*(\d{1,9})\s*$/i.exec(typed) ?? [];
  return letters === "" ? undefined : `${letters.toUpperCase()}-${digits.padStart(4, "0")}`;
}

/** The dialog; without `person` it asks for a number. */
export function AskRecordDialog({
  person,
  onClose,
}: {
  readonly person?: Sought;
  readonly onClose: () => void;
}) {
  const t = useWords(CARE);
  const [of] = useState(person);
  const ask = useAction(askRecord, { changes: [listCareRequests] });
  const draft = useDraft({ number: "", wish: "take", reason: "" }, ({ number, wish, reason }) => ({
    number: of === undefined && writtenNumber(number) === undefined ? t("numberWrong") : undefined,
    wish: wish === "" ? t("wishMissing") : undefined,
    reason: reason.trim().length < 3 ? t("reasonMissing") : undefined,
  }));
  return (
    <Dialog open wide title={of ? t("askPerson", { name: of.name }) : t("askTitle")} onClose={onClose}>
      <div className="stack">
        <p>{t("askHelp")}</p>
        <Form
          draft={draft}
          words={CARE}
          send={t("send")}
          onSend={async ({ number, wish, reason }) => {
            await ask.send(
              {
                of: of ? { person: of } : { number: writtenNumber(number) ?? "" },
                wish: CareWish.parse(wish),
                reason,
              },
              ({ asked }) => t("sent", { units: asked.map(({ unitName }) => unitName).join(", ") }),
            );
            onClose();
          }}
        >
          {of === undefined && (
            <TextField
              name="number"
              label={t("number")}
              hint={t("numberHint")}
              required
              maxLength={20}
              autoComplete="off"
            />
          )}
          <ChoiceField
            name="wish"
            label={t("wish")}
            required
            choices={CareWish.options.map((value) => ({
              value,
              label: value === "read" ? t("wish_read", { days: SHOWN_DAYS }) : t("wish_take"),
            }))}
          />
          <TextField
            name="reason"
            label={t("reason")}
            hint={t("reasonHint")}
            required
            maxLength={200}
            autoComplete="off"
          />
        </Form>
      </div>
    </Dialog>
  );
}
