/** A paper's files. */
import { type Outgoing, paperDocx, paperPdf } from "@bluezone/contract/rollout/reports";
import { useApi } from "../../../api/hooks.ts";
import { useWords } from "../../../words/language.tsx";
import { paperNumber } from "./paper-number.ts";
import { REPORTS } from "./words.ts";

/** Two links. */
export function PaperLinks({ paper }: { readonly paper: Outgoing }) {
  const t = useWords(REPORTS);
  const api = useApi();
  const { id } = paper;
  const name = paperNumber(paper);
  return (
    <span className="row">
      <a href={api.href(paperPdf, { id })} download aria-label={`${t("pdf")}: ${name}`}>
        {t("pdf")}
      </a>
      <a href={api.href(paperDocx, { id })} download aria-label={`${t("docx")}: ${name}`}>
        {t("docx")}
      </a>
    </span>
  );
}
