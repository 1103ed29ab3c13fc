/** A form: after a try that was refused, the first fault is in sight and has the focus, however far above the button it stands. */
import {
  createContext,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useRef,
  useState,
} from "react";
import { AccessibilityInfo, Dimensions, Platform, type ScrollView, type TextInput, View } from "react-native";
import { Text } from "./text.tsx";

/** What scrolls, and the column inside it by which places are measured. */
export interface Scroll {
  readonly list: RefObject<ScrollView | null>;
  readonly column: RefObject<View | null>;
}
/** Where a fault finds what scrolls it; a screen gives it. */
export const ScrollContext = createContext<Scroll | null>(null);

/** A fault that is drawn: where it stands, and the field that it is about, if it is one to type in. */
interface Shown {
  readonly place: RefObject<View | null>;
  readonly field?: RefObject<TextInput | null>;
  readonly scroll: Scroll | null;
}

/** A form's tries. */
export interface Attempt {
  /** Whether sending or going on was tried: faults are drawn from then on. */
  readonly tried: boolean;
  /** The main button was pressed: does it, and leads to the first fault that is drawn by then or comes before anything is changed. */
  press(go: () => unknown): void;
  /** Begins anew, such as on the next page. */
  again(): void;
  readonly faults: Faults;
}

/** The drawn faults of a form. */
class Faults {
  /** The reader waits for what comes of a press. */
  awaited = false;
  readonly #shown = new Set<Shown>();

  add(shown: Shown): () => void {
    this.#shown.add(shown);
    if (this.awaited) void this.look();
    return () => this.#shown.delete(shown);
  }

  async look(): Promise<void> {
    const places = await Promise.all(
      [...this.#shown].map(async (shown) => ({ shown, at: await topOf(shown) })),
    );
    const first = places.sort((a, b) => a.at - b.at)[0];
    if (first === undefined) return;
    this.awaited = false;
    const { place, field, scroll } = first.shown;
    const target = field?.current ?? place.current;
    if (field !== undefined || Platform.OS === "web") target?.focus();
    else if (target !== null) AccessibilityInfo.sendAccessibilityEvent(target, "focus");
    // A third down, so that the question above the sentence is in sight as well.
    const y = Math.max(0, first.at - Dimensions.get("window").height / 3);
    scroll?.list.current?.scrollTo({ y, animated: false });
  }
}

/** How far below the top of its column a fault stands; 0 where nothing scrolls. */
const topOf = ({ place, scroll }: Shown): Promise<number> =>
  new Promise((found) => {
    const column = scroll?.column.current;
    if (place.current === null || !column) found(0);
    else
      place.current.measureLayout(
        column,
        (_, y) => found(y),
        () => found(0),
      );
  });

/** The tries of a form; `Form` gives them to what is inside. */
export function useAttempt(): Attempt {
  const [tried, setTried] = useState(false);
  const [pressed, setPressed] = useState(0);
  const [faults] = useState(() => new Faults());
  useEffect(() => {
    if (pressed > 0) void faults.look();
  }, [pressed, faults]);
  return {
    tried,
    faults,
    press(go) {
      setTried(true);
      faults.awaited = true;
      void Promise.resolve(go()).finally(() => setPressed((times) => times + 1));
    },
    again() {
      setTried(false);
      faults.awaited = false;
    },
  };
}

const FaultsContext = createContext<Faults | null>(null);

/** Around the fields and sentences of a form; adds nothing to the layout. */
export function Form({ attempt, children }: { readonly attempt: Attempt; readonly children: ReactNode }) {
  return <FaultsContext value={attempt.faults}>{children}</FaultsContext>;
}

/** What a field does when it is changed: the reader goes on, and is not called back to a fault that comes later. */
export function useChanged(): () => void {
  const faults = useContext(FaultsContext);
  return () => {
    if (faults !== null) faults.awaited = false;
  };
}

/** Makes a view known to the form around it while `wrong`; `field` has the focus instead of the view where it is given. */
export function useFaultView(wrong: boolean, field?: RefObject<TextInput | null>): RefObject<View | null> {
  const place = useRef<View>(null);
  const faults = useContext(FaultsContext);
  const scroll = useContext(ScrollContext);
  useEffect(
    () => (wrong ? faults?.add({ place, scroll, ...(field === undefined ? {} : { field }) }) : undefined),
    [wrong, faults, scroll, field],
  );
  return place;
}

/** What is missing or wrong, said beside the answer that it is about. `field`: whose sentence it is, which then has the focus. */
export function Fault({
  children,
  field,
}: {
  readonly children: string;
  readonly field?: RefObject<TextInput | null>;
}) {
  const place = useFaultView(true, field);
  return (
    <View ref={place} role="alert" tabIndex={-1} style={{ outlineStyle: "solid", outlineWidth: 0 }}>
      <Text as="small" strong colour="text-danger">
        {children}
      </Text>
    </View>
  );
}
