/** The sound of a bulletin: loaded and checked when it is tapped, then played; a second tap ends it. */
import type { ToldBulletin } from "@bluezone/contract/rollout/local";
import { fromBase64 } from "@bluezone/protocol/bytes";
import { decimal } from "@bluezone/vietnamese/number";
import { useEffect, useState } from "react";
import { canPlay, play, stopPlaying } from "../../adapters/sound/sound.ts";
import { Button } from "../../kit/button.tsx";
import { Note } from "../../kit/note.tsx";
import { usePhone } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";

type Stage = "still" | "loading" | "playing";
/** Why there is nothing to hear. */
type Fault = "none" | "unreachable" | "refused" | "failed";

/** Absent where no sound can be played. */
export function SoundButton({ audio }: { readonly audio: NonNullable<ToldBulletin["audio"]> }) {
  const { t, lang } = useWords();
  const phone = usePhone();
  const [stage, setStage] = useState<Stage>("still");
  const [fault, setFault] = useState<Fault | null>(null);
  useEffect(() => stopPlaying, []);
  if (!canPlay()) return null;

  async function listen(): Promise<void> {
    setFault(null);
    setStage("loading");
    try {
      const sound = await phone.tap.loadSound(audio.sha256);
      if (sound.is !== "sound") return setFault(sound.is);
      setStage("playing");
      await play(fromBase64(sound.base64));
    } catch {
      setFault("failed");
    } finally {
      setStage("still");
    }
  }

  const megabytes = decimal(Math.max(0.1, audio.bytes / 1_000_000), 1, lang);
  return (
    <>
      <Button
        kind="quiet"
        icon={stage === "playing" ? "stop" : "read"}
        busy={stage === "loading"}
        label={
          stage === "playing"
            ? t("local:bulletins.stop")
            : t("local:bulletins.listen", { seconds: Math.round(audio.seconds), megabytes })
        }
        onPress={() => (stage === "playing" ? stopPlaying() : void listen())}
        testID={`listen-${audio.sha256.slice(0, 8)}`}
      />
      {fault !== null && (
        <Note tone="danger" alert>
          {t(`local:bulletins.fault.${fault}`)}
        </Note>
      )}
    </>
  );
}
