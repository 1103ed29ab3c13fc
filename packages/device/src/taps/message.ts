/** Taps: what is written to the health station. */
import type { Life } from "../engine/life.ts";
import { carryMessages } from "../engine/messages/carry.ts";
import { askStation } from "../engine/messages/station.ts";
import { keepDraft, takeBack, tryMessageNow, writeMessage } from "../engine/messages/write.ts";
import type { Phone } from "../phone.ts";

type LetterTap = "sendMessage" | "tryMessageNow" | "takeBackMessage" | "keepDraft" | "askStation";

export function messageTaps(life: Life): Pick<Phone, LetterTap> {
  /** Carries what is on disk; what does not get through is tried again. */
  async function carry(): Promise<void> {
    await life.online((context) => context.faults.attempt("messages", () => carryMessages(context)));
    await life.store();
  }
  return {
    async sendMessage(content) {
      if (!life.started) return null;
      const id = writeMessage(life.context, content);
      await life.store();
      await carry();
      return id;
    },
    async tryMessageNow(id) {
      await life.tap((context) => tryMessageNow(context, id));
      await carry();
    },
    async takeBackMessage(id) {
      await life.tap((context) => takeBack(context, id));
      await carry();
    },
    keepDraft: (draft) =>
      life.tap((context) => {
        if (life.started) keepDraft(context, draft);
      }),
    askStation: (commune) => life.online((context) => askStation(context, commune)),
  };
}
