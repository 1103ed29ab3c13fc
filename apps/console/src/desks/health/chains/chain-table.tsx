/** The forest as a table, and as a file of the same columns. Nobody is named in either. */
import type { ChainCase } from "@bluezone/contract/health/chains";
import { csvText } from "../../../kit/table/csv-text.ts";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { SaveTable } from "../../../kit/table/save-table.tsx";
import { useWords } from "../../../words/language.tsx";
import type { useChainText } from "./use-chain-text.ts";
import { CHAINS } from "./words.ts";

/** A column of the file: its title, and what it says of a case. */
type FileColumn = readonly [title: string, of: (one: ChainCase) => string | number | null];

// Made once: a table draws its rows anew when these are others.
const linkOf = ({ id }: ChainCase) => ({ to: "/cases/$id", parts: { id } });
const idOf = ({ id }: ChainCase): string => id;

/** How many came of each case. */
const childrenOf = (cases: readonly ChainCase[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { parent } of cases) if (parent) counts.set(parent.id, (counts.get(parent.id) ?? 0) + 1);
  return counts;
};

/** The part of the page. */
export function ChainTable({
  cases,
  numbers,
  text: { who, classText },
}: {
  readonly cases: readonly ChainCase[];
  readonly numbers: ReadonlyMap<string, string>;
  readonly text: ReturnType<typeof useChainText>;
}) {
  const t = useWords(CHAINS);
  const children = childrenOf(cases);
  const from = ({ parent, elsewhere }: ChainCase): string =>
    parent ? (numbers.get(parent.id) ?? "") : elsewhere ? t("outside", { number: elsewhere.number }) : "";
  const sure = ({ parent, elsewhere }: ChainCase): string => {
    const known = (parent ?? elsewhere)?.sure;
    return known ? t(`sure_${known}`) : "";
  };
  const source = ({ parent }: ChainCase): string => (parent ? t(`source_${parent.source}`) : "");
  const outcome = ({ outcome: one }: ChainCase): string => (one === null ? "" : t(`outcome_${one}`));
  const serial = ({ parent }: ChainCase): number | null => parent?.serial ?? null;
  const infected = ({ id }: ChainCase): number => children.get(id) ?? 0;
  const file: readonly FileColumn[] = [
    [t("number"), ({ number }) => number],
    [t("class"), classText],
    [t("who"), who],
    [t("began"), ({ began }) => began],
    [t("onset"), ({ onset }) => (onset ? t("yes") : "")],
    [t("generation"), ({ generation }) => generation],
    [t("parent"), from],
    [t("sure"), sure],
    [t("serial"), serial],
    [t("metDay"), ({ parent }) => parent?.day ?? null],
    [t("source"), source],
    [t("children"), infected],
    [t("others"), ({ others }) => others],
    [t("outcome"), outcome],
  ];
  return (
    <div className="stack">
      <div className="row">
        <h2>{t("table")}</h2>
        <SaveTable
          name={t("fileName")}
          csv={() =>
            csvText([
              file.map(([title]) => title),
              ...cases.map((one) => file.map(([, of]) => String(of(one) ?? ""))),
            ])
          }
        />
      </div>
      <DataTable
        caption={t("table")}
        columns={[
          {
            id: "number",
            title: t("number"),
            cell: ({ number }) => <span className="chain-number">{number}</span>,
            sort: ({ number }) => number,
          },
          {
            id: "class",
            title: t("class"),
            cell: (one) => <span className="chain-number">{classText(one)}</span>,
            sort: classText,
          },
          {
            id: "who",
            title: t("who"),
            cell: (one) => <span className="chain-number">{who(one)}</span>,
            sort: who,
          },
          { id: "began", title: t("began"), day: ({ began }) => began },
          { id: "generation", title: t("generation"), number: ({ generation }) => generation },
          {
            id: "parent",
            title: t("parent"),
            cell: (one) => from(one) && <span className="chain-number">{from(one)}</span>,
            sort: from,
          },
          { id: "sure", title: t("sure"), text: sure },
          { id: "serial", title: t("serial"), number: serial },
          { id: "source", title: t("source"), text: source },
          { id: "children", title: t("children"), number: infected },
          { id: "others", title: t("others"), number: ({ others }) => others },
          { id: "outcome", title: t("outcome"), text: outcome },
        ]}
        rows={cases}
        rowKey={idOf}
        rowLink={linkOf}
      />
    </div>
  );
}
