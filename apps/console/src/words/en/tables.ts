import type { Same } from "@bluezone/vietnamese/catalog";
import type { tables as vi } from "../vi/tables.ts";

/** A table that somebody chose, before it is sent. */
export const tables = {
  look: "A look at {{file}}",
  takeable: "{{file}}: rows that can be read: {{rows}}, with faults: {{faults}}. Nothing is saved yet.",
  refused_encoding:
    "{{file}} is not text in UTF-8. Nothing was sent. Save it as “CSV UTF-8” and choose it again.",
  refused_form:
    "There is no table in {{file}}. Nothing was sent. Choose a CSV or .xlsx file; look for a quotation mark that never ends.",
  refused_sheet:
    "{{file}} cannot be read: it is damaged, has a password or is too large. Nothing was sent. Open it in Excel, save it as .xlsx or “CSV UTF-8” and choose it again.",
  refused_columns:
    "{{file}} lacks columns: {{missing}}. Nothing was sent. Mend the first line and choose it again.",
  refused_none: "There is no row below the first line of {{file}}. Nothing was sent.",
  refused_many: "{{file}} has {{rows}} rows, too many for one file. Nothing was sent. Split it.",
  refused_rows: "Every row of {{file}} has a fault. Nothing was sent. Mend the file and choose it again.",
  columns: "Columns of the file",
  found: "Columns found",
  noColumn: "none",
  missing: "Columns missing",
  unknown: "Columns that are not used",
  rows: "Rows",
  wrongRows: "Rows with faults",
  row_empty: "Row {{row}}: “{{column}}” is empty",
  row_extra: "Row {{row}}: more cells than the first line",
  first_one: "The first row",
  first_other: "The first {{count}} rows",
  send_one: "Send {{count}} row",
  send_other: "Send {{count}} rows",
  sendHint:
    "The server looks at each cell once they are sent: good rows are taken in, wrong ones come back with why.",
  leave: "Choose another file",
  failed: "The file was not taken",
  template: "Download a template",
  error: "error",
  cell_cell_invalid: "this cell cannot be read",
  try: "Check the file first, save nothing",
  would: "Would add {{added}}, change {{changed}}, leave {{unchanged}} as they are.",
  done: "Added {{added}}, changed {{changed}}, left {{unchanged}} as they are.",
} as const satisfies Same<typeof vi>;
