/** What the export tells. Numbers of real keys stand in no event: they are in the totals that are published with care. */
export type ExportEvent = {
  readonly event: "window_exported";
  readonly files: number;
  /** How many minutes after its end it was released. */
  readonly minutesLate: number;
};
