/** The content library: every block, in force or waiting. */
import { type Block, listBlocks } from "@bluezone/contract/rollout/blocks";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useMemo } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { PageButton, PageLink } from "../../../kit/page/page-link.tsx";
import { ListPage } from "../../../kit/table/list-page.tsx";
import type { Column } from "../../../kit/table/table-column.ts";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { BlocksEnding } from "./blocks-ending.tsx";
import { useSlot } from "./slot-state.ts";
import { BULLETINS } from "./words.ts";

/** The page. */
export function BlocksPage() {
  const t = useWords(BULLETINS);
  const title = useWords(PAGES);
  const [locale] = useLocale();
  const slot = useSlot();
  const { may } = useSession();
  const query = useAsk(listBlocks, {});
  const columns = useMemo<readonly Column<Block>[]>(
    () => [
      { id: "code", title: t("code"), cell: ({ code }) => code },
      {
        id: "title",
        title: t("title"),
        cell: (block) => `${block.title[locale]}${block.border ? ` (${t("border")})` : ""}`,
        sort: (block) => block.title[locale],
      },
      {
        id: "state",
        title: t("state"),
        text: ({ state, ofProgram }) =>
          ofProgram && state !== "replaced"
            ? t(state === "expired" ? "programThen" : "programNow")
            : t(`blockState_${state}`),
      },
      {
        id: "until",
        title: t("validTo"),
        cell: ({ validTo }) => (validTo === null ? t("validOpen") : date(parseDay(validTo), locale)),
        sort: ({ validTo }) => validTo ?? "9",
        figures: true,
      },
      { id: "km", title: t("km"), cell: ({ km }) => slot(km) },
      { id: "cham", title: t("cham"), cell: ({ cham }) => slot(cham) },
      { id: "version", title: t("number"), cell: ({ version }) => version, figures: true },
    ],
    [t, locale, slot],
  );
  return (
    <ListPage
      title={t("blocksTitle")}
      back={<PageLink to="/bulletins">{title("bulletins")}</PageLink>}
      buttons={
        may("bulletins.write") && (
          <PageButton to="/bulletins/blocks/$code" parts={{ code: "new" }}>
            {t("blockNew")}
          </PageButton>
        )
      }
      before={<BlocksEnding whole />}
      query={query}
      rowsOf={({ blocks }) => blocks}
      caption={t("blocksList")}
      columns={columns}
      rowKey={({ code, version }) => `${code} ${version}`}
      rowLink={({ code }) => ({ to: "/bulletins/blocks/$code", parts: { code } })}
    />
  );
}
