/** How many records there were before a deletion, and after it. */
import { integer } from "@bluezone/vietnamese/number";
import { DataTable } from "../../../kit/table/data-table.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import type { DataRequest } from "./read.ts";
import { DATA_REQUESTS } from "./words.ts";

const TABLES = [
  "callback",
  "declaration",
  "advice_request",
  "quarantine",
  "contact",
  "case_record",
  "person_reading",
  "person",
] as const;

/** The part of the page. */
export function Erased({ erased }: { readonly erased: NonNullable<DataRequest["request"]["erased"]> }) {
  const t = useWords(DATA_REQUESTS);
  const [locale] = useLocale();
  const tableName = (name: string): string => {
    const known = TABLES.find((one) => one === name);
    return known ? t(`table_${known}`) : name;
  };
  return (
    <DataTable
      caption={t("erased")}
      columns={[
        { id: "table", title: t("table"), cell: ({ table }) => tableName(table) },
        { id: "before", title: t("before"), cell: ({ before }) => integer(before, locale), figures: true },
        { id: "after", title: t("after"), cell: ({ after }) => integer(after, locale), figures: true },
      ]}
      rows={erased}
      rowKey={({ table }) => table}
    />
  );
}
