/** "Nghe đọc": the phone's own voice reads the page; a second tap ends it. */
import { useEffect, useState } from "react";
import { canSpeak, speak, stopSpeaking } from "../adapters/sound/speech.ts";
import { useWords } from "../words/words.tsx";
import { Button } from "./button.tsx";

/** Absent where the phone has no voice for the language. */
export function ReadAloud({ text }: { readonly text: string }) {
  const { t, lang } = useWords();
  const [speaking, setSpeaking] = useState(false);
  const [able, setAble] = useState(false);
  useEffect(() => {
    let here = true;
    void canSpeak(lang).then((can) => here && setAble(can));
    return () => {
      here = false;
      stopSpeaking();
    };
  }, [lang]);
  if (!able) return null;
  return (
    <Button
      kind="quiet"
      icon={speaking ? "stop" : "read"}
      label={speaking ? t("stopReading") : t("readAloud")}
      onPress={() => {
        if (speaking) {
          stopSpeaking();
          setSpeaking(false);
          return;
        }
        setSpeaking(true);
        void speak(text, lang).finally(() => setSpeaking(false));
      }}
    />
  );
}
