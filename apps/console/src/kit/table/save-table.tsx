/** The two buttons that hand a table to the reader: as CSV, and as an .xlsx workbook. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";
import { saveText } from "../page/save-text.ts";
import { useToast } from "../page/toast.tsx";

/** A table as CSV, its first line the headings. */
type Csv = () => string | Promise<string>;

/**
 * `name` is the file's, without its ending; `what` is said on the first button, with "CSV" where nothing else is said.
 * `headings`: what the workbook says at the top of a column; absent: what the CSV says there.
 */
export function SaveTable({
  name,
  what,
  of,
  csv,
  headings,
  workbook = true,
  onFailed,
}: {
  readonly name: string;
  readonly what?: string;
  /** What the table is of, for who hears the buttons among others of the same name. */
  readonly of?: string;
  readonly csv: Csv;
  readonly headings?: Readonly<Record<string, string>>;
  /** False where the table is too long for a workbook that a browser makes. */
  readonly workbook?: boolean;
  readonly onFailed?: (error: unknown) => void;
}) {
  const t = useWords(KIT);
  const toast = useToast();
  const [busy, setBusy] = useState<"csv" | "xlsx">();
  const save = async (kind: "csv" | "xlsx"): Promise<void> => {
    setBusy(kind);
    try {
      const text = await csv();
      if (kind === "csv") return saveText(`${name}.csv`, "text/csv", text);
      // The writer is fetched once somebody wants a workbook.
      const { saveSheet } = await import("./save-sheet.ts");
      await saveSheet(`${name}.xlsx`, text, headings ?? {});
    } catch (error) {
      if (onFailed) onFailed(error);
      else toast(t("tableFailed"));
    } finally {
      setBusy(undefined);
    }
  };
  const csvLabel = what === undefined ? t("saveCsv") : `${what} (CSV)`;
  const xlsxLabel = what === undefined ? t("saveXlsx") : `${what} (.xlsx)`;
  const heard = (label: string) => (of === undefined ? {} : { "aria-label": `${label}: ${of}` });
  return (
    <>
      <Button
        {...heard(csvLabel)}
        loading={busy === "csv"}
        disabled={busy === "xlsx"}
        onClick={() => void save("csv")}
      >
        {csvLabel}
      </Button>
      <Button
        {...heard(xlsxLabel)}
        loading={busy === "xlsx"}
        disabled={!workbook || busy === "csv"}
        onClick={() => void save("xlsx")}
      >
        {xlsxLabel}
      </Button>
    </>
  );
}
