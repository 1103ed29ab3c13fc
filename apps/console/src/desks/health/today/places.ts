/** Where each kind of what waits is done. */
import type { Waiting } from "@bluezone/contract/health/waiting";
import type { WaitingPlace } from "../../../shell/waiting-desk.ts";

/** Quarantines whose last day is today or over. */
const ENDING = { to: "/quarantine", said: { state: "due", whose: "", kind: "" } };

export const PLACES: Readonly<Record<Waiting, WaitingPlace>> = {
  quarantineUnwell: {
    page: "/quarantine",
    to: "/quarantine/$id",
    several: { to: "/quarantine", said: { show: "unwell", whose: "", kind: "" } },
  },
  callbacks: { page: "/callbacks" },
  casesWithoutCode: { page: "/codes" },
  codesWaiting: { page: "/codes" },
  codesEnding: { page: "/codes" },
  casesUnreported: { page: "/cases", to: "/cases/$id" },
  casesUninterviewed: { page: "/cases", to: "/cases/$id/interview" },
  handOvers: { page: "/cases" },
  careRequests: { page: "/cases" },
  careAnswered: { page: "/cases" },
  contactsUnclassed: {
    page: "/contacts",
    to: "/contacts/$id",
    several: { to: "/contacts", said: { class: "waiting", find: "$label", whose: "", kind: "" } },
  },
  contactsUnwatched: {
    page: "/contacts",
    to: "/contacts/$id",
    several: { to: "/contacts", said: { left: "unwatched", find: "$label", whose: "", kind: "" } },
  },
  clustersGrown: { page: "/clusters", to: "/clusters/$id" },
  followUps: { page: "/follow-ups", to: "/contacts/$id" },
  quarantineRounds: { page: "/quarantine", to: "/quarantine/round" },
  quarantineDue: { page: "/quarantine", to: "/quarantine/$id", several: ENDING },
  quarantineEnds: { page: "/quarantine", to: "/quarantine/$id", several: ENDING },
  quarantineChanged: { page: "/quarantine", to: "/quarantine/changes" },
  adviceWaiting: { page: "/advice" },
  declarationsWaiting: { page: "/declarations" },
  filesWithFaults: { page: "/results", to: "/results/$id" },
  dataRequests: { page: "/data-requests", to: "/data-requests/$id" },
};
