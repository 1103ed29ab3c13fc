/** The round of quarantine: a page of its own, because it must open without a network. */
import { openPage } from "../../../../offline/open-page.tsx";
import { memoryRound, openRound } from "./round-store.ts";
import { RoundView } from "./round-view.tsx";

const store = await openRound().catch(() => undefined);
const fleeting = memoryRound();
openPage("round", (ports) => (
  <RoundView {...ports} store={store ?? fleeting} lasting={store !== undefined} />
));
