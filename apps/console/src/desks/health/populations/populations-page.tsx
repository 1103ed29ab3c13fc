/** The people of every commune, with year and source. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { listPopulations } from "@bluezone/contract/health/populations";
import { integer } from "@bluezone/vietnamese/number";
import { useMemo } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { PageButton, PageLink } from "../../../kit/page/page-link.tsx";
import { ListPage } from "../../../kit/table/list-page.tsx";
import type { Column } from "../../../kit/table/table-column.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { POPULATIONS } from "./words.ts";

type Row = ResponseOf<typeof listPopulations>["communes"][number];

/** The page. */
export function PopulationsPage() {
  const t = useWords(POPULATIONS);
  const title = useWords(PAGES);
  const [locale] = useLocale();
  const query = useAsk(listPopulations, {});
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      { id: "name", title: t("commune"), text: ({ name }) => name },
      { id: "district", title: t("district"), text: ({ district }) => district },
      { id: "code", title: t("code"), text: ({ code }) => code },
      { id: "people", title: t("people"), number: ({ population }) => population?.people ?? null },
      { id: "year", title: t("year"), text: ({ population }) => population?.year ?? "" },
      { id: "source", title: t("source"), text: ({ population }) => population?.source ?? "" },
    ],
    [t],
  );
  return (
    <ListPage
      title={title("populations")}
      back={<PageLink to="/outbreak">{title("outbreak")}</PageLink>}
      buttons={<PageButton to="/populations/import">{t("import")}</PageButton>}
      before={<p>{t("intro")}</p>}
      query={query}
      empty={t("empty")}
      rowsOf={({ communes }) => communes}
      rowKey={({ code }) => code}
      rowLink={({ code }) => ({ to: "/populations/$id", parts: { id: code } })}
      above={({ communes }) => (
        <p>
          {t("counted", {
            n: integer(communes.filter(({ population }) => population !== null).length, locale),
            all: integer(communes.length, locale),
          })}
        </p>
      )}
      caption={t("list")}
      columns={columns}
      search={{ label: t("find"), of: ({ name, district }) => `${name} ${district}` }}
    />
  );
}
