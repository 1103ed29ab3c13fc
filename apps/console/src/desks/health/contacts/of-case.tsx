/** Says that the list of contacts is narrowed to one case, and which; leads to that case and out of the filter. */
import { PageLink } from "../../../kit/page/page-link.tsx";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import { useContactPages } from "./use-contact-pages.ts";
import { CONTACTS } from "./words.ts";

/** The number is what its contacts say of it, so that nobody opens the case, which is noted, to see a filter. */
export function OfCase({ caseId }: { readonly caseId: string }) {
  const t = useWords(CONTACTS);
  const { may } = useSession();
  const number = useContactPages({ caseId }).rows[0]?.caseNumber;
  return (
    <p className="row">
      <strong>{number ? t("onlyOfCase", { number }) : t("onlyOfOneCase")}</strong>
      {may("cases.read") && (
        <PageLink to="/cases/$id" parts={{ id: caseId }}>
          {t("seeCase")}
        </PageLink>
      )}
      <PageLink to="/contacts">{t("clearCase")}</PageLink>
    </p>
  );
}
