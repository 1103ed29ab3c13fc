/** A long table and a short one. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { Chips } from "../kit/form/chips.tsx";
import { SearchBox } from "../kit/form/search-box.tsx";
import { PageTitle } from "../kit/page/page-title.tsx";
import { DataTable } from "../kit/table/data-table.tsx";
import { KIT, PAGES } from "../words/kit.ts";
import { useWords } from "../words/language.tsx";

const ROWS = Array.from({ length: 50_000 }, (_, at) => ({ id: at + 1, kind: at % 3 === 0 ? "a" : "b" }));

/** The page. */
export function Tables() {
  const t = useWords(KIT);
  const title = useWords(PAGES);
  const [kind, setKind] = useState("");
  const [typed, setTyped] = useState("");
  const [few, setFew] = useState(() => ROWS.slice(0, 3));
  const rows = ROWS.filter((row) => (kind === "" || row.kind === kind) && String(row.id).includes(typed));
  const columns = [
    { id: "name", title: title("placements"), cell: (row: (typeof ROWS)[number]) => `AG-${row.id}` },
    {
      id: "kind",
      title: title("prints"),
      cell: (row: (typeof ROWS)[number]) => title(row.kind === "a" ? "prints" : "media"),
    },
    { id: "count", title: title("numbers"), number: (row: (typeof ROWS)[number]) => row.id * 7 },
  ];
  return (
    <div className="stack">
      <PageTitle>{title("placements")}</PageTitle>
      <DataTable
        caption={title("placements")}
        columns={columns}
        rows={rows}
        total={ROWS.length}
        rowKey={({ id }) => String(id)}
        rowLink={() => ({ to: "/states" })}
        filters={
          <>
            <SearchBox label={t("search")} value={typed} onChange={setTyped} />
            <Chips
              name={title("prints")}
              all={t("filters")}
              choices={[
                { value: "a", label: title("prints") },
                { value: "b", label: title("media") },
              ]}
              value={kind}
              onChange={setKind}
            />
          </>
        }
      />
      <DataTable
        caption={title("prints")}
        columns={columns}
        rows={few}
        rowKey={({ id }) => String(id)}
        actions={(row) => (
          <Button onClick={() => setFew(few.filter((one) => one !== row))}>{t("clear")}</Button>
        )}
      />
    </div>
  );
}
