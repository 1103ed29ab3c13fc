/** Taps: lists, what they are matched with, and the alerts that come of it. */
import { check } from "../engine/check/check.ts";
import type { Life } from "../engine/life.ts";
import { importLog } from "../engine/listen/import.ts";
import { fetchLocal } from "../engine/local/fetch.ts";
import { alerts } from "../engine/parts.ts";
import { type Proof, proofs } from "../engine/proof.ts";
import { hearAll } from "../engine/radio-work.ts";
import type { Phone } from "../phone.ts";

export const listTaps = (life: Life): Pick<Phone, "checkNow" | "importLog" | "acknowledge" | "proofs"> => ({
  async checkNow(everywhere = false) {
    if (life.started) await hearAll(life);
    await life.online(async (context) => {
      const { faults } = context;
      const mine = () => context === life.context;
      await faults.attempt("lists", () => check(context, life.since.unheard === "nothing", everywhere));
      if (mine()) await faults.attempt("alerts", () => alerts.step(life, context));
      if (mine()) await faults.attempt("province", () => fetchLocal(context));
    });
    await life.store();
  },
  async importLog(log) {
    const imported = await life.here(() => importLog(life.context, log));
    await life.store();
    return imported;
  },
  acknowledge: (alertId) =>
    life.tap(({ memory }) => {
      const alerts = memory.get("alerts").alerts.map((a) => (a.id === alertId ? { ...a, seen: true } : a));
      memory.change("alerts", { alerts });
    }),
  async proofs() {
    return life.online((context): Promise<readonly Proof[]> => proofs(context));
  },
});
