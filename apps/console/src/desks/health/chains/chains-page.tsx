/** Chains of transmission over all that the reader reaches: in a sentence, as a picture over time, as a table, in figures. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { MOST_CHAINED, readChains } from "@bluezone/contract/health/chains";
import { integer } from "@bluezone/vietnamese/number";
import { useMediaQuery } from "@mantine/hooks";
import { useMemo } from "react";
import { useAsk } from "../../../api/hooks.ts";
import { Empty } from "../../../kit/page/empty.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { PrintButton } from "../../../kit/page/print-button.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { ChainFiguresCard } from "./chain-figures.tsx";
import { ChainFilters, useChainFilter } from "./chain-filters.tsx";
import { ChainTable } from "./chain-table.tsx";
import "./chains.css";
import { layoutOf } from "./layout.ts";
import { ChainLegend } from "./legend.tsx";
import { ChainPicture } from "./picture.tsx";
import { useChainText } from "./use-chain-text.ts";
import { CHAINS } from "./words.ts";

type Chains = ResponseOf<typeof readChains>;

function Picture({
  cases,
  text,
}: Pick<Chains, "cases"> & { readonly text: ReturnType<typeof useChainText> }) {
  const t = useWords(CHAINS);
  const [locale] = useLocale();
  const layout = useMemo(() => layoutOf(cases), [cases]);
  const linked = useMemo(() => {
    const parents = new Set(cases.flatMap(({ parent }) => (parent ? [parent.id] : [])));
    return cases.filter(({ id, parent }) => parent !== null || parents.has(id)).length;
  }, [cases]);
  const drawn = layout.drawn.length;
  return (
    <div className="stack">
      <h2>{t("picture")}</h2>
      {drawn === 0 ? (
        <p>{t("pictureNone")}</p>
      ) : (
        <>
          <ChainLegend />
          {drawn < linked && (
            <p>
              {t("pictureFew", {
                drawn: integer(drawn, locale),
                rest: integer(cases.length - drawn, locale),
              })}
            </p>
          )}
          <ChainPicture layout={layout} text={text} />
        </>
      )}
    </div>
  );
}

function Forest({ read }: { readonly read: Chains }) {
  const t = useWords(CHAINS);
  const [locale] = useLocale();
  const narrow = useMediaQuery("(max-width: 40rem)");
  const { cases, figures, more } = read;
  const numbers = useMemo(() => new Map(cases.map(({ id, number }) => [id, number])), [cases]);
  const text = useChainText(numbers);
  const picture = <Picture key="picture" cases={cases} text={text} />;
  const table = <ChainTable key="table" cases={cases} numbers={numbers} text={text} />;
  return (
    <>
      <p role="status">
        {t("summary", {
          ...{ count: cases.length, chains: figures.chains, alone: figures.alone },
          largest: Math.max(...figures.sizes.map(({ value }) => value)),
          generations: Math.max(...cases.map(({ generation }) => generation)) + 1,
        })}
      </p>
      {more && <p>{t("more", { most: integer(MOST_CHAINED, locale) })}</p>}
      {narrow ? [table, picture] : [picture, table]}
      <ChainFiguresCard figures={figures} />
    </>
  );
}

/** The page. */
export function ChainsPage() {
  const t = useWords(CHAINS);
  const title = useWords(PAGES);
  const { said, say, asked } = useChainFilter();
  const query = useAsk(readChains, asked, { keep: true });
  return (
    <div className="stack">
      <PageTitle actions={<PrintButton />}>{title("chains")}</PageTitle>
      <p>{t("help")}</p>
      <ChainFilters said={said} say={say} />
      <Settled
        query={query}
        words={CHAINS}
        isEmpty={({ cases }) => cases.length === 0}
        empty={<Empty>{t("empty")}</Empty>}
      >
        {(read) => <Forest read={read} />}
      </Settled>
    </div>
  );
}
