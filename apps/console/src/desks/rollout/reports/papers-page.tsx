/** The register of papers that went out: reports and letters, each under its number. */
import { listPapers } from "@bluezone/contract/rollout/reports";
import { useAsk } from "../../../api/hooks.ts";
import { PageButton, PageLink } from "../../../kit/page/page-link.tsx";
import { ListPage } from "../../../kit/table/list-page.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { PaperLinks } from "./paper-links.tsx";
import { paperNumber } from "./paper-number.ts";
import { REPORTS } from "./words.ts";

/** The page. */
export function PapersPage() {
  const t = useWords(REPORTS);
  const title = useWords(PAGES);
  const { may } = useSession();
  const query = useAsk(listPapers, { limit: 500 });
  return (
    <ListPage
      title={t("papers")}
      back={<PageLink to="/reports">{title("reports")}</PageLink>}
      buttons={
        may("reports.write") && (
          <PageButton to="/reports/letter" variant="filled">
            {t("letter")}
          </PageButton>
        )
      }
      query={query}
      empty={t("papersEmpty")}
      rowsOf={({ papers }) => papers}
      caption={t("papers")}
      columns={[
        { id: "number", title: t("number"), text: paperNumber },
        { id: "day", title: t("day"), day: ({ day }) => day },
        { id: "kind", title: t("kind"), text: ({ kind }) => t(`kind_${kind}`) },
        { id: "subject", title: t("subject"), cell: ({ subject }) => subject },
        { id: "by", title: t("by"), text: ({ by }) => by },
        { id: "files", title: t("files"), cell: (paper) => <PaperLinks paper={paper} /> },
      ]}
    />
  );
}
