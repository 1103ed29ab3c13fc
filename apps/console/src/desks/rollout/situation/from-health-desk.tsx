/** The health desk's file of the day's numbers, which fills the form: nothing is typed twice, and nothing is sent by it. */
import type { SituationContent, SituationCount } from "@bluezone/contract/rollout/situation";
import { MOST_SITUATION_BYTES, SituationFile } from "@bluezone/contract/situation-file";
import { useState } from "react";
import { fileContent } from "../../../kit/form/file-content.ts";
import { FileDrop } from "../../../kit/form/file-drop.tsx";
import { useWords } from "../../../words/language.tsx";
import { SITUATION } from "./words.ts";

/** `onRead` is given what a file says, and names the counts that are empty all the same. */
export function FromHealthDesk({
  onRead,
}: {
  readonly onRead: (content: SituationContent) => readonly SituationCount[];
}) {
  const t = useWords(SITUATION);
  const [read, setRead] = useState<readonly SituationCount[] | "wrong">();
  const take = async (file: File): Promise<void> => {
    const content = await fileContent(file, SituationFile);
    setRead(content ? onRead(content) : "wrong");
  };
  return (
    <>
      <FileDrop label={t("fromFile")} kinds={[".json"]} most={MOST_SITUATION_BYTES} onFile={take} />
      {read !== undefined && read !== "wrong" && (
        <div role="status" className="stack">
          <p>{t("fileRead")}</p>
          {read.length > 0 && (
            <p>{t("fileLacks", { counts: read.map((key) => t(`count_${key}`)).join(", ") })}</p>
          )}
        </div>
      )}
      {read === "wrong" && (
        <p role="alert" className="fault">
          {t("fileWrong")}
        </p>
      )}
    </>
  );
}
