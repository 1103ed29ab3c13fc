/**
 * The pictures of the guides for the health desk: what its tests in Chromium see on their way, so that a guide shows what is
 * proven to work. All people in them are made up.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const desk = resolve(import.meta.dirname, "../../apps/console/src/desks/health");

/** Walks by their file, and which of their pictures a guide has under which name. */
const WALKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "cases/cases": {
    today: "health-today",
    "case-saved": "health-new-case",
    case: "health-case",
    "case-merge": "health-merge",
    "case-conflict": "health-conflict",
  },
  "results/results": { "lab-file": "lab-file", codes: "health-codes" },
  "contacts/contacts": {
    "contacts-interview": "health-interview",
    "contacts-classify": "health-classify",
    "follow-ups": "health-follow-ups",
  },
  "quarantine/quarantine": {
    "quarantine-start": "health-quarantine-start",
    "quarantine-round": "health-quarantine-round",
    "quarantine-one": "health-quarantine",
    "quarantine-own": "health-quarantine-own",
    "quarantine-changes": "health-quarantine-changes",
  },
  "quarantine/round/round": { "round-offline": "health-round" },
  "callbacks/callbacks": {
    "callbacks-queue": "health-callbacks",
    "callbacks-call": "health-call",
    declarations: "health-declarations",
  },
  "indicators/indicators": { "top-at-1440-px": "health-indicators" },
  "../common/what-if/what-if": { "what-if-rollout": "what-if" },
  "reports/reports": {
    "report-open": "health-report",
    "data-request": "health-data-request",
    "data-deleted": "health-data-deleted",
  },
};

/** Walks them, and gives each picture (PNG) with the guide's name for it. Throws when a walk does not come to its end. */
export async function healthGuide(keep: (png: Buffer, name: string) => Promise<void>): Promise<void> {
  for (const [walk, names] of Object.entries(WALKS)) {
    const folder = mkdtempSync(join(tmpdir(), "bluezone-guide-"));
    try {
      const { status } = spawnSync(process.execPath, ["--test", join(desk, `${walk}.deep.ts`)], {
        env: { ...process.env, PICTURES: folder },
        stdio: ["ignore", "ignore", "inherit"],
      });
      if (status !== 0) throw new Error(`the walk ${walk} did not come to its end`);
      for (const [picture, name] of Object.entries(names))
        await keep(readFileSync(join(folder, `${picture}.png`)), name);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
