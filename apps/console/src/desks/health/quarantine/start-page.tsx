/** Begins the quarantine of somebody typed. */
import { PageLink } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { useWords } from "../../../words/language.tsx";
import { StartForm } from "./start-form.tsx";
import { QUARANTINE } from "./words.ts";

/** The page. */
export function StartPage() {
  const t = useWords(QUARANTINE);
  return (
    <div className="stack">
      <PageTitle above={<PageLink to="/quarantine">{t("back")}</PageLink>}>{t("startTitle")}</PageTitle>
      <StartForm />
    </div>
  );
}
