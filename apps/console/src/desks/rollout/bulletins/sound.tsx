/** A bulletin to listen to. */
import { draftSound } from "@bluezone/contract/rollout/bulletins";
import { useState } from "react";
import { useApi } from "../../../api/hooks.ts";
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
      {/* biome-ignore lint/a11y/useMediaCaption: the text that is read stands beside it. */}
      <audio
        key={version}
        controls
        preload="none"
        aria-label={t("listen")}
        src={`${api.href(draftSound, { id })}?v=${version}`}
        onError={() => setSilent(version)}
      />
      {note && <p className="small">{note}</p>}
    </div>
  );
}
