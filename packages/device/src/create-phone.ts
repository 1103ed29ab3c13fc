/** Puts a phone together: its life, and what a resident taps. */
import { home } from "./engine/home.ts";
import { Life } from "./engine/life.ts";
import { run } from "./engine/run.ts";
import type { Phone } from "./phone.ts";
import type { Ports } from "./ports.ts";
import type { Settings } from "./settings.ts";
import { areasTaps } from "./taps/areas.ts";
import { consentTaps } from "./taps/consent.ts";
import { holdingTaps } from "./taps/holding.ts";
import { listTaps } from "./taps/list.ts";
import { messageTaps } from "./taps/message.ts";
import { provinceTaps } from "./taps/province.ts";
import { quarantineTaps } from "./taps/quarantine.ts";
import { radioTaps } from "./taps/radio.ts";
import { shareTaps } from "./taps/share.ts";

/** Opens a phone on its store: a new one, or one that goes on exactly where it was. Rejects when the store cannot be read. */
export async function createPhone(ports: Ports, settings: Settings): Promise<Phone> {
  const life = await Life.open(ports, settings);
  return {
    run: () => run(life),
    state: () => home(life.context),
    ...consentTaps(life),
    ...radioTaps(life),
    ...shareTaps(life),
    ...messageTaps(life),
    ...quarantineTaps(life),
    ...listTaps(life),
    ...provinceTaps(life),
    ...areasTaps(life),
    ...holdingTaps(life),
  };
}
