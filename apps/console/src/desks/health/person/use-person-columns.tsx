/** The columns of a table that say who somebody is. */
import { useMemo } from "react";
import { useCommunes } from "../../../kit/form/use-communes.ts";
import type { DrawnColumn } from "../../../kit/table/table-column.ts";
import { useWords } from "../../../words/language.tsx";
import { PhoneLink } from "./phone-link.tsx";
import { PERSON } from "./words.ts";

/** What a row may say of a person. */
type Listed = {
  readonly name: string;
  readonly birthYear?: number | null;
  readonly phone?: string | null;
  readonly commune?: string | null;
};

const itself = <Row,>(row: Row): Row => row;

/** By name; `of` finds the person in a row, and is made once. */
export function usePersonColumns<Row>(
  of: (row: Row) => Listed = itself as (row: Row) => Listed,
): Readonly<Record<keyof Listed, DrawnColumn<Row>>> {
  const t = useWords(PERSON);
  const { nameOf } = useCommunes();
  return useMemo(
    () => ({
      name: { id: "name", title: t("name"), cell: (row) => of(row).name },
      birthYear: {
        id: "birthYear",
        title: t("birthYear"),
        cell: (row) => of(row).birthYear ?? "",
        figures: true,
      },
      phone: { id: "phone", title: t("phone"), cell: (row) => <PhoneLink phone={of(row).phone ?? null} /> },
      commune: { id: "commune", title: t("commune"), cell: (row) => nameOf(of(row).commune ?? null) ?? "" },
    }),
    [t, nameOf, of],
  );
}
