/** As of when the page is, whose signature it has, and that it is old where it is. */
import { Note } from "../../kit/note.tsx";
import { Text } from "../../kit/text.tsx";
import { usePhoneState } from "../../phone/phone.tsx";
import { endMoment } from "../../words/moments.ts";
import { useWords } from "../../words/words.tsx";

export function AsOf() {
  const { t, lang } = useWords();
  const { local, now } = usePhoneState();
  if (local === null) return null;
  return (
    <>
      <Text as="small" colour="ink2" testID="as-of">
        {t("local:page.as-of", { when: endMoment(local.issuedAt, lang) })}
      </Text>
      {now >= local.notAfter && (
        <Note tone="act" icon="unchecked">
          {t("local:page.old", { when: endMoment(local.at, lang) })}
        </Note>
      )}
    </>
  );
}
