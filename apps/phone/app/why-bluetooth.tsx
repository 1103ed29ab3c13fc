export { WhyBluetooth as default } from "../src/screens/why-bluetooth/why-bluetooth.tsx";
