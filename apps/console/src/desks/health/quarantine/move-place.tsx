/** Home to site, site to home, site to site. */
import { movePlace } from "@bluezone/contract/health/quarantine";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { Fold } from "../../../kit/page/fold.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { PlaceFields, placeIn, useWrongPlace } from "./place-fields.tsx";
import type { QuarantineAnswer } from "./read.ts";
import { CHANGES } from "./use-changed.ts";
import { QUARANTINE } from "./words.ts";

/** The part of the page. */
export function MovePlace({ read }: { readonly read: QuarantineAnswer }) {
  const t = useWords(QUARANTINE);
  const move = useAction(movePlace, CHANGES);
  const { id, version, place, siteName } = read.row;
  const draft = useDraft({ place: place as string, siteName: siteName ?? "" }, useWrongPlace());
  return (
    <Fold card title={t("move")}>
      <Form
        draft={draft}
        words={QUARANTINE}
        send={t("move")}
        onSend={(typed) => move.send({ id, version, ...placeIn(typed) }, t("moved"))}
      >
        <PlaceFields />
      </Form>
    </Fold>
  );
}
