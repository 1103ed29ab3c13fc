/** What waits at the health desk. */
import { waitingEndpoints } from "../waiting.ts";

/** The kinds, each with the page where it is done; what is to be done first stands first. */
export const WAITING = [
  "quarantineUnwell",
  "callbacks",
  "casesWithoutCode",
  "codesWaiting",
  "codesEnding",
  "casesUnreported",
  "casesUninterviewed",
  "handOvers",
  "careRequests",
  "careAnswered",
  "contactsUnclassed",
  "contactsUnwatched",
  "clustersGrown",
  "followUps",
  "quarantineRounds",
  "quarantineDue",
  "quarantineEnds",
  "quarantineChanged",
  "adviceWaiting",
  "declarationsWaiting",
  "filesWithFaults",
  "dataRequests",
] as const;
/** One of them. */
export type Waiting = (typeof WAITING)[number];

export const { readWaiting, countWaiting, listColleagues, assignWaiting, readAway, changeAway } =
  waitingEndpoints("/api/health", WAITING);
