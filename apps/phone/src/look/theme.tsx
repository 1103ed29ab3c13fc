/** The colours that hold now, the size of text, and whether things may move: from the system, or as chosen under More. */
import { COLOURS, type Colour, type Theme } from "@bluezone/ui/tokens";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useColorScheme, useWindowDimensions } from "react-native";
import { usePreference } from "../preference.ts";
import { rootTextScale } from "./text-scale.ts";

/** What a view needs to know of the look. */
export interface Look {
  readonly theme: Theme;
  readonly colour: Readonly<Record<Colour, string>>;
  /** By how much text that the platform does not scale itself has to grow; 1 on phones, where the system scales. */
  readonly scale: number;
  /** How large text is in the end, 1 at the usual size: beyond 1.5 rows become columns and tabs a list. */
  readonly textSize: number;
}

const LookContext = createContext<Look | null>(null);

/** Gives the look to everything inside. */
export function LookProvider({ children }: { readonly children: ReactNode }) {
  const system = useColorScheme();
  const [chosen] = usePreference("theme");
  const { fontScale } = useWindowDimensions();
  const theme: Theme = chosen === "system" ? (system === "dark" ? "dark" : "light") : chosen;
  const scale = rootTextScale();
  const look = useMemo<Look>(
    () => ({ theme, colour: COLOURS[theme], scale, textSize: scale * fontScale }),
    [theme, scale, fontScale],
  );
  return <LookContext.Provider value={look}>{children}</LookContext.Provider>;
}

/** The look. Throws outside of a LookProvider. */
export function useLook(): Look {
  const look = useContext(LookContext);
  if (!look) throw new Error("useLook outside of LookProvider");
  return look;
}
