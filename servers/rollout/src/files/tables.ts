/** The table of files; what each file is of stands in the slice that brought it. */

/** A file that no row names, and when that was first seen. */
type UnnamedFileRow = { blob: string; since_ms: string };

declare module "../tables.ts" {
  interface Tables {
    unnamed_file: UnnamedFileRow;
  }
}

export {};
