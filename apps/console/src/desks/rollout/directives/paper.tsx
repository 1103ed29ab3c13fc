/** The letter's own file: to have, or to add. */
import { attachLetter } from "@bluezone/contract/rollout/directives";
import { FILE_LIMITS } from "@bluezone/contract/rollout/files";
import { decimal } from "@bluezone/vietnamese/number";
import { useUpload } from "../../../api/hooks.ts";
import { FileDrop } from "../../../kit/form/file-drop.tsx";
import { Card } from "../../../kit/page/card.tsx";
import { FaultLine } from "../../../kit/page/fault-line.tsx";
import { useToast } from "../../../kit/page/toast.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import { CHANGED } from "./changed.ts";
import type { ReadDirective } from "./read.ts";
import { DIRECTIVES } from "./words.ts";

/** A letter is sent as what it is: some browsers do not know the type of DOCX. */
const typed = (file: File): Blob =>
  file.name.toLowerCase().endsWith(".pdf")
    ? new Blob([file], { type: "application/pdf" })
    : new Blob([file], { type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" });

/** The card. */
export function Paper({ directive }: Pick<ReadDirective, "directive">) {
  const t = useWords(DIRECTIVES);
  const toast = useToast();
  const [locale] = useLocale();
  const upload = useUpload(attachLetter, { changes: CHANGED });
  const { id, version, file, mine } = directive;
  return (
    <Card title={t("paper")}>
      {file ? (
        <p>
          <a href={`/api/rollout/directives/${id}/file`}>{file.name}</a>{" "}
          <span className="small">{decimal(file.size / 1_000_000, 2, locale)} MB</span>
        </p>
      ) : (
        <p>{t("paperNone")}</p>
      )}
      {mine && (
        <FileDrop
          label={t("paperAdd")}
          kinds={[".pdf", ".docx"]}
          most={FILE_LIMITS.letter}
          share={upload.isPending ? upload.share : undefined}
          onFile={(chosen) =>
            upload.mutateAsync({ file: typed(chosen), told: { id, version, name: chosen.name } }).then(
              () => toast(t("paperAdded", { name: chosen.name })),
              () => undefined,
            )
          }
        />
      )}
      <FaultLine error={upload.error} words={DIRECTIVES} />
    </Card>
  );
}
