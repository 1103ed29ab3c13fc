/** Indicators for everybody: the health desk's file is read, looked at and entered; what was entered is below. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { enterIndicators, listIndicators } from "@bluezone/contract/rollout/indicators";
import {
  type IndicatorsContent,
  IndicatorsFile,
  MOST_INDICATORS_BYTES,
} from "@bluezone/contract/told-indicators";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { fileContent } from "../../../kit/form/file-content.ts";
import { FileDrop } from "../../../kit/form/file-drop.tsx";
import { Card } from "../../../kit/page/card.tsx";
import { FaultLine } from "../../../kit/page/fault-line.tsx";
import { PageLink } from "../../../kit/page/page-link.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { ListPage } from "../../../kit/table/list-page.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { INDICATORS } from "./words.ts";

type Entered = ResponseOf<typeof listIndicators>["entered"][number];

function Enter({ version }: { readonly version: number }) {
  const t = useWords(INDICATORS);
  const [locale] = useLocale();
  const [read, setRead] = useState<IndicatorsContent | "wrong">();
  const enter = useAction(enterIndicators, { changes: [listIndicators] });
  const day = (iso: string | undefined): string => (iso === undefined ? "" : date(parseDay(iso), locale));
  return (
    <Card title={t("enterTitle")}>
      <FileDrop
        label={t("fromFile")}
        kinds={[".json"]}
        most={MOST_INDICATORS_BYTES}
        onFile={async (file) => setRead((await fileContent(file, IndicatorsFile)) ?? "wrong")}
      />
      {read === "wrong" && (
        <p role="alert" className="fault">
          {t("fileWrong")}
        </p>
      )}
      {read !== undefined && read !== "wrong" && (
        <>
          <p role="status">
            {t("fileRead", {
              weeks: read.weeks.length,
              from: day(read.weeks[0]?.day),
              to: day(read.weeks.at(-1)?.day),
            })}
          </p>
          <span className="row">
            <Button
              onClick={() =>
                void enter.act({ version, content: read }, (done) => t("entered", { version: done.version }))
              }
            >
              {t("enter")}
            </Button>
          </span>
          <FaultLine words={INDICATORS} error={enter.error} />
        </>
      )}
    </Card>
  );
}

/** The page. */
export function IndicatorsPage() {
  const t = useWords(INDICATORS);
  const title = useWords(PAGES);
  const { may } = useSession();
  const query = useAsk(listIndicators, {});
  return (
    <ListPage
      title={t("title")}
      back={<PageLink to="/situation">{title("situation")}</PageLink>}
      before={
        <p>
          {t("intro")} <a href="/working">{t("publicPage")}</a>
        </p>
      }
      query={query}
      empty={t("empty")}
      rowsOf={({ entered }) => entered}
      caption={t("list")}
      rowKey={({ version }: Entered) => `${version}`}
      columns={[
        { id: "at", title: t("at"), moment: ({ at }: Entered) => at },
        { id: "week", title: t("week"), day: ({ content }: Entered) => content.weeks.at(-1)?.day ?? null },
        { id: "version", title: t("version"), cell: ({ version }: Entered) => version, figures: true },
        { illustrative: ({ content }: Entered) => content.illustrative },
      ]}
    >
      {may("bulletins.write") && query.data && (
        <Enter key={query.data.entered[0]?.version} version={query.data.entered[0]?.version ?? 0} />
      )}
    </ListPage>
  );
}
