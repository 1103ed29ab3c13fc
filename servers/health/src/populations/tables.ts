/** The table of communes' people. */

/** How many people live in a commune, in which year, and where that was read. Who entered it stands in the audit log. */
export type PopulationRow = {
  /** The commune's code. */
  commune: string;
  people: number;
  year: number;
  source: string;
};

declare module "../tables.ts" {
  interface Tables {
    population: PopulationRow;
  }
}
