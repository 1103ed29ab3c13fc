/** What the desk keeps about somebody, table by table: shown to them, counted, deleted. A test finds a table that is missing here. */
import { ADVICE } from "../advice/holding.ts";
import { CALLBACKS } from "../callbacks/holding.ts";
import { CASES } from "../cases/holding.ts";
import { CONTACTS } from "../contacts/holding.ts";
import { DECLARATIONS } from "../declarations/holding.ts";
import type { Holding } from "../people/holding.ts";
import { QUARANTINES } from "../quarantine/holding.ts";

/** Every table with somebody's rows, in the order in which they are deleted: calls before what they came with. */
export const HOLDINGS: readonly Holding[] = [CALLBACKS, DECLARATIONS, ADVICE, QUARANTINES, CONTACTS, CASES];
