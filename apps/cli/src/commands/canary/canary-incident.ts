/** `bluezone canary incident`: what the operator writes of an incident on the public status page. */
import { CANARY_DATA, PAGES } from "../../canary/options.ts";
import { command } from "../../command.ts";
import { Failure } from "../../failure.ts";
import { maybe, text, whole } from "../../option.ts";

export const canaryIncident = command({
  about:
    "Writes an incident on the public status page, in both languages: with --vi and --en a new one that began now, with --end the end of one. Without them it lists those that are there. Name nobody: the page is public. The page shows it at its next minute, or at once with --pages.",
  options: {
    ...CANARY_DATA,
    ...PAGES,
    vi: maybe(text("TEXT", "What happened and what people should do, in Vietnamese.", 600)),
    en: maybe(text("TEXT", "The same in English.", 600)),
    end: maybe(whole("NUMBER", 1, 1_000_000, "The number of the incident that is over.")),
  },
  example:
    'bluezone canary incident --data /var/lib/bluezone-canary --vi "Cảnh báo đến chậm vì máy chủ đầy đĩa." --en "Alerts are late: a disk is full."',
  async run({ data, pages, operator, vi, en, end }) {
    if ((vi === undefined) !== (en === undefined))
      throw new Failure("usage", "an incident is written in both languages: give --vi and --en.");
    const { ledgerOf } = await import("../../canary/home.ts");
    const { writePages } = await import("../../canary/write-page.ts");
    const { systemClock } = await import("@bluezone/server-kit/time/clock");
    const { shownInstant } = await import("../../shown.ts");
    const ledger = await ledgerOf(data, false);
    try {
      const now = systemClock.now();
      if (vi !== undefined && en !== undefined) ledger.addIncident({ from: now, until: null, vi, en });
      if (end !== undefined && !ledger.endIncident(end, now))
        throw new Failure("no", `no incident of number ${end} goes on.`);
      if (pages !== undefined) await writePages(pages, ledger, now, operator);
      const incidents = ledger.incidents();
      const line = (one: (typeof incidents)[number]) =>
        `${one.id}  ${shownInstant(one.from)} – ${one.until === null ? "goes on" : shownInstant(one.until)}  ${one.en}`;
      return { json: incidents, text: incidents.map(line).join("\n") || "No incident is written." };
    } finally {
      ledger.close();
    }
  },
});
