/** A screen that is loaded when somebody opens it: few ever do. */
import type { FunctionComponent } from "react";
import type { PlainKey } from "../words/catalogs.ts";
import { useWords } from "../words/words.tsx";
import { NotLoaded } from "./not-loaded.tsx";
import { Screen } from "./screen.tsx";
import { Text } from "./text.tsx";
import { useLoaded } from "./use-loaded.ts";

export interface OnDemandProps {
  /** What stands above where it could not be loaded. */
  readonly title: PlainKey;
  /** The same function each time. */
  readonly load: () => Promise<FunctionComponent>;
}

export function OnDemand({ title, load }: OnDemandProps) {
  const { t } = useWords();
  const [Loaded, again] = useLoaded(load);
  if (typeof Loaded === "function") return <Loaded />;
  if (Loaded === null)
    return (
      <Screen>
        <Text colour="ink2">{t("loading")}</Text>
      </Screen>
    );
  return (
    <Screen title={t(title)}>
      <NotLoaded again={again} />
    </Screen>
  );
}
