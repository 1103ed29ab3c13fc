/** The heading of a table: stays in sight, and sorts where a column can be sorted. */
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";
import type { Order } from "./sorted.ts";
import type { DrawnColumn } from "./table-column.ts";

function Direction({ down }: { readonly down: boolean }) {
  const Icon = down ? IconArrowDown : IconArrowUp;
  return <Icon size="1rem" aria-hidden />;
}

/** `acts` says that a last column holds the rows' buttons. */
export function TableHead<Row>({
  columns,
  order,
  onOrder,
  acts,
}: {
  readonly columns: readonly DrawnColumn<Row>[];
  readonly order: Order | undefined;
  readonly onOrder: (order: Order) => void;
  readonly acts: boolean;
}) {
  const t = useWords(KIT);
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map(({ id, title, sort, figures }) => {
          const here = order?.column === id ? order : undefined;
          return (
            <th
              key={id}
              scope="col"
              data-figures={figures || undefined}
              {...(here ? { "aria-sort": here.down ? "descending" : "ascending" } : {})}
            >
              {sort ? (
                <button
                  type="button"
                  onClick={() => onOrder({ column: id, down: here !== undefined && !here.down })}
                >
                  {title}
                  {here && <Direction down={here.down} />}
                </button>
              ) : (
                title
              )}
            </th>
          );
        })}
        {acts && (
          <th scope="col">
            <span className="only-read">{t("actions")}</span>
          </th>
        )}
      </tr>
    </thead>
  );
}
