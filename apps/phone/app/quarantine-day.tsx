export { QuarantineDay as default } from "../src/screens/quarantine-day/quarantine-day.tsx";
