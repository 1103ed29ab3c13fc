/** When somebody would like to be called. */
import { WISHES } from "@bluezone/contract/health/choices";
import type { Wish } from "@bluezone/contract/health/from-phone";
import { Choice } from "../../kit/choice.tsx";
import { useWords } from "../../words/words.tsx";

export function WishChoice({
  wish,
  onChange,
}: {
  readonly wish: Wish;
  readonly onChange: (wish: Wish) => void;
}) {
  const { t } = useWords();
  return (
    <Choice
      label={t("messages:wish.label")}
      options={WISHES.map((value) => ({ value, label: t(`messages:wish.${value}`) }))}
      value={wish}
      onChange={onChange}
    />
  );
}
