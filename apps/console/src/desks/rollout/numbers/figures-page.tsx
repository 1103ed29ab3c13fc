/** What the department enters itself: downloads by district, smartphones, targets. */
import { PageLink } from "../../../kit/page-link.tsx";
import { PageTitle } from "../../../kit/page-title.tsx";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { DownloadsForm } from "./downloads-form.tsx";
import { SmartphonesForm } from "./smartphones-form.tsx";
import { TargetForm } from "./target-form.tsx";
import { NUMBERS } from "./words.ts";

/** The page. */
export function FiguresPage() {
  const t = useWords(NUMBERS);
  const title = useWords(PAGES);
  return (
    <>
      <PageTitle above={<PageLink to="/numbers">{title("numbers")}</PageLink>}>{t("enterFigures")}</PageTitle>
      <div className="stack">
        <DownloadsForm />
        <SmartphonesForm />
        <TargetForm />
      </div>
    </>
  );
}
