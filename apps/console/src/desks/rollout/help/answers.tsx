/** The questions of a kind of place, each with yes and not yet; what is not answered was not looked at. */
import {
  CHECKLIST_ITEMS,
  CHECKLISTS,
  type ChecklistItem,
  type ChecklistKind,
} from "@bluezone/contract/rollout/checklist-items";
import { Chip, Group } from "@mantine/core";
import { useLocale, useWords } from "../../../words/language.tsx";
import { HELP } from "./words.ts";

/** Answers so far. */
export type ChecklistAnswers = Readonly<Partial<Record<ChecklistItem, boolean>>>;

/** The list. */
export function Answers({
  kind,
  given,
  onChange,
}: {
  readonly kind: ChecklistKind;
  readonly given: ChecklistAnswers;
  readonly onChange: (given: ChecklistAnswers) => void;
}) {
  const t = useWords(HELP);
  const [locale] = useLocale();
  return (
    <ul className="stack">
      {CHECKLISTS[kind].map((item) => {
        const answer = given[item];
        return (
          <li key={item} className="row">
            <Chip.Group
              multiple={false}
              value={answer === undefined ? null : answer ? "yes" : "no"}
              onChange={(value) => onChange({ ...given, [item]: value === "yes" })}
            >
              <Group gap="xs" role="radiogroup" aria-label={CHECKLIST_ITEMS[item][locale]}>
                <Chip value="yes">{t("yes")}</Chip>
                <Chip value="no">{t("no")}</Chip>
              </Group>
            </Chip.Group>
            <span>{CHECKLIST_ITEMS[item][locale]}</span>
          </li>
        );
      })}
    </ul>
  );
}
