/** Which column a list of cards is sorted by, where there are no headings to press. */
import { NativeSelect } from "@mantine/core";
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";
import type { Order } from "./sorted.ts";

/** Nothing where no column can be sorted by. */
export function SortChoice({
  columns,
  order,
  onOrder,
}: {
  /** Those of the list; one without `sort` cannot be chosen. */
  readonly columns: readonly { readonly id: string; readonly title: string; readonly sort?: unknown }[];
  readonly order: Order | undefined;
  readonly onOrder: (order: Order) => void;
}) {
  const t = useWords(KIT);
  const sortable = columns.filter(({ sort }) => sort !== undefined);
  if (sortable.length === 0) return null;
  return (
    <NativeSelect
      className="cards-sort"
      aria-label={t("sortBy")}
      value={order ? `${order.column} ${order.down ? "down" : "up"}` : ""}
      onChange={(event) => {
        const [column = "", way] = event.currentTarget.value.split(" ");
        if (column !== "") onOrder({ column, down: way === "down" });
      }}
    >
      <option value="">{t("sortBy")}</option>
      {sortable.flatMap(({ id, title }) => [
        <option key={`${id} up`} value={`${id} up`}>{`${title} ↑`}</option>,
        <option key={`${id} down`} value={`${id} down`}>{`${title} ↓`}</option>,
      ])}
    </NativeSelect>
  );
}
