/** The two papers as files: the commitment form at the begin, the release paper at the end. */
import { commitmentDocx, commitmentPdf, releaseDocx, releasePdf } from "@bluezone/contract/health/quarantine";
import { useApi } from "../../../api/hooks.ts";
import { Card } from "../../../kit/page/card.tsx";
import { useWords } from "../../../words/language.tsx";
import type { QuarantineAnswer } from "./read.ts";
import { QUARANTINE } from "./words.ts";

/** The part of the page. */
export function Papers({ read }: { readonly read: QuarantineAnswer }) {
  const t = useWords(QUARANTINE);
  const api = useApi();
  const { row, end } = read;
  const { id } = row;
  const links = (name: string, pdf: typeof releasePdf, docx: typeof releasePdf) => (
    <p className="row">
      <span>{name}</span>
      <a href={api.href(pdf, { id })} download aria-label={`${t("pdf")}: ${name}`}>
        {t("pdf")}
      </a>
      <a href={api.href(docx, { id })} download aria-label={`${t("docx")}: ${name}`}>
        {t("docx")}
      </a>
    </p>
  );
  return (
    <Card title={t("papers")}>
      {links(t("commitment"), commitmentPdf, commitmentDocx)}
      {end === null && <p className="small">{t("releaseLater")}</p>}
      {end?.kind === "positive" && <p className="small">{t("releaseNone")}</p>}
      {end !== null && end.kind !== "positive" && links(t("release"), releasePdf, releaseDocx)}
    </Card>
  );
}
