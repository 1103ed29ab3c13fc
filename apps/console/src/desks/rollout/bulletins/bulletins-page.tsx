/** Every bulletin within reach, and the way to a new one. */
import { type BulletinRow, listBulletins, startBulletin } from "@bluezone/contract/rollout/bulletins";
import { dayMonth } from "@bluezone/vietnamese/date";
import { Button } from "@mantine/core";
import { useMemo } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { STATES } from "../../../kit/look/states.ts";
import { Failed } from "../../../kit/page/failed.tsx";
import { PageButton, useGo } from "../../../kit/page/page-link.tsx";
import { useKey } from "../../../kit/page/single-keys.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { ListPage } from "../../../kit/table/list-page.tsx";
import type { Column } from "../../../kit/table/table-column.ts";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { shownDays } from "../shown-days.ts";
import { BlocksEnding } from "./blocks-ending.tsx";
import { drawBulletinId } from "./draw-id.ts";
import { Unreviewed } from "./unreviewed.tsx";
import { BULLETINS } from "./words.ts";
import "./bulletins.css";

const ORDER = ["draft", "submitted", "approved", "withdrawn"] as const;

/** The page. */
export function BulletinsPage() {
  const t = useWords(BULLETINS);
  const title = useWords(PAGES);
  const [locale] = useLocale();
  const go = useGo();
  const { may } = useSession();
  const query = useAsk(listBulletins, { limit: 200 });
  const start = useAction(startBulletin, { changes: [listBulletins] });
  const compose = async (): Promise<void> => {
    const begun = await start.act({ id: drawBulletinId() });
    if (begun) go({ to: "/bulletins/$id", parts: { id: begun.id } });
  };
  const writes = may("bulletins.write");
  useKey("new", () => writes && void compose());
  const columns = useMemo<readonly Column<BulletinRow>[]>(
    () => [
      {
        id: "headline",
        title: t("headline"),
        cell: ({ headline, firstDay, lastDay }) =>
          headline || shownDays({ firstDay, lastDay }, (day) => dayMonth(day, locale)),
      },
      {
        id: "days",
        title: t("days"),
        cell: (row) => shownDays(row, (day) => dayMonth(day, locale)),
        sort: (row) => row.firstDay,
      },
      { id: "state", title: t("state"), state: ({ state }) => [STATES.bulletin[state], t(`state_${state}`)] },
      { id: "priority", title: t("priority"), text: (row) => t(`priority_${row.priority}`) },
      {
        id: "number",
        title: t("number"),
        cell: (row) => row.number ?? "–",
        sort: (row) => row.number,
        figures: true,
      },
      { id: "changed", title: t("changed"), moment: (row) => row.changed },
    ],
    [t, locale],
  );
  const begin = writes && (
    <Button variant="filled" loading={start.isPending} onClick={() => void compose()}>
      {t("compose")}
    </Button>
  );
  return (
    <ListPage
      title={title("bulletins")}
      buttons={
        <>
          <PageButton to="/bulletins/blocks">{t("blocksAll")}</PageButton>
          {begin}
        </>
      }
      before={
        <>
          {start.error && <Failed error={start.error} words={BULLETINS} />}
          <BlocksEnding />
          <Unreviewed />
        </>
      }
      query={query}
      empty={t("empty")}
      rowsOf={({ bulletins }) => bulletins}
      caption={t("list")}
      columns={columns}
      opens="/bulletins/$id"
      choice={{
        name: t("state"),
        all: t("all"),
        choices: ORDER.map((value) => ({ value, label: t(`state_${value}`) })),
        of: ({ state }) => state,
      }}
    />
  );
}
