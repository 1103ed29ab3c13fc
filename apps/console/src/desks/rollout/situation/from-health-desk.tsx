/** The health desk's file of the day's numbers, which fills the form: nothing is typed twice, and nothing is sent by it. */
import type { SituationContent } from "@bluezone/contract/rollout/situation";
import { MOST_SITUATION_BYTES, SituationFile } from "@bluezone/contract/situation-file";
import { useState } from "react";
import { fileContent } from "../../../kit/form/file-content.ts";
import { FileDrop } from "../../../kit/form/file-drop.tsx";
import { useWords } from "../../../words/language.tsx";
import { SITUATION } from "./words.ts";

/** `onRead` is given what a file says. */
export function FromHealthDesk({ onRead }: { readonly onRead: (content: SituationContent) => void }) {
  const t = useWords(SITUATION);
  const [said, setSaid] = useState<"fileRead" | "fileWrong">();
  const take = async (file: File): Promise<void> => {
    const content = await fileContent(file, SituationFile);
    setSaid(content ? "fileRead" : "fileWrong");
    if (content) onRead(content);
  };
  return (
    <>
      <FileDrop label={t("fromFile")} kinds={[".json"]} most={MOST_SITUATION_BYTES} onFile={take} />
      {said === "fileRead" && <p role="status">{t("fileRead")}</p>}
      {said === "fileWrong" && (
        <p role="alert" className="fault">
          {t("fileWrong")}
        </p>
      )}
    </>
  );
}
