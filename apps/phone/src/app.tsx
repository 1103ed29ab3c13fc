/** The whole app: look, words, the phone; and what stands there while it opens or cannot be opened. */
import type { PhoneHandle } from "@bluezone/device/handle";
import { type ReactNode, useEffect, useState } from "react";
import { View } from "react-native";
import { SafeAreaProvider } from "react-native-safe-area-context";
import { forgetSharedFiles } from "./adapters/system/sharing.ts";
import { Illustrative, withDemo } from "./demo/demo.tsx";
import { Note } from "./kit/note.tsx";
import { Text } from "./kit/text.tsx";
import { useOurFonts } from "./look/fonts.ts";
import { LookProvider, useLook } from "./look/theme.tsx";
import { Errands } from "./phone/errands.tsx";
import { openPhone } from "./phone/open-phone.ts";
import { PhoneProvider } from "./phone/phone.tsx";
import { useWords, WordsProvider } from "./words/words.tsx";

/** A wait shorter than this shows nothing, in ms. */
const NOTHING_FOR = 400;

function Waiting() {
  const { t } = useWords();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), NOTHING_FOR);
    return () => clearTimeout(timer);
  }, []);
  return late ? <Text colour="ink2">{t("loading")}</Text> : null;
}

function Opening({ children }: { readonly children: ReactNode }) {
  const fonts = useOurFonts();
  const { t } = useWords();
  const { colour } = useLook();
  const [handle, setHandle] = useState<PhoneHandle | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
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
