/** A screen below home: title, way back, reading aloud, one column, and the four tabs where they belong. */
import { SPACE } from "@bluezone/ui/tokens";
import { type ReactNode, useMemo, useRef } from "react";
import { ScrollView, View } from "react-native";
import { SafeAreaView } from "react-native-safe-area-context";
import { useLook } from "../look/theme.tsx";
import { useWords } from "../words/words.tsx";
import { ScrollContext } from "./form.tsx";
import { Icon } from "./icon.tsx";
import { Pressable } from "./pressable.tsx";
import { ReadAloud } from "./read-aloud.tsx";
import { type Tab, Tabs } from "./tabs.tsx";
import { Text } from "./text.tsx";
import { wayBack } from "./way-back.ts";

export interface ScreenProps {
  /** Absent only where a panel's title is the screen's. */
  readonly title?: string;
  readonly children: ReactNode;
  /** The tab that this screen is; other screens have a way back instead. */
  readonly tab?: Tab;
  /** Above everything: home's mark and languages. */
  readonly header?: ReactNode;
  /** What "Nghe đọc" reads; without it the button is not there. */
  readonly read?: string;
  /** Whether there is a way back; true unless it is a tab. */
  readonly back?: boolean;
}

/** The widest that a column of text gets, in px. */
const WIDEST = 600;

export function Screen({ title, children, tab, header, read, back = tab === undefined }: ScreenProps) {
  const { colour } = useLook();
  const { t } = useWords();
  const list = useRef<ScrollView>(null);
  const column = useRef<View>(null);
  const scroll = useMemo(() => ({ list, column }), []);
  return (
    <SafeAreaView style={{ flex: 1, backgroundColor: colour.page }}>
      <ScrollView
        ref={list}
        style={{ flex: 1 }}
        contentContainerStyle={{ flexGrow: 1, alignItems: "center" }}
      >
        <View
          ref={column}
          role="main"
          style={{ width: "100%", maxWidth: WIDEST, padding: SPACE[3], gap: SPACE[3] }}
        >
          <ScrollContext value={scroll}>
            {header}
            {back && (
              <View
                style={{
                  flexDirection: "row",
                  justifyContent: "space-between",
                  flexWrap: "wrap",
                  columnGap: SPACE[2],
                }}
              >
                <Pressable
                  label={t("back")}
                  onPress={wayBack}
                  style={{ flexDirection: "row", alignItems: "center" }}
                  testID="back"
                >
                  <Icon name="back" colour={colour.brand} />
                  <Text strong colour="brand">
                    {t("back")}
                  </Text>
                </Pressable>
                {read !== undefined && <ReadAloud text={read} />}
              </View>
            )}
            {title !== undefined && (
              <Text as="title" level={1}>
                {title}
              </Text>
            )}
            {children}
            {!back && read !== undefined && <ReadAloud text={read} />}
          </ScrollContext>
        </View>
      </ScrollView>
      {tab !== undefined && <Tabs current={tab} />}
    </SafeAreaView>
  );
}
