/** How far codes came: issued, used, certificate; few are hidden. */
import { codeFunnel, type FunnelDay } from "@bluezone/contract/health/issued-codes";
import { parseDay, parseInstant } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { integer } from "@bluezone/vietnamese/number";
import { useAsk } from "../../../api/hooks.ts";
import { Figures } from "../../../kit/chart/figures.tsx";
import { Empty } from "../../../kit/page/empty.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import { CODES } from "./words.ts";

type Line = Omit<FunnelDay, "day"> & { readonly day: string | null };

/** The figures of two weeks. */
export function Funnel() {
  const t = useWords(CODES);
  const [locale] = useLocale();
  const query = useAsk(codeFunnel, { days: 14 });
  const count = (n: number | null): string => (n === null ? t("hidden") : integer(n, locale));
  const minutes = (n: number | null): string => (n === null ? t("none") : integer(n, locale));
  return (
    <Settled query={query}>
      {({ days, all, at }) => (
        <Figures
          title={t("funnel")}
          source={t("funnelSource")}
          cutOff={parseInstant(at)}
          illustrative={false}
          note={t("funnelNote")}
        >
          {days.length === 0 ? (
            <Empty>{t("funnelEmpty")}</Empty>
          ) : (
            <DataTable<Line>
              caption={t("funnel")}
              columns={[
                {
                  id: "day",
                  title: t("day"),
                  cell: ({ day }) => (day === null ? t("all") : date(parseDay(day), locale)),
                },
                { id: "issued", title: t("fIssued"), cell: (one) => count(one.issued), figures: true },
                { id: "claimed", title: t("fClaimed"), cell: (one) => count(one.claimed), figures: true },
                {
                  id: "certified",
                  title: t("fCertified"),
                  cell: (one) => count(one.certified),
                  figures: true,
                },
                { id: "toClaim", title: t("toClaim"), cell: (one) => minutes(one.toClaim), figures: true },
                {
                  id: "toCertificate",
                  title: t("toCertificate"),
                  cell: (one) => minutes(one.toCertificate),
                  figures: true,
                },
              ]}
              rows={[{ ...all, day: null }, ...days]}
              rowKey={({ day }) => day ?? "all"}
            />
          )}
        </Figures>
      )}
    </Settled>
  );
}
