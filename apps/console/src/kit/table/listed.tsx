/** The rows of an answer, as the reader narrows them: loading, failed and empty stand in their place. */
import { fold } from "@bluezone/vietnamese/fold";
import { type ComponentProps, type ReactNode, useDeferredValue, useState } from "react";
import { Chips } from "../form/chips.tsx";
import type { Choice } from "../form/choice-field.tsx";
import { SearchBox } from "../form/search-box.tsx";
import { Settled } from "../page/settled.tsx";
import { DataTable } from "./data-table.tsx";

/** How a page narrows rows that it has all of. */
type Narrowing<Row> = {
  /** Keeps rows in whose text the typed letters are, accents aside. */
  readonly search?: { readonly label: string; readonly of: (row: Row) => string };
  /** Keeps rows of one kind, of a few, or all. */
  readonly choice?: {
    readonly name: string;
    readonly all: string;
    readonly choices: readonly Choice[];
    readonly of: (row: Row) => string | readonly string[];
  };
};

/** What a list is given. */
export type Listing<Answer extends object, Row> = Narrowing<Row> &
  Omit<ComponentProps<typeof DataTable<Row>>, "rows" | "empty" | "rowKey" | "rowLink"> &
  Omit<ComponentProps<typeof Settled<Answer>>, "children" | "isEmpty" | "empty"> & {
    readonly rowsOf: (answer: Answer) => readonly Row[];
    /** Absent: by its id. */
    readonly rowKey?: (row: Row) => string;
    /** The page that a row leads to, which names the row's id `$id`; absent: rows only tell. */
    readonly opens?: `${string}$id`;
    /** Where a row leads, if its id does not say it. */
    readonly rowLink?: ComponentProps<typeof DataTable<Row>>["rowLink"];
    /** Stands in place of the list; with `filters` of the caller below them, because others may find something. */
    readonly empty?: ReactNode;
    /** What is counted above the rows. */
    readonly above?: (answer: Answer) => ReactNode;
    readonly below?: (answer: Answer) => ReactNode;
  };

const idOf = (row: unknown): string => (row as { readonly id: string }).id;

/** The list. Its total is the answer's, where it says one. */
export function Listed<Answer extends object, Row>({
  query,
  words,
  rowsOf,
  empty,
  above,
  below,
  search,
  choice,
  opens,
  rowKey = idOf,
  rowLink,
  filters,
  ...table
}: Listing<Answer, Row>) {
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState("");
  const letters = fold(useDeferredValue(typed));
  const keeps = (row: Row): boolean =>
    (!search || fold(search.of(row)).includes(letters)) &&
    (!choice || chosen === "" || [choice.of(row)].flat().includes(chosen));
  const own = (search ?? choice) && (
    <>
      {search && <SearchBox label={search.label} value={typed} onChange={setTyped} />}
      {choice && (
        <Chips
          name={choice.name}
          all={choice.all}
          choices={choice.choices}
          value={chosen}
          onChange={setChosen}
        />
      )}
    </>
  );
  const link = opens ? (row: Row) => ({ to: opens, parts: { id: idOf(row) } }) : rowLink;
  const told = typeof empty === "string" && filters ? { empty } : {};
  return (
    <Settled
      query={query}
      {...(words ? { words } : {})}
      isEmpty={(answer) => !filters && empty !== undefined && rowsOf(answer).length === 0}
      empty={empty}
    >
      {(answer) => {
        const rows = rowsOf(answer);
        const total = "total" in answer && typeof answer.total === "number" ? answer.total : rows.length;
        return (
          <>
            {above?.(answer)}
            <DataTable<Row>
              total={total}
              narrowed={letters !== "" || chosen !== ""}
              {...(link ? { rowLink: link } : {})}
              {...table}
              {...told}
              rows={own ? rows.filter(keeps) : rows}
              rowKey={rowKey}
              filters={filters ?? own}
            />
            {below?.(answer)}
          </>
        );
      }}
    </Settled>
  );
}
