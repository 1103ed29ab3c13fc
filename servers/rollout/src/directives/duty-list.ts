/** A list of duties as its column has it: ids with commas. */

/** "D18,D19". */
export const dutyColumn = (duties: readonly string[]): string => [...new Set(duties)].sort().join(",");
/** The ids; none of an empty column. */
export const dutiesOf = (column: string): string[] => (column === "" ? [] : column.split(","));
