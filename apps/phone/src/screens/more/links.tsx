/** Pages under a heading. */
import { router } from "expo-router";
import { View } from "react-native";
import { Row } from "../../kit/row.tsx";
import { Rows } from "../../kit/rows.tsx";
import { Text } from "../../kit/text.tsx";
import type { PlainKey } from "../../words/catalogs.ts";
import { useWords } from "../../words/words.tsx";

/** A page and its name in the catalog. */
export interface Page {
  readonly path: string;
  readonly key: PlainKey;
}

/** The page of places; a phone has it while more than one list is open. */
export const AREAS_PAGE = { path: "/areas", key: "more:more.areas" } as const satisfies Page;

export function Links({ title, pages }: { readonly title: string; readonly pages: readonly Page[] }) {
  const { t } = useWords();
  return (
    <View style={{ gap: 8 }}>
      <Text as="heading" level={2}>
        {title}
      </Text>
      <Rows>
        {pages.map(({ path, key }) => (
          <Row
            key={path}
            label={t(key)}
            onPress={() => router.navigate(path as "/")}
            testID={`go${path.replaceAll("/", "-")}`}
          />
        ))}
      </Rows>
    </View>
  );
}
