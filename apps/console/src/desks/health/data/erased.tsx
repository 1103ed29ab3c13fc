import { DataTable } from "../../../kit/table/data-table.tsx";
import { useWords } from "../../../words/language.tsx";
import type { DataRequest } from "./read.ts";
import { DATA_REQUESTS } from "./words.ts";

const TABLES = [
  "callback",
  "declaration",
  "advice_request",
  "quarantine",
  "sample",
  "questionnaire",
  "course",
  "contact",
  "case_record",
  "person_reading",
  "person",
] as const;

/** The part of the page. */
export function Erased({ erased }: { readonly erased: NonNullable<DataRequest["request"]["erased"]> }) {
  const t = useWords(DATA_REQUESTS);
  const tableName = (name: string): string => {
    const known = TABLES.find((one) => one === name);
    return known ? t(`table_${known}`) : name;
  };
  return (
    <DataTable
      caption={t("erased")}
      columns={[
        { id: "table", title: t("table"), cell: ({ table }) => tableName(table) },
        { id: "before", title: t("before"), number: ({ before }) => before },
        { id: "after", title: t("after"), number: ({ after }) => after },
      ]}
      rows={erased}
      rowKey={({ table }) => table}
    />
  );
}
