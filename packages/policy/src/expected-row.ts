/** An answer of the simulator about the app, as `checks/written/expected-effect.ts` writes it. */

/** One answer. `averted` is percent of the infections without the app, with bounds of nine in ten runs. */
export type ExpectedRow = {
  readonly contacts: "prem-2021" | "horby-2007";
  readonly reach: number;
  readonly delay: number;
  readonly averted: { readonly low: number; readonly middle: number; readonly high: number };
  readonly alertsAnUpload: number;
  /** Share of those alerted who are infected. */
  readonly positive: number;
};
