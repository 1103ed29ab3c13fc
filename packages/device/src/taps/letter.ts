/** Taps: what is written to the health station. */
import { carryLetters } from "../engine/letters/carry.ts";
import { askStation } from "../engine/letters/station.ts";
import { keepDraft, takeBack, tryLetterNow, writeLetter } from "../engine/letters/write.ts";
import type { Life } from "../engine/life.ts";
import type { Phone } from "../phone.ts";

type LetterTap = "sendLetter" | "tryLetterNow" | "takeBackLetter" | "keepDraft" | "askStation";

export function letterTaps(life: Life): Pick<Phone, LetterTap> {
  /** Carries what is on disk; what does not get through is tried again. */
  async function carry(): Promise<void> {
    await life.online((context) => context.faults.attempt("letters", () => carryLetters(context)));
    await life.store();
  }
  return {
    async sendLetter(content) {
      if (!life.started) return null;
      const id = writeLetter(life.context, content);
      await life.store();
      await carry();
      return id;
    },
    async tryLetterNow(id) {
      await life.tap((context) => tryLetterNow(context, id));
      await carry();
    },
    async takeBackLetter(id) {
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
