/** A bulletin's draft: as it is typed, as it was saved last, and what somebody else saved meanwhile. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { Content } from "@bluezone/contract/rollout/bulletin-content";
import { listBulletins, readBulletin, saveBulletin } from "@bluezone/contract/rollout/bulletins";
import { useState } from "react";
import { useApi, useDo, useToday } from "../../../api/hooks.ts";
import { Refused } from "../../../api/refused.ts";
import { useDayFault } from "../../../kit/form/date-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { typedTime } from "../../../kit/form/typed-time.ts";
import { useWords } from "../../../words/language.tsx";
import { changesOf, contentOf, type DraftValues, valuesOf } from "./draft-values.ts";
import type { SpokenText } from "./said-list.tsx";
import { BULLETINS } from "./words.ts";

/** A bulletin as it was read. */
export type Whole = ResponseOf<typeof readBulletin>;
/** A version that the server has. */
export type SavedDraft = { readonly version: number; readonly content: Content };
/** What the reader wrote, put into what somebody else saved meanwhile. */
export type Clash = { readonly mine: Content; readonly whole: Whole };

/** The draft that begins with `whole`. */
export function useSavedDraft(whole: Whole) {
  const t = useWords(BULLETINS);
  const api = useApi();
  const today = useToday();
  const dayFault = useDayFault();
  const { id } = whole.bulletin;
  const [saved, setSaved] = useState<SavedDraft>({ version: whole.bulletin.version, content: whole.content });
  const [clash, setClash] = useState<Clash>();
  const save = useDo(saveBulletin, { changes: [listBulletins] });
  const draft = useDraft<DraftValues>(
    valuesOf(whole.content),
    ({ firstDay, lastDay, cutOffDay, cutOffTime }) => ({
      firstDay: dayFault(firstDay),
      lastDay: dayFault(lastDay),
      cutOffDay: dayFault(cutOffDay, cutOffTime !== ""),
      cutOffTime: cutOffTime !== "" && typedTime(cutOffTime) === undefined ? t("cutOffWrong") : undefined,
    }),
  );
  const content = contentOf(draft.values, saved.content, today);
  return {
    draft,
    content,
    /** Changes the words; what a person ticked was for other words. */
    setWords({ headline, items }: SpokenText): void {
      draft.set("headline", headline);
      draft.set("items", [...items]);
      draft.set("ticks", []);
    },
    /** The version that was saved last. */
    version: saved.version,
    saving: save.isPending,
    clash,
    closeClash: () => setClash(undefined),
    /** Saves what differs; the version that it has then, nothing when somebody else was faster. */
    async keep(mine: Content = content, seen: SavedDraft = saved): Promise<number | undefined> {
      const changes = changesOf(mine, seen.content);
      if (Object.keys(changes).length === 0) return seen.version;
      try {
        const { version, content: kept } = await save.mutateAsync({ id, version: seen.version, changes });
        setSaved({ version, content: kept });
        draft.reset(valuesOf(kept));
        return version;
      } catch (error) {
        if (!(error instanceof Refused) || error.code !== "conflict") throw error;
        const theirs = await api.ask(readBulletin, { id });
        if (theirs.bulletin.state !== "draft") throw error;
        setClash({ mine: { ...theirs.content, ...changes }, whole: theirs });
        return undefined;
      }
    },
  };
}
