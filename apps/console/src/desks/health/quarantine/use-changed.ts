/** After an action with a quarantine: its page and the list are read anew, the page also when somebody else was faster. */
import { coursesOfContact, listQuarantine, readQuarantine } from "@bluezone/contract/health/quarantine";

/** What actions change. */
export const CHANGES = {
  changes: [readQuarantine, listQuarantine, coursesOfContact],
  anew: [readQuarantine],
};
