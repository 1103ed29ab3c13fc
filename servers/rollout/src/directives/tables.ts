/** The tables of directives. What is filed in `directive_version` is only ever added. */

/** A letter. `search` is number and subject folded; `changed` says that something differs from the newest filed version. */
export type DirectiveRow = {
  id: string;
  unit_id: string;
  unit_path: string;
  number: string;
  issued_day: number;
  issuer: string;
  subject: string;
  search: string;
  parent_id: string | null;
  parent_number: string | null;
  text: string;
  file_blob: string | null;
  file_name: string | null;
  file_type: string | null;
  file_size: number | null;
  file_sha256: string | null;
  archive_number: number | null;
  changed: boolean;
  version: number;
  created_by: string;
  created_ms: string;
};

/** A filed version: its canonical text and the hash of it. */
export type DirectiveVersionRow = {
  directive_id: string;
  number: number;
  filed_ms: string;
  filed_by: string;
  content: string;
  sha256: string;
};

/** A clause. `duties` is a list with commas: "D18,D19". */
export type ClauseRow = {
  id: string;
  directive_id: string;
  position: number;
  mark: string;
  text: string;
  duties: string;
};

/** A task of a clause, before and after it is passed down. */
export type TaskRow = {
  id: string;
  directive_id: string;
  clause_id: string;
  duties: string;
  instructions: string;
  due_day: number;
  border_only: boolean;
  version: number;
  created_ms: string;
};

/** For which types of unit a task is, and for which units by name. */
export type TaskTypeRow = { task_id: string; type: string };
export type TaskUnitRow = { task_id: string; unit_id: string };

declare module "../tables.ts" {
  interface Tables {
    directive: DirectiveRow;
    directive_version: DirectiveVersionRow;
    clause: ClauseRow;
    task: TaskRow;
    task_type: TaskTypeRow;
    task_unit: TaskUnitRow;
  }
}
