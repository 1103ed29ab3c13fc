/** The icons of the app: Tabler outline, stroke 2, always beside a word and hidden from screen readers. */
import IconAlertTriangle from "@tabler/icons-react-native/IconAlertTriangle";
import IconArrowBackUp from "@tabler/icons-react-native/IconArrowBackUp";
import IconCheck from "@tabler/icons-react-native/IconCheck";
import IconChevronLeft from "@tabler/icons-react-native/IconChevronLeft";
import IconChevronRight from "@tabler/icons-react-native/IconChevronRight";
import IconCircleCheck from "@tabler/icons-react-native/IconCircleCheck";
import IconClockExclamation from "@tabler/icons-react-native/IconClockExclamation";
import IconDots from "@tabler/icons-react-native/IconDots";
import IconDownload from "@tabler/icons-react-native/IconDownload";
import IconEarOff from "@tabler/icons-react-native/IconEarOff";
import IconHeartbeat from "@tabler/icons-react-native/IconHeartbeat";
import IconHeartHandshake from "@tabler/icons-react-native/IconHeartHandshake";
import IconHome from "@tabler/icons-react-native/IconHome";
import IconHomeHeart from "@tabler/icons-react-native/IconHomeHeart";
import IconInfoCircle from "@tabler/icons-react-native/IconInfoCircle";
import IconMapPin from "@tabler/icons-react-native/IconMapPin";
import IconMenu2 from "@tabler/icons-react-native/IconMenu2";
import IconPhone from "@tabler/icons-react-native/IconPhone";
import IconPlayerPause from "@tabler/icons-react-native/IconPlayerPause";
import IconPlayerStop from "@tabler/icons-react-native/IconPlayerStop";
import IconTemperature from "@tabler/icons-react-native/IconTemperature";
import IconUsers from "@tabler/icons-react-native/IconUsers";
import IconVolume from "@tabler/icons-react-native/IconVolume";
import IconWifiOff from "@tabler/icons-react-native/IconWifiOff";
import IconX from "@tabler/icons-react-native/IconX";
import { View } from "react-native";

const ICONS = {
  well: IconCircleCheck,
  act: IconAlertTriangle,
  near: IconUsers,
  calm: IconInfoCircle,
  offline: IconWifiOff,
  paused: IconPlayerPause,
  deaf: IconEarOff,
  unchecked: IconClockExclamation,
  shared: IconHeartHandshake,
  quarantine: IconHomeHeart,
  withdrawn: IconArrowBackUp,
  update: IconDownload,
  ticked: IconCheck,
  back: IconChevronLeft,
  forward: IconChevronRight,
  home: IconHome,
  health: IconHeartbeat,
  local: IconMapPin,
  more: IconDots,
  contents: IconMenu2,
  close: IconX,
  read: IconVolume,
  stop: IconPlayerStop,
  phone: IconPhone,
  thermometer: IconTemperature,
} as const;

/** An icon by what it means. */
export type IconName = keyof typeof ICONS;

/** @param size of its side in px; 24, in panels 32. */
export function Icon({
  name,
  colour,
  size = 24,
}: {
  readonly name: IconName;
  readonly colour: string;
  readonly size?: number;
}) {
  const Drawing = ICONS[name];
  return (
    <View aria-hidden importantForAccessibility="no-hide-descendants" style={{ width: size, height: size }}>
      <Drawing size={size} color={colour} strokeWidth={2} />
    </View>
  );
}
