/** Words of a bulletin's own, with their source. */
import type { BulletinItem } from "@bluezone/contract/rollout/bulletin-content";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { LongField } from "../../../kit/form/long-field.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { KIT } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { BULLETINS } from "./words.ts";

/** `onPut` gets what was written. */
export function OwnWords({
  onPut,
  onClose,
}: {
  readonly onPut: (said: BulletinItem) => void;
  readonly onClose: () => void;
}) {
  const t = useWords(BULLETINS);
  const kit = useWords(KIT);
  const missing = (typed: string) => (typed.trim() === "" ? kit("missing") : undefined);
  const draft = useDraft({ ownVi: "", ownEn: "", ownSource: "" }, ({ ownVi, ownSource }) => ({
    ownVi: missing(ownVi),
    ownSource: missing(ownSource),
  }));
  return (
    <Dialog open title={t("ownTitle")} onClose={onClose}>
      <Form
        draft={draft}
        send={t("ownPut")}
        onSend={({ ownVi, ownEn, ownSource }) =>
          onPut({ kind: "own", vi: ownVi, en: ownEn.trim() === "" ? null : ownEn, source: ownSource })
        }
      >
        <LongField name="ownVi" label={t("ownVi")} hint={t("ownViHint")} required maxLength={600} />
        <LongField name="ownEn" label={t("ownEn")} maxLength={600} />
        <TextField name="ownSource" label={t("ownSource")} required maxLength={300} />
      </Form>
    </Dialog>
  );
}
