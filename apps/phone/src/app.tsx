/** The whole app: look, words, the phone; and what stands there while it opens or cannot be opened. */
import type { PhoneHandle } from "@bluezone/device/handle";
import { SplashScreen } from "expo-router";
import { type ReactNode, useEffect, useState } from "react";
import { View } from "react-native";
import { SafeAreaProvider } from "react-native-safe-area-context";
import { forgetSharedFiles } from "./adapters/system/sharing.ts";
import { Illustrative, withDemo } from "./demo/demo.tsx";
import { Mark } from "./kit/mark.tsx";
import { Note } from "./kit/note.tsx";
import { Text } from "./kit/text.tsx";
import { useOurFonts } from "./look/fonts.ts";
import { LookProvider, useLook } from "./look/theme.tsx";
import { Errands } from "./phone/errands.tsx";
import { openPhone } from "./phone/open-phone.ts";
import { PhoneProvider } from "./phone/phone.tsx";
import { useWords, WordsProvider } from "./words/words.tsx";

/** A wait shorter than this says nothing, in ms. */
const NOTHING_FOR = 400;
/** Side of the mark while the app opens: as in the splash of phones (app.json) and of the browser's page, so nothing moves. */
const SPLASH = 112;

/** The splash goes on in the app: the mark alone, and words where it takes longer. */
function Waiting() {
  const { t } = useWords();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), NOTHING_FOR);
    return () => clearTimeout(timer);
  }, []);
  return (
    <View style={{ alignItems: "center" }}>
      <Mark size={SPLASH} />
      <View style={{ position: "absolute", top: SPLASH + 16, left: 0, right: 0 }}>
        {late && (
          <Text colour="ink2" align="center">
            {t("loading")}
          </Text>
        )}
      </View>
    </View>
  );
}

function Opening({ children }: { readonly children: ReactNode }) {
  const fonts = useOurFonts();
  const { t } = useWords();
  const { colour } = useLook();
  const [handle, setHandle] = useState<PhoneHandle | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    // From here on the app draws the mark itself; what failed is never hidden behind the system's splash.
    void SplashScreen.hideAsync();
    // Copies of what was handed on last time are not needed any more.
    forgetSharedFiles();
    let opened: PhoneHandle | undefined;
    let gone = false;
    openPhone().then(
      (phone) => {
        if (gone) return phone.close();
        opened = withDemo(phone);
        setHandle(opened);
      },
      (error: unknown) => setFailure((error as { readonly code?: string }).code ?? "unknown"),
    );
    return () => {
      gone = true;
      opened?.close();
    };
  }, []);
  if (handle && fonts)
    return (
      <PhoneProvider handle={handle}>
        <Illustrative />
        {children}
        <Errands />
      </PhoneProvider>
    );
  return (
    <View
      role="main"
      style={{ flex: 1, padding: 16, justifyContent: "center", backgroundColor: colour.page }}
    >
      {failure === null ? (
        <Waiting />
      ) : (
        <Note tone="danger" icon="act" title={t("cannot-open.title")} alert>
          {t(failure === "store_in_use" ? "cannot-open.in-use" : "cannot-open.sentence")}
        </Note>
      )}
    </View>
  );
}

export function App({ children }: { readonly children: ReactNode }) {
  return (
    <SafeAreaProvider>
      <LookProvider>
        <WordsProvider>
          <Opening>{children}</Opening>
        </WordsProvider>
      </LookProvider>
    </SafeAreaProvider>
  );
}
