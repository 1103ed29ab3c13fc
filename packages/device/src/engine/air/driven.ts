/** A radio that the engine runs call by call: one frame at a time, one scan at a time. */
import { between, Enin, eninStart, Milliseconds } from "@bluezone/protocol/time";
import type { DrivenRadio, Frame } from "../../ports.ts";
import { atOnce } from "../at-once.ts";
import { type Turn, turn } from "../beacon.ts";
import type { Context } from "../context.ts";
import { collect, scan } from "../listen/listen.ts";
import { canSend } from "../radio.ts";
import type { Air } from "./air.ts";
import { speaker } from "./spoken.ts";

/** The frame of an identity, to fall silent by itself when its interval ends. */
function frameOf(context: Context, { enin, tek }: NonNullable<Turn["air"]>): Frame {
  const { advert, scanResponse } = speaker(context, tek)(enin);
  const rest = between(context.now(), eninStart(Enin(enin + 1)));
  return { advert, scanResponse, until: Milliseconds(context.ports.clock.monotonic() + rest) };
}

/** A session with such a radio. */
export function drivenAir(radio: DrivenRadio): Air {
  const broadcast = (frame: Frame | null): void => atOnce(radio.broadcast(frame));
  /** The interval whose identity is on the air. */
  let onAir: Enin | null = null;
  let hushes = 0;
  const silence = (): void => {
    if (onAir !== null) broadcast(null);
    onAir = null;
  };
  return {
    get hushes() {
      return hushes;
    },
    async listen(context, waits, now, wanted) {
      if (wanted && context.radioSaid() !== "absent") await collect(context, radio, waits, now);
      else radio.collect();
      return { more: false };
    },
    scan: (context, wanted) => scan(context, radio, wanted),
    turn(context, wanted) {
      const { memory, ports } = context;
      const now = context.now();
      const { doc, air, due } = turn(
        memory.get("beacon"),
        now,
        wanted && canSend(context.radioSaid()),
        ports.random,
      );
      if (doc !== memory.get("beacon")) memory.change("beacon", doc);
      if (air === null || air.enin !== onAir) silence();
      return {
        rest: between(now, due),
        speak() {
          if (air === null || onAir === air.enin) return;
          broadcast(frameOf(context, air));
          onAir = air.enin;
        },
      };
    },
    hush() {
      hushes += 1;
      silence();
    },
    withoutConsent: silence,
    // A frame ends with its interval, and so before its key does.
    closing: () => undefined,
    forget() {
      hushes += 1;
      broadcast(null);
      onAir = null;
    },
  };
}
