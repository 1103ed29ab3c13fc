/** Home to site, site to home, site to site. */
import { movePlace } from "@bluezone/contract/health/quarantine";
import { ChoiceField } from "../../../kit/form/choice-field.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { More } from "./more.tsx";
import type { QuarantineAnswer } from "./read.ts";
import { CHANGES } from "./use-changed.ts";
import { QUARANTINE } from "./words.ts";

/** The part of the page. */
export function MovePlace({ read }: { readonly read: QuarantineAnswer }) {
  const t = useWords(QUARANTINE);
  const move = useAction(movePlace, CHANGES);
  const { row } = read;
  const draft = useDraft(
    { movePlace: row.place as string, moveSite: row.siteName ?? "" },
    ({ movePlace: place, moveSite }) => ({
      moveSite: place === "site" && moveSite.trim().length < 2 ? t("siteMissing") : undefined,
    }),
  );
  return (
    <More title={t("move")}>
      <Form
        draft={draft}
        words={QUARANTINE}
        send={t("move")}
        onSend={async ({ movePlace: place, moveSite }) => {
          const { id, version } = row;
          const siteName = place === "site" ? moveSite.trim() : null;
          await move.send({ id, version, place: place as "home" | "site", siteName }, t("moved"));
        }}
      >
        <ChoiceField
          name="movePlace"
          label={t("placeName")}
          choices={(["home", "site"] as const).map((value) => ({ value, label: t(`place_${value}`) }))}
        />
        {draft.values.movePlace === "site" && (
          <TextField
            name="moveSite"
            label={t("siteName")}
            hint={t("siteHint")}
            required
            maxLength={120}
            autoComplete="off"
          />
        )}
      </Form>
    </More>
  );
}
