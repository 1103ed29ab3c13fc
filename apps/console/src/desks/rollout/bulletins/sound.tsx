/** A bulletin to listen to. */
import { draftSound } from "@bluezone/contract/rollout/bulletins";
import { useState } from "react";
import { useApi } from "../../../api/hooks.ts";
import { Player } from "../../../kit/page/player.tsx";
import { useWords } from "../../../words/language.tsx";
import { BULLETINS } from "./words.ts";

/** `version` makes the browser ask anew for a draft that was saved again; `note` says what is heard. */
export function Sound({
  id,
  version,
  note,
}: {
  readonly id: string;
  readonly version: number;
  readonly note?: string;
}) {
  const t = useWords(BULLETINS);
  const api = useApi();
  const [silent, setSilent] = useState<number>();
  if (silent === version) return <p className="small">{t("noVoice")}</p>;
  return (
    <div className="stack">
      <Player
        key={version}
        label={t("listen")}
        src={`${api.href(draftSound, { id })}?v=${version}`}
        onFail={() => setSilent(version)}
      />
      {note && <p className="small">{note}</p>}
    </div>
  );
}
