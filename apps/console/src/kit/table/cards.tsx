/** A list of records for narrow screens: a card each, its link first, then what each column says of it. */
import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";
import { PageLink } from "../page/page-link.tsx";
import { useRowKeys } from "./row-keys.ts";
import { saysNothing } from "./table-column.ts";
import type { OrderedRows } from "./wide-table.tsx";

/** So many cards are drawn first, and with each press more. */
const SOME = 50;

/** The cards. A column that says nothing of a record is left out of its card. */
export function Cards<Row>({
  caption,
  rows,
  describedBy,
  onNearEnd,
  columns,
  rowKey,
  rowLink,
  actions,
}: Omit<OrderedRows<Row>, "order" | "onOrder">) {
  const t = useWords(KIT);
  const [shown, setShown] = useState(SOME);
  const port = useRef<HTMLDivElement>(null);
  const keys = useRowKeys(port, rows);
  const [name, ...others] = columns;
  const nearEnd = shown + SOME >= rows.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: with more rows the end is near anew.
  useEffect(() => {
    if (nearEnd) onNearEnd?.();
  }, [nearEnd, onNearEnd, rows.length]);
  return (
    <div ref={port} className="cards-port" {...keys}>
      <ul className="cards" aria-label={caption} aria-describedby={describedBy}>
        {rows.slice(0, shown).map((row, at) => {
          const target = rowLink?.(row);
          const called = name!.cell(row);
          // A number alone says nothing at the head of a card: there its column's title is not above it.
          const head = /^\d+$/.test(String(called)) ? `${name!.title} ${called}` : called;
          return (
            <li key={rowKey(row)} data-row={at}>
              <div className="cards-name">{target ? <PageLink {...target}>{head}</PageLink> : head}</div>
              <dl>
                {others.map(({ id, title, cell }) => {
                  const said = cell(row);
                  if (saysNothing(said)) return null;
                  return (
                    <div key={id}>
                      <dt>{title}</dt>
                      <dd>{said}</dd>
                    </div>
                  );
                })}
              </dl>
              {actions && <div className="row-actions">{actions(row)}</div>}
            </li>
          );
        })}
      </ul>
      {shown < rows.length && <Button onClick={() => setShown(shown + SOME)}>{t("more")}</Button>}
    </div>
  );
}
