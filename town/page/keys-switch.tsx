/** Whether the key server runs, and the switch for it. */
import type { Locale } from "@bluezone/vietnamese/locale";
import type { StageView } from "../src/stage/view.ts";
import type { Stage } from "./stage.ts";
import { word } from "./words.ts";

type Props = {
  readonly view: StageView;
  readonly locale: Locale;
  readonly send: Stage["send"];
};

export function KeysSwitch({ view: { keys }, locale, send }: Props) {
  return (
    <p className="keys-switch">
      <span className={keys.running ? "server well" : "server act"} role="status">
        {word(keys.running ? "keysRunning" : "keysStopped", locale)}
      </span>
      <button type="button" data-do="keys" onClick={() => send({ do: "keys", running: !keys.running })}>
        {word(keys.running ? "stopKeys" : "startKeys", locale)}
      </button>
    </p>
  );
}
