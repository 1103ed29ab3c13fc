/** Says of whom nobody saw to it that they are kept apart: the case's own person, and close contacts. Facts; nothing is held up. */
import type { CaseShown } from "@bluezone/contract/health/cases";
import { PageLink } from "../../../kit/page/page-link.tsx";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import "../care/care.css";
import { neverIsolated } from "./next-step.ts";
import type { CaseSeen } from "./read.ts";
import { CASES } from "./words.ts";

/** `told`: so many of the close contacts have been named already; when that is all of them, they are not said again. */
export function NeverApart({
  shown: { id, class: named, unitPath, closed },
  summary,
  timeline,
  told = 0,
}: Pick<CaseSeen, "summary" | "timeline"> & { readonly shown: CaseShown; readonly told?: number }) {
  const t = useWords(CASES);
  const { mayAt } = useSession();
  const self = neverIsolated({ class: named, summary, timeline });
  const near = summary.quarantine?.unquarantined ?? 0;
  if (!self && near <= told) return null;
  return (
    <ul className="care-lines" aria-label={t("apart")}>
      {self && (
        <li>
          {t("apartSelf")}{" "}
          {closed === null && mayAt("quarantine.write", unitPath) && (
            <PageLink to="/quarantine/start-case/$caseId" parts={{ caseId: id }}>
              {t("quarantine")}
            </PageLink>
          )}
        </li>
      )}
      {near > told && (
        <li>
          {t("apartNear", { count: near })}{" "}
          <PageLink to="/contacts" said={{ tab: "", case: id, left: "unquarantined" }}>
            {t("apartSee")}
          </PageLink>
        </li>
      )}
    </ul>
  );
}
