/** The choice between a draft as it was typed and as somebody else saved it meanwhile. */
import type { Content, ContentField } from "@bluezone/contract/rollout/bulletin-content";
import { ConflictDialog } from "../../../kit/form/conflict-dialog.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { useWords } from "../../../words/language.tsx";
import { contentOfTexts, type DraftTexts, readable, textsOf } from "./two-drafts.ts";
import type { Clash, SavedDraft } from "./use-saved-draft.ts";
import { BULLETINS } from "./words.ts";

const FIELDS = {
  firstDay: "firstDay",
  lastDay: "lastDay",
  priority: "priority",
  headline: "headline",
  items: "bulletin",
  source: "source",
  cutOff: "cutOffTime",
  languages: "languages",
  targets: "targets",
  borderOnly: "borderOnly",
  ticks: "check",
} as const satisfies Record<ContentField, string>;

/** `onKeep` gets what was chosen, and what it replaces. */
export function DraftConflict({
  clash: { mine, whole },
  onKeep,
  onClose,
}: {
  readonly clash: Clash;
  readonly onKeep: (chosen: Content, theirs: SavedDraft) => void;
  readonly onClose: () => void;
}) {
  const t = useWords(BULLETINS);
  const moment = useMoment();
  const { bulletin, content, changed } = whole;
  return (
    <ConflictDialog
      mine={textsOf(mine)}
      theirs={textsOf(content)}
      fields={(Object.keys(FIELDS) as ContentField[]).map((name) => ({
        name,
        label: t(FIELDS[name]),
        show: (texts: DraftTexts) => readable(texts[name]),
      }))}
      by={changed.name}
      at={moment(changed.at)}
      onClose={onClose}
      onKeep={(texts) => onKeep(contentOfTexts(texts), { version: bulletin.version, content })}
    />
  );
}
