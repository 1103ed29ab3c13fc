/** The two buttons that hand a table to the reader: as CSV for their own spreadsheet, and as an .xlsx workbook. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { KIT } from "../../words/kit.ts";
import { useLocale, useWords } from "../../words/language.tsx";
import { saveText } from "../page/save-text.ts";
import { useToast } from "../page/toast.tsx";
import { csvForReader } from "./csv-for-reader.ts";

/** A table as CSV, its first line the headings: with commas and every text in quotation marks. */
type Csv = () => string | Promise<string>;

/**
 * `name` is the file's, without its ending; `what` is said on the first button, with "CSV" where nothing else is said.
 * `headings`: what stands at the top of a column in place of its name; absent: the name.
 * `asItIs`: the CSV is for another system, or has the separator of a file that came: it stays as it is.
 */
export function SaveTable({
  name,
  what,
  of,
  csv,
  headings = {},
  asItIs = false,
  workbook = true,
  onFailed,
}: {
  readonly name: string;
  readonly what?: string;
  /** What the table is of, for who hears the buttons among others of the same name. */
  readonly of?: string;
  readonly csv: Csv;
  readonly headings?: Readonly<Record<string, string>>;
  readonly asItIs?: boolean;
  /** False where the table is too long for a workbook that a browser makes. */
  readonly workbook?: boolean;
  readonly onFailed?: (error: unknown) => void;
}) {
  const t = useWords(KIT);
  const [locale] = useLocale();
  const toast = useToast();
  const [busy, setBusy] = useState<"csv" | "xlsx">();
  const save = async (kind: "csv" | "xlsx"): Promise<void> => {
    setBusy(kind);
    try {
      const text = await csv();
      if (kind === "csv")
        return saveText(`${name}.csv`, "text/csv", asItIs ? text : csvForReader(text, locale, headings));
      // The writer is fetched once somebody wants a workbook.
      const { saveSheet } = await import("./save-sheet.ts");
      await saveSheet(`${name}.xlsx`, text, headings);
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
