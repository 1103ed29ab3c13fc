import type { Same } from "../catalog.ts";
import type { pages as vi } from "../vi/pages.ts";

/** The same in English. */
export const pages: Same<typeof vi> = {
  directives: "Directives",
  tasks: "This week",
  bulletins: "Bulletins",
  airings: "Today's airings",
  prints: "Print",
  placements: "Placements",
  numbers: "Weekly numbers",
  map: "Map and league",
  reports: "Reports",
  media: "Press, radio and boards",
  help: "Helper mode",
  venues: "Venue directory",
  rumours: "Claims",
  situation: "Today's situation",
  checklists: "Self-checklists",
  visits: "Advice visits",
  people: "People",
  audit: "Audit log",
  account: "My account",
  units: "Units",
  groupDirect: "Directing",
  groupTell: "Telling people",
  groupHelp: "Helping",
  groupCount: "Counting",
  groupRun: "Running the desk",
};
