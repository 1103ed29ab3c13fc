/** What a placement is called and where it is: changed here, and by two people at once without losing either's words. */
import {
  changePlacement,
  listPlacements,
  type Placement,
  readPlacement,
} from "@bluezone/contract/rollout/placements";
import { wallTime } from "@bluezone/protocol/time";
import { showCode } from "@bluezone/vietnamese/code";
import { clock } from "@bluezone/vietnamese/date";
import { useState } from "react";
import { useApi, useNow } from "../../../api/hooks.ts";
import { ConflictDialog } from "../../../kit/form/conflict-dialog.tsx";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { TextField } from "../../../kit/form/text-field.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { PLACEMENTS } from "./words.ts";

type Place = Pick<Placement, "name" | "route" | "terminal" | "spot">;

const placeOf = ({ name, route, terminal, spot }: Placement): Place => ({ name, route, terminal, spot });

/** The form. */
export function ChangePlace({ placement }: { readonly placement: Placement }) {
  const t = useWords(PLACEMENTS);
  const api = useApi();
  const now = useNow();
  const { code } = placement;
  const [theirs, setTheirs] = useState<Placement>();
  const change = useAction(changePlacement, {
    changes: [listPlacements, readPlacement],
    newest: async () => (await api.ask(readPlacement, { code })).placement,
  });
  const draft = useDraft<Place>(placeOf(placement), ({ name }) => ({
    name: name.trim() === "" ? t("nameMissing") : undefined,
  }));
  const send = async (place: Place, version: number): Promise<void> => {
    setTheirs(await change.run({ code, version, ...place }, t("saved", { code: showCode(code) })));
  };
  return (
    <section className="card stack">
      <h2>{t("change")}</h2>
      <Form
        aside
        draft={draft}
        words={PLACEMENTS}
        send={t("save")}
        onSend={(place) => send(place, placement.version)}
      >
        <TextField name="name" label={t("name")} required maxLength={80} />
        <TextField name="route" label={t("route")} maxLength={80} />
        <TextField name="terminal" label={t("terminal")} maxLength={80} />
        <TextField name="spot" label={t("spot")} maxLength={80} />
      </Form>
      {theirs && (
        <ConflictDialog<Place>
          mine={draft.values}
          theirs={placeOf(theirs)}
          fields={[
            { name: "name", label: t("name") },
            { name: "route", label: t("route") },
            { name: "terminal", label: t("terminal") },
            { name: "spot", label: t("spot") },
          ]}
          by={t("colleague")}
          at={clock(wallTime(now, "vietnam"))}
          onKeep={(place) => void send(place, theirs.version).catch(() => undefined)}
          onClose={() => setTheirs(undefined)}
        />
      )}
    </section>
  );
}
