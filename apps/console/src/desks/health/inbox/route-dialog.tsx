/** Gives what a person sent to another station. */
import { listAnswerers } from "@bluezone/contract/health/callbacks";
import { useMemo } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { UnitField } from "../../../kit/form/unit-picker.tsx";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { useToast } from "../../../kit/page/toast.tsx";
import { useWords } from "../../../words/language.tsx";
import { INBOX } from "./words.ts";

/** `onRoute` gives it to the unit. */
export function RouteDialog({
  receipt,
  onRoute,
  onClose,
}: {
  readonly receipt: string;
  readonly onRoute: (unitId: string) => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const t = useWords(INBOX);
  const toast = useToast();
  const found = useAsk(listAnswerers, {}).data?.units;
  const units = useMemo(
    () =>
      (found ?? []).map(({ id, name, above }) => ({ id, name: above === "" ? name : `${name} · ${above}` })),
    [found],
  );
  const draft = useDraft({ unit: "" }, ({ unit }) => ({ unit: unit === "" ? t("unitMissing") : undefined }));
  return (
    <Dialog open title={t("routeTitle", { receipt })} onClose={onClose}>
      <div className="stack">
        <p>{t("routeText")}</p>
        <Form
          draft={draft}
          words={INBOX}
          send={t("route")}
          onSend={async ({ unit }) => {
            await onRoute(unit);
            toast(t("routed"));
            onClose();
          }}
        >
          <UnitField name="unit" label={t("unit")} required units={units} />
        </Form>
      </div>
    </Dialog>
  );
}
